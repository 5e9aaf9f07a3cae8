using Refit;

namespace SunshineConversations;

/// <summary>The Messages API: post messages to a conversation, list them and delete them.</summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c>, <c>integration</c> or <c>account</c> scope.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/conversations/{conversationId}/messages")]
public interface IMessagesApi
{
    /// <summary>Posts a message. It is not repeated once it may have reached the service: after a timeout, list the messages to see whether it was posted.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="body">The message; <see cref="MessagePost.Author"/> and <see cref="MessagePost.Content"/> are required.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new messages: one, or several if the service split the posted message.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>locked</c> (423) when the conversation has 30,000 messages.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/PostMessage"/>
    [Post("")]
    Task<MessagePostResponse> PostMessageAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] MessagePost body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists one page of the messages of a conversation, the latest page first.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="page">The page: <see cref="Page.Before"/> leads to older messages. The service ignores <see cref="Page.Size"/>; a page has up to 100 messages. <see langword="null"/> gets the latest page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the cursors of the neighboring pages in <see cref="MessageListResponse.Meta"/>.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso cref="MessagesApiExtensions.ListAllMessagesAsync"/>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListMessages"/>
    [Get("")]
    Task<MessageListResponse> ListMessagesAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Query("", "page"), QueryConverter(typeof(DeepObjectConverter<Page>))] Page? page = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes all messages of a conversation. It is not repeated once it may have reached the service, so that no message that arrives in between is lost.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the messages are deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteAllMessages"/>
    [Delete("")]
    Task DeleteAllMessagesAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes one message of a conversation.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="messageId">The ID of the message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the message is deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteMessage"/>
    [Delete("/{messageId}")]
    Task DeleteMessageAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [AliasAs("messageId")] string messageId,
        CancellationToken cancellationToken = default);
}
