using Refit;

namespace SunshineConversations;

/// <summary>
/// The App Keys API: the API keys of an app, which give access to all that belongs to it.
/// Register it with <c>services.AddSunshineConversations(…)</c> and inject it; it is safe for concurrent use and
/// may be held by a singleton.
/// </summary>
/// <remarks>
/// <para>Bad arguments throw an <see cref="ArgumentException"/> that names the parameter, before anything is sent.</para>
/// <para>Every response that is not a success, or that is not the JSON it should be, throws a
/// <see cref="SunshineConversationsException"/>. When no response came, because the network failed or the time was
/// over, an <see cref="ApiRequestException"/> is thrown. The caller's own cancellation stays an
/// <see cref="OperationCanceledException"/>.</para>
/// <para>Takes a key of the scope <c>account</c>: no key of an app can manage keys.</para>
/// <para>Without dependency injection, <see cref="SunshineConversationsClient.Create"/> makes one.
/// <c>RestService.ForGenerated</c> with other settings is not supported: identifiers would not be checked.</para>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/keys")]
public interface IAppKeysApi
{
    /// <summary>Creates a key of an app. An app has at most 10.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="body">The name of the key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new key, with its secret.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>app_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateAppKey"/>
    [Post("")]
    Task<AppKeyResponse> CreateAppKeyAsync(
        [AliasAs("appId")] string appId,
        [Body] AppKeyCreateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the keys of an app.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The keys, each with its secret.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>app_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListAppKeys"/>
    [Get("")]
    Task<AppKeyListResponse> ListAppKeysAsync(
        [AliasAs("appId")] string appId,
        CancellationToken cancellationToken = default);

    /// <summary>Gets a key of an app.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="keyId">The id of the key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The key, with its secret.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetAppKey"/>
    [Get("/{keyId}")]
    Task<AppKeyResponse> GetAppKeyAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("keyId")] string keyId,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a key of an app. Whoever still uses it is refused with 401. It cannot be undone.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="keyId">The id of the key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the key is deleted.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteAppKey"/>
    [Delete("/{keyId}")]
    Task DeleteAppKeyAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("keyId")] string keyId,
        CancellationToken cancellationToken = default);
}
