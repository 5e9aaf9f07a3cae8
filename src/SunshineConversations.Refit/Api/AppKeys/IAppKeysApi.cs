using Refit;

namespace SunshineConversations;

/// <summary>The App Keys API: the API keys of an app, which grant access to everything that belongs to it.</summary>
/// <remarks>
/// <para>Requires a key with the <c>account</c> scope: the key of an app cannot manage keys.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/keys")]
public interface IAppKeysApi
{
    /// <summary>Creates a key of an app. An app has at most 10.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="body">The name of the key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new key, with its secret.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>app_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateAppKey"/>
    [Post("")]
    Task<AppKeyResponse> CreateAppKeyAsync(
        [AliasAs("appId")] string appId,
        [Body] AppKeyCreateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the keys of an app.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The keys, each with its secret.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>app_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListAppKeys"/>
    [Get("")]
    Task<AppKeyListResponse> ListAppKeysAsync(
        [AliasAs("appId")] string appId,
        CancellationToken cancellationToken = default);

    /// <summary>Gets a key of an app.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="keyId">The ID of the key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The key, with its secret.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetAppKey"/>
    [Get("/{keyId}")]
    Task<AppKeyResponse> GetAppKeyAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("keyId")] string keyId,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a key of an app. Requests that still use it are rejected with 401. This cannot be undone.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="keyId">The ID of the key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the key is deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteAppKey"/>
    [Delete("/{keyId}")]
    Task DeleteAppKeyAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("keyId")] string keyId,
        CancellationToken cancellationToken = default);
}
