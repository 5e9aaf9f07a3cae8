using Refit;

namespace SunshineConversations;

/// <summary>
/// The Messages API: post messages to a conversation, list them and delete them.
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
[PathPrefix("/v2/apps/{appId}/conversations/{conversationId}/messages")]
public interface IMessagesApi
{
    /// <summary>Posts a message. It is not repeated once it may have reached the service: after a timeout, list the messages to see whether it is there.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="body">The message; <see cref="MessagePost.Author"/> and <see cref="MessagePost.Content"/> are required.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new messages: one, or several where the service made several of what was posted.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>locked</c> (423) when the conversation has 30,000 messages.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/PostMessage"/>
    [Post("")]
    Task<MessagePostResponse> PostMessageAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] MessagePost body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists one page of the messages of a conversation, the latest page first.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="page">Which page: <see cref="Page.Before"/> leads to older messages. The service ignores <see cref="Page.Size"/>; a page has up to 100 messages. <see langword="null"/> gives the latest page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the cursors of its neighbors in <see cref="MessageListResponse.Meta"/>.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso cref="MessagesApiExtensions.ListAllMessagesAsync"/>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListMessages"/>
    [Get("")]
    Task<MessageListResponse> ListMessagesAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Query("", "page"), QueryConverter(typeof(DeepObjectConverter<Page>))] Page? page = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes all messages of a conversation. It is not repeated once it may have reached the service, so that no message is lost that arrives in between.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the messages are deleted.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteAllMessages"/>
    [Delete("")]
    Task DeleteAllMessagesAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes one message of a conversation.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="messageId">The id of the message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the message is deleted.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteMessage"/>
    [Delete("/{messageId}")]
    Task DeleteMessageAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [AliasAs("messageId")] string messageId,
        CancellationToken cancellationToken = default);
}
