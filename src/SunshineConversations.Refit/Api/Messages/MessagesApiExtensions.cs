namespace SunshineConversations;

/// <summary>Convenience methods of <see cref="IMessagesApi"/>.</summary>
public static class MessagesApiExtensions
{
    /// <summary>
    /// Lists all messages of a conversation from the newest to the oldest, page by page: a page, of up to 100 messages, is
    /// fetched when the enumeration reaches it, so that leaving early causes no further requests. Each enumeration starts again at the newest page.
    /// Works on any implementation, a fake included.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <include file="../SharedDocs.xml" path="docs/listAll/*"/>
    /// <returns>
    /// The messages. The service returns the newest page first, and does not document the order within a page: there they
    /// are sorted by <see cref="Message.Received"/>.
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
