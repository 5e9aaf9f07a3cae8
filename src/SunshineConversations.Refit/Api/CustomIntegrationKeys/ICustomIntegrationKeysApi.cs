using Refit;

namespace SunshineConversations;

/// <summary>The Custom Integration API Keys API: the API keys of an integration of the type <c>custom</c>.</summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c> or <c>account</c> scope.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/integrations/{integrationId}/keys")]
public interface ICustomIntegrationKeysApi
{
    /// <summary>Creates a key of a custom integration.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="integrationId">The ID of the integration.</param>
    /// <param name="body">The name of the key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new key, with its secret.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>bad_request</c> (400) for an integration of a different type.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateCustomIntegrationKey"/>
    [Post("")]
    Task<IntegrationApiKeyResponse> CreateCustomIntegrationKeyAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [Body] CustomIntegrationKeyCreateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the keys of a custom integration.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="integrationId">The ID of the integration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The keys, each with its secret.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>bad_request</c> (400) for an integration of a different type.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListCustomIntegrationKeys"/>
    [Get("")]
    Task<IntegrationApiKeyListResponse> ListCustomIntegrationKeysAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        CancellationToken cancellationToken = default);

    /// <summary>Gets a key of a custom integration.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="integrationId">The ID of the integration.</param>
    /// <param name="keyId">The ID of the key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The key, with its secret.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetCustomIntegrationKey"/>
    [Get("/{keyId}")]
    Task<IntegrationApiKeyResponse> GetCustomIntegrationKeyAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [AliasAs("keyId")] string keyId,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a key of a custom integration. Requests that still use it are rejected with 401. This cannot be undone.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="integrationId">The ID of the integration.</param>
    /// <param name="keyId">The ID of the key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the key is deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteCustomIntegrationKey"/>
    [Delete("/{keyId}")]
    Task DeleteCustomIntegrationKeyAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [AliasAs("keyId")] string keyId,
        CancellationToken cancellationToken = default);
}
