using Refit;

namespace SunshineConversations;

/// <summary>The Webhooks API: the URLs that the service calls when an event occurs. An app can have at most 10.</summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c> scope, or with the <c>integration</c> scope, which sees only its own webhooks. The service's
/// documentation contradicts itself about account keys.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/integrations/{integrationId}/webhooks")]
public interface IWebhooksApi
{
    /// <summary>Creates a webhook. The service generates its <see cref="Webhook.Secret"/>.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="integrationId">The ID of the integration: a <see cref="CustomIntegration"/>, or <c>me</c> for the one that an OAuth token belongs to.</param>
    /// <param name="body">The URL, and the events that it is called for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new webhook.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>forbidden</c> (403) if the integration is of a different type.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateWebhook"/>
    [Post("")]
    Task<WebhookResponse> CreateWebhookAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [Body] WebhookCreateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the webhooks of an integration.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="integrationId">The ID of the integration: a <see cref="CustomIntegration"/>, or <c>me</c> for the one that an OAuth token belongs to.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The webhooks.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>integration_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListWebhooks"/>
    [Get("")]
    Task<WebhookListResponse> ListWebhooksAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        CancellationToken cancellationToken = default);

    /// <summary>Gets a webhook.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="integrationId">The ID of the integration: a <see cref="CustomIntegration"/>, or <c>me</c> for the one that an OAuth token belongs to.</param>
    /// <param name="webhookId">The ID of the webhook.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The webhook.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetWebhook"/>
    [Get("/{webhookId}")]
    Task<WebhookResponse> GetWebhookAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [AliasAs("webhookId")] string webhookId,
        CancellationToken cancellationToken = default);

    /// <summary>Updates a webhook. Members that are not set keep their values. Its secret cannot be changed: delete the webhook and create another.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="integrationId">The ID of the integration: a <see cref="CustomIntegration"/>, or <c>me</c> for the one that an OAuth token belongs to.</param>
    /// <param name="webhookId">The ID of the webhook.</param>
    /// <param name="body">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updated webhook.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/UpdateWebhook"/>
    [Patch("/{webhookId}")]
    Task<WebhookResponse> UpdateWebhookAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [AliasAs("webhookId")] string webhookId,
        [Body] WebhookUpdateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a webhook. Events that were not delivered yet are lost.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="integrationId">The ID of the integration: a <see cref="CustomIntegration"/>, or <c>me</c> for the one that an OAuth token belongs to.</param>
    /// <param name="webhookId">The ID of the webhook.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the webhook is deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteWebhook"/>
    [Delete("/{webhookId}")]
    Task DeleteWebhookAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [AliasAs("webhookId")] string webhookId,
        CancellationToken cancellationToken = default);
}
