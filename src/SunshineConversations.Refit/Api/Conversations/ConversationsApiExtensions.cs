namespace SunshineConversations;

/// <summary>Convenience methods of <see cref="IConversationsApi"/>.</summary>
public static class ConversationsApiExtensions
{
    /// <summary>
    /// Lists all conversations of a user, page by page: a page is fetched when the enumeration reaches it, so that
    /// leaving early causes no further requests. Each enumeration starts again at the first page. Works on any implementation, a fake included.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="filter">The user whose conversations are listed.</param>
    /// <param name="pageSize">The number of conversations in a page, from 1 to 100; <see langword="null"/> leaves it to the service (25).</param>
    /// <include file="../SharedDocs.xml" path="docs/listAll/*"/>
    /// <returns>The conversations in the service's order.</returns>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListConversations"/>
    public static IAsyncEnumerable<Conversation> ListAllConversationsAsync(
        this IConversationsApi api,
        string appId,
        ConversationListFilter filter,
        int? pageSize = null,
        bool fetchAhead = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Identifier.RequirePathSegment(appId, nameof(appId));
        ArgumentNullException.ThrowIfNull(filter);
        Page.ThrowIfSizeOutOfRange(pageSize, nameof(pageSize));
        return Paging.EnumerateAsync<ConversationListResponse, Conversation>(
            (page, token) => api.ListConversationsAsync(appId, filter, page, token), PageDirection.Forward, pageSize, fetchAhead, cancellationToken);
    }
}
