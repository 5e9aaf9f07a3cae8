using Refit;

namespace SunshineConversations;

/// <summary>
/// The Webhooks API: the addresses that the service calls when something happens. An app can have at most 10.
/// Register it with <c>services.AddSunshineConversations(…)</c> and inject it; it is safe for concurrent use and
/// may be held by a singleton.
/// </summary>
/// <remarks>
/// <para>Takes a key of the scope <c>app</c> or <c>integration</c>, which sees its own webhooks alone. The service's
/// documentation contradicts itself on keys of an account.</para>
/// <para>Bad arguments throw an <see cref="ArgumentException"/> that names the parameter, before anything is sent.</para>
/// <para>Every response that is not a success, or that is not the JSON it should be, throws a
/// <see cref="SunshineConversationsException"/>. When no response came, because the network failed or the time was
/// over, an <see cref="ApiRequestException"/> is thrown. The caller's own cancellation stays an
/// <see cref="OperationCanceledException"/>.</para>
/// <para>Without dependency injection, <see cref="SunshineConversationsClient.Create"/> makes one.
/// <c>RestService.ForGenerated</c> with other settings is not supported: identifiers would not be checked.</para>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/integrations/{integrationId}/webhooks")]
public interface IWebhooksApi
{
    /// <summary>Creates a webhook. The service makes its <see cref="Webhook.Secret"/>.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="integrationId">The id of the integration: a <see cref="CustomIntegration"/>, or <c>me</c> for the one that an OAuth token belongs to.</param>
    /// <param name="body">The address, and what it is called for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new webhook.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>forbidden</c> (403) where the integration is of another type.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateWebhook"/>
    [Post("")]
    Task<WebhookResponse> CreateWebhookAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [Body] WebhookCreateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the webhooks of an integration.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="integrationId">The id of the integration: a <see cref="CustomIntegration"/>, or <c>me</c> for the one that an OAuth token belongs to.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The webhooks.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>integration_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListWebhooks"/>
    [Get("")]
    Task<WebhookListResponse> ListWebhooksAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        CancellationToken cancellationToken = default);

    /// <summary>Gets a webhook.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="integrationId">The id of the integration: a <see cref="CustomIntegration"/>, or <c>me</c> for the one that an OAuth token belongs to.</param>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The webhook.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetWebhook"/>
    [Get("/{webhookId}")]
    Task<WebhookResponse> GetWebhookAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [AliasAs("webhookId")] string webhookId,
        CancellationToken cancellationToken = default);

    /// <summary>Updates a webhook. Members that are not set stay as they are. Its secret cannot be changed: delete the webhook and create another.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="integrationId">The id of the integration: a <see cref="CustomIntegration"/>, or <c>me</c> for the one that an OAuth token belongs to.</param>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="body">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The webhook as it is now.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/UpdateWebhook"/>
    [Patch("/{webhookId}")]
    Task<WebhookResponse> UpdateWebhookAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [AliasAs("webhookId")] string webhookId,
        [Body] WebhookUpdateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a webhook. Events that were not delivered yet are lost.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="integrationId">The id of the integration: a <see cref="CustomIntegration"/>, or <c>me</c> for the one that an OAuth token belongs to.</param>
    /// <param name="webhookId">The id of the webhook.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the webhook is deleted.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteWebhook"/>
    [Delete("/{webhookId}")]
    Task DeleteWebhookAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("integrationId")] string integrationId,
        [AliasAs("webhookId")] string webhookId,
        CancellationToken cancellationToken = default);
}
