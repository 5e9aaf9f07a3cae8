namespace SunshineConversations;

/// <summary>What <see cref="IMessagesApi"/> offers beyond one request.</summary>
public static class MessagesApiExtensions
{
    /// <summary>
    /// Lists all messages of a conversation from the newest to the oldest, page by page: a page, of up to 100 messages, is
    /// fetched when the enumeration gets to it, so that leaving early costs nothing more. Each enumeration starts anew.
    /// Works on any implementation, a fake included.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="fetchAhead">
    /// Whether the next page is already fetched while the loop works on this one: at most one page ahead, which pays
    /// where the work on a page takes time of its own. Leaving early then wastes at most one request.
    /// </param>
    /// <param name="cancellationToken">Cancels the enumeration, between pages and within one.</param>
    /// <returns>
    /// The messages. The service gives the newest page first, and does not document the order within a page: there they
    /// are put in the order of <see cref="Message.Received"/>.
    /// </returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">While enumerating: the service returned a cursor again, which would never end.</exception>
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
