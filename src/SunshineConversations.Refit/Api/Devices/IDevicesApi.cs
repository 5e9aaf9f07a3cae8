using Refit;

namespace SunshineConversations;

/// <summary>The Devices API: the browsers and phones on which a user has an SDK.</summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c>, <c>integration</c> or <c>account</c> scope.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/users/{userIdOrExternalId}/devices")]
public interface IDevicesApi
{
    /// <summary>Lists the devices of a user.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='userIdOrExternalId']"/>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='brandId']"/>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The devices.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>user_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListDevices"/>
    [Get("")]
    Task<DeviceListResponse> ListDevicesAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Gets a device of a user.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='userIdOrExternalId']"/>
    /// <param name="deviceId">The ID of the device.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='brandId']"/>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The device.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>device_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetDevice"/>
    [Get("/{deviceId}")]
    Task<DeviceResponse> GetDeviceAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [AliasAs("deviceId")] string deviceId,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);
}
