using System.Text.Json.Nodes;
using Refit;

namespace SunshineConversations;

/// <summary>
/// The Conversations API: create and manage the conversations that a business has with its users.
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
[PathPrefix("/v2/apps/{appId}/conversations")]
public interface IConversationsApi
{
    /// <summary>Creates a conversation.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="body">What to create; <see cref="ConversationCreateBody.Type"/> is required.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new conversation.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>app_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateConversation"/>
    [Post("")]
    Task<ConversationResponse> CreateConversationAsync(
        [AliasAs("appId")] string appId,
        [Body] ConversationCreateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists one page of the conversations that a user takes part in.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="filter">The user whose conversations are listed.</param>
    /// <param name="page">Which page, and how many conversations on it; null gives the first page in the service's default size of 25.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the cursors of its neighbours in <see cref="ConversationListResponse.Meta"/>.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>user_not_found</c> (404).</exception>
    /// <seealso cref="ConversationsApiExtensions.ListAllConversationsAsync"/>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListConversations"/>
    [Get("")]
    Task<ConversationListResponse> ListConversationsAsync(
        [AliasAs("appId")] string appId,
        [Query("", "filter"), QueryConverter(typeof(DeepObjectConverter<ConversationListFilter>))] ConversationListFilter filter,
        [Query("", "page"), QueryConverter(typeof(DeepObjectConverter<Page>))] Page? page = null,
        CancellationToken cancellationToken = default);

    /// <summary>Fetches one conversation.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversation.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetConversation"/>
    [Get("/{conversationId}")]
    Task<ConversationResponse> GetConversationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        CancellationToken cancellationToken = default);

    /// <summary>Changes a conversation. What <paramref name="body"/> does not mention stays as it is; what it sets to null is cleared.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="body">What to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversation after the change.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/UpdateConversation"/>
    [Patch("/{conversationId}")]
    Task<ConversationResponse> UpdateConversationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] ConversationUpdateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a conversation with its messages and attachments. A user's default conversation cannot be deleted (400).</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the conversation is deleted.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteConversation"/>
    [Delete("/{conversationId}")]
    Task DeleteConversationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        CancellationToken cancellationToken = default);

    /// <summary>Fetches the full data behind a reference that a third-party channel gave instead of the data. The service supports Apple Messages only.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="body">The user and the reference.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The data as the channel gives it: any JSON object.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DownloadMessageRef"/>
    [Post("/{conversationId}/download")]
    Task<JsonObject> DownloadMessageRefAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] DownloadMessageRefBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Reports what a user did on a third-party channel (Messenger, Instagram or WhatsApp) to Meta's Conversions API.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="body">The events and their channel.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The data set that took the events, and their number.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/PostConversionEvents"/>
    [Post("/{conversationId}/conversionEvents")]
    Task<ConversionEventsResponse> PostConversionEventsAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] ConversionEventsBody body,
        CancellationToken cancellationToken = default);
}
