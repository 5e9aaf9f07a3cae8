using Refit;

namespace SunshineConversations;

/// <summary>
/// The Devices API: the browsers and phones on which a user has an SDK.
/// Register it with <c>services.AddSunshineConversations(…)</c> and inject it; it is safe for concurrent use and
/// may be held by a singleton.
/// </summary>
/// <remarks>
/// <para>Bad arguments throw an <see cref="ArgumentException"/> that names the parameter, before anything is sent.</para>
/// <para>Every response that is not a success, or that is not the JSON it should be, throws a
/// <see cref="SunshineConversationsException"/>. When no response came, because the network failed or the time was
/// over, an <see cref="ApiRequestException"/> is thrown. The caller's own cancellation stays an
/// <see cref="OperationCanceledException"/>.</para>
/// <para>Takes a key of the scope <c>app</c>, <c>integration</c> or <c>account</c>.</para>
/// <para>Without dependency injection, <see cref="SunshineConversationsClient.Create"/> makes one.
/// <c>RestService.ForGenerated</c> with other settings is not supported: identifiers would not be checked.</para>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/users/{userIdOrExternalId}/devices")]
public interface IDevicesApi
{
    /// <summary>Lists the devices of a user.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="userIdOrExternalId">The service's id of the user, or the business's own: at most 1,024 characters.</param>
    /// <param name="brandId">The id of the brand of the user, where users are separated by brand. <see langword="null"/> is omitted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The devices.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>user_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListDevices"/>
    [Get("")]
    Task<DeviceListResponse> ListDevicesAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Gets a device of a user.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="userIdOrExternalId">The service's id of the user, or the business's own: at most 1,024 characters.</param>
    /// <param name="deviceId">The id of the device.</param>
    /// <param name="brandId">The id of the brand of the user, where users are separated by brand. <see langword="null"/> is omitted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The device.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>device_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetDevice"/>
    [Get("/{deviceId}")]
    Task<DeviceResponse> GetDeviceAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [AliasAs("deviceId")] string deviceId,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);
}
