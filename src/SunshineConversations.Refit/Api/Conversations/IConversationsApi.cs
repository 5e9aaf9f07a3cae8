using System.Text.Json.Nodes;
using Refit;

namespace SunshineConversations;

/// <summary>The Conversations API: create and manage the conversations that a business has with its users.</summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c>, <c>integration</c> or <c>account</c> scope.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/conversations")]
public interface IConversationsApi
{
    /// <summary>Creates a conversation.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="body">The conversation; <see cref="ConversationCreateBody.Type"/> is required.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new conversation.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>app_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateConversation"/>
    [Post("")]
    Task<ConversationResponse> CreateConversationAsync(
        [AliasAs("appId")] string appId,
        [Body] ConversationCreateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists one page of the conversations that a user takes part in.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="filter">The user whose conversations are listed.</param>
    /// <param name="page">The page, and the number of conversations in it; <see langword="null"/> gets the first page in the service's default size of 25.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the cursors of the neighboring pages in <see cref="ConversationListResponse.Meta"/>.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>user_not_found</c> (404).</exception>
    /// <seealso cref="ConversationsApiExtensions.ListAllConversationsAsync"/>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListConversations"/>
    [Get("")]
    Task<ConversationListResponse> ListConversationsAsync(
        [AliasAs("appId")] string appId,
        [Query("", "filter"), QueryConverter(typeof(DeepObjectConverter<ConversationListFilter>))] ConversationListFilter filter,
        [Query("", "page"), QueryConverter(typeof(DeepObjectConverter<Page>))] Page? page = null,
        CancellationToken cancellationToken = default);

    /// <summary>Gets a conversation.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversation.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetConversation"/>
    [Get("/{conversationId}")]
    Task<ConversationResponse> GetConversationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        CancellationToken cancellationToken = default);

    /// <summary>Updates a conversation. Members that are not set keep their values; members set to <see langword="null"/> are cleared.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="body">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updated conversation.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/UpdateConversation"/>
    [Patch("/{conversationId}")]
    Task<ConversationResponse> UpdateConversationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] ConversationUpdateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a conversation with its messages and attachments. A user's default conversation cannot be deleted (400).</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the conversation is deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteConversation"/>
    [Delete("/{conversationId}")]
    Task DeleteConversationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        CancellationToken cancellationToken = default);

    /// <summary>Downloads the full data of a message that a third-party channel delivered as a reference. The service supports Apple Messages only.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="body">The user and the reference.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The data in the format of the channel: any JSON object.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DownloadMessageRef"/>
    [Post("/{conversationId}/download")]
    Task<JsonObject> DownloadMessageRefAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] DownloadMessageRefBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Reports the actions of a user on a third-party channel (Messenger, Instagram or WhatsApp) to Meta's Conversions API.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="body">The events and their channel.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The data set that received the events, and their number.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/PostConversionEvents"/>
    [Post("/{conversationId}/conversionEvents")]
    Task<ConversionEventsResponse> PostConversionEventsAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] ConversionEventsBody body,
        CancellationToken cancellationToken = default);
}
