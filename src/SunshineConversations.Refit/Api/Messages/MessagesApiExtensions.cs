namespace SunshineConversations;

/// <summary>What <see cref="IMessagesApi"/> offers beyond one request.</summary>
public static class MessagesApiExtensions
{
    /// <summary>
    /// Lists all messages of a conversation from the newest to the oldest, page by page: a page, of up to 100 messages, is
    /// fetched when the enumeration gets to it, so that leaving early costs nothing more. Each enumeration starts again at the newest page.
    /// Works on any implementation, a fake included.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <include file="../SharedDocs.xml" path="docs/listAll/*"/>
    /// <returns>
    /// The messages. The service gives the newest page first, and does not document the order within a page: there they
    /// are put in the order of <see cref="Message.Received"/>.
    /// </returns>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListMessages"/>
    public static IAsyncEnumerable<Message> ListAllMessagesAsync(
        this IMessagesApi api,
        string appId,
        string conversationId,
        bool fetchAhead = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Identifier.RequirePathSegment(appId, nameof(appId));
        Identifier.RequirePathSegment(conversationId, nameof(conversationId));
        return Paging.EnumerateAsync<MessageListResponse, Message>(
            (page, token) => api.ListMessagesAsync(appId, conversationId, page, token), PageDirection.Backward, pageSize: null, fetchAhead, cancellationToken);
    }
}
