using Refit;

namespace SunshineConversations;

/// <summary>
/// The Custom Integration API Keys API: the API keys of an integration of the type <c>custom</c>.
/// Register it with <c>services.AddSunshineConversations(…)</c> and inject it; it is safe for concurrent use and
/// may be held by a singleton.
/// </summary>
/// <remarks>
/// <para>Bad arguments throw an <see cref="ArgumentException"/> that names the parameter, before anything is sent.</para>
/// <para>Every response that is not a success, or that is not the JSON it should be, throws a
/// <see cref="SunshineConversationsException"/>. When no response came, because the network failed or the time was
/// over, an <see cref="ApiRequestException"/> is thrown. The caller's own cancellation stays an
/// <see cref="OperationCanceledException"/>.</para>
/// <para>Takes a key of the scope <c>app</c> or <c>account</c>.</para>
/// <para>Without dependency injection, <see cref="SunshineConversationsClient.Create"/> makes one.
/// <c>RestService.ForGenerated</c> with other settings is not supported: identifiers would not be checked.</para>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/integrations/{integrationId}/keys")]
public interface ICustomIntegrationKeysApi
{
    /// <summary>Creates a key of a custom integration.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="integrationId">The id of the integration.</param>
    /// <param name="body">The name of the key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new key, with its secret.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>bad_request</c> (400) for an integration of another type.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateCustomIntegrationKey"/>
    [Post("")]
    Task<IntegrationApiKeyResponse> CreateCustomIntegrationKeyAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [Body] CustomIntegrationKeyCreateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the keys of a custom integration.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="integrationId">The id of the integration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The keys, each with its secret.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>bad_request</c> (400) for an integration of another type.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListCustomIntegrationKeys"/>
    [Get("")]
    Task<IntegrationApiKeyListResponse> ListCustomIntegrationKeysAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        CancellationToken cancellationToken = default);

    /// <summary>Gets a key of a custom integration.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="integrationId">The id of the integration.</param>
    /// <param name="keyId">The id of the key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The key, with its secret.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetCustomIntegrationKey"/>
    [Get("/{keyId}")]
    Task<IntegrationApiKeyResponse> GetCustomIntegrationKeyAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [AliasAs("keyId")] string keyId,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a key of a custom integration. Whoever still uses it is refused with 401. It cannot be undone.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="integrationId">The id of the integration.</param>
    /// <param name="keyId">The id of the key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the key is deleted.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteCustomIntegrationKey"/>
    [Delete("/{keyId}")]
    Task DeleteCustomIntegrationKeyAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [AliasAs("keyId")] string keyId,
        CancellationToken cancellationToken = default);
}
