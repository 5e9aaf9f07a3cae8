namespace SunshineConversations;

/// <summary>Convenience methods of <see cref="IParticipantsApi"/>.</summary>
public static class ParticipantsApiExtensions
{
    /// <summary>
    /// Lists all participants of a conversation, page by page: a page is fetched when the enumeration reaches it, so that
    /// leaving early causes no further requests. Each enumeration starts again at the first page. Works on any implementation, a fake included.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="pageSize">The number of participants in a page, from 1 to 100; <see langword="null"/> leaves it to the service (25).</param>
    /// <include file="../SharedDocs.xml" path="docs/listAll/*"/>
    /// <returns>The participants in the service's order.</returns>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListParticipants"/>
    public static IAsyncEnumerable<Participant> ListAllParticipantsAsync(
        this IParticipantsApi api,
        string appId,
        string conversationId,
        int? pageSize = null,
        bool fetchAhead = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Identifier.RequirePathSegment(appId, nameof(appId));
        Identifier.RequirePathSegment(conversationId, nameof(conversationId));
        Page.ThrowIfSizeOutOfRange(pageSize, nameof(pageSize));
        return Paging.EnumerateAsync<ParticipantListResponse, Participant>(
            (page, token) => api.ListParticipantsAsync(appId, conversationId, page, token), PageDirection.Forward, pageSize, fetchAhead, cancellationToken);
    }
}
