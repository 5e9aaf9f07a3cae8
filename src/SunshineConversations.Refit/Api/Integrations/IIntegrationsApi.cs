using Refit;

namespace SunshineConversations;

/// <summary>The Integrations API: the channels, SDKs and applications that an app is connected to.</summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c> or <c>account</c> scope.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/integrations")]
public interface IIntegrationsApi
{
    /// <summary>Creates an integration. A bot needs a <see cref="CustomIntegration"/> to receive webhooks.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="body">The integration: the class of its type, with the members that it requires.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new integration.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>bad_request</c> (400).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateIntegration"/>
    [Post("")]
    Task<IntegrationResponse> CreateIntegrationAsync(
        [AliasAs("appId")] string appId,
        [Body] Integration body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists one page of the integrations of an app.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="filter">The types that are listed; <see langword="null"/> lists every type.</param>
    /// <param name="page">The page, and the number of integrations in it; <see langword="null"/> gets the first page in the service's default size of 25.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the cursors of the neighboring pages in <see cref="IntegrationListResponse.Meta"/>.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>bad_request</c> (400).</exception>
    /// <seealso cref="IntegrationsApiExtensions.ListAllIntegrationsAsync"/>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListIntegrations"/>
    [Get("")]
    Task<IntegrationListResponse> ListIntegrationsAsync(
        [AliasAs("appId")] string appId,
        [Query("", "filter"), QueryConverter(typeof(DeepObjectConverter<IntegrationListFilter>))] IntegrationListFilter? filter = null,
        [Query("", "page"), QueryConverter(typeof(DeepObjectConverter<Page>))] Page? page = null,
        CancellationToken cancellationToken = default);

    /// <summary>Gets an integration.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="integrationId">The ID of the integration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The integration.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>integration_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetIntegration"/>
    [Get("/{integrationId}")]
    Task<IntegrationResponse> GetIntegrationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        CancellationToken cancellationToken = default);

    /// <summary>Updates an integration. Members that are not set keep their values. Members that an update does not have cannot be changed: delete the integration and create it again.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="integrationId">The ID of the integration.</param>
    /// <param name="body">The changes: the class that is named after the type of the integration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updated integration.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>integration_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/UpdateIntegration"/>
    [Patch("/{integrationId}")]
    Task<IntegrationResponse> UpdateIntegrationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [Body] IntegrationUpdateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes an integration, with its webhooks and API keys. This cannot be undone. An SDK that was set up in Zendesk Admin Center cannot be deleted (400).</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="integrationId">The ID of the integration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the integration is deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>integration_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteIntegration"/>
    [Delete("/{integrationId}")]
    Task DeleteIntegrationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        CancellationToken cancellationToken = default);
}
