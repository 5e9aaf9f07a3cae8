using System.Runtime.CompilerServices;

namespace SunshineConversations;

/// <summary>What <see cref="IConversationsApi"/> offers beyond one request.</summary>
public static class ConversationsApiExtensions
{
    /// <summary>
    /// Lists all conversations of a user, page by page: a page is asked for when the enumeration gets to it, so that
    /// leaving early costs nothing more. Each enumeration starts anew. Works on any implementation, a fake included.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="appId">The id of the app.</param>
    /// <param name="filter">The user whose conversations are listed.</param>
    /// <param name="pageSize">How many conversations to ask for at once, from 1 to 100; null leaves it to the service (25).</param>
    /// <param name="fetchAhead">
    /// Whether the next page is already asked for while the loop works on this one: at most one page ahead, which pays
    /// where the work on a page takes time of its own. Leaving early then wastes at most one request.
    /// </param>
    /// <param name="cancellationToken">Cancels the enumeration, between pages and within one.</param>
    /// <returns>The conversations in the service's order.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">While enumerating: the service gave a cursor again, which would never end.</exception>
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
        filter.ThrowIfNobody(nameof(filter));
        Page.ThrowIfSizeOutOfRange(pageSize, nameof(pageSize));
        return EnumerateAsync(api, appId, filter, pageSize, fetchAhead, cancellationToken);
    }

    private static async IAsyncEnumerable<Conversation> EnumerateAsync(
        IConversationsApi api,
        string appId,
        ConversationListFilter filter,
        int? pageSize,
        bool fetchAhead,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        using CancellationTokenSource? left = fetchAhead ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken) : null;
        Task<ConversationListResponse>? ahead = null;
        try
        {
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                ConversationListResponse answer = await (ahead ?? AskAsync(cancellationToken)).ConfigureAwait(false);
                ahead = null;
                cursor = answer.Meta is { HasMore: true, AfterCursor: { Length: > 0 } next } ? next : null;
                bool repeated = cursor is not null && !seen.Add(cursor);
                if (left is not null && cursor is not null && !repeated)
                    ahead = AskAsync(left.Token);

                foreach (Conversation conversation in answer.Conversations)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return conversation;
                }

                if (repeated)
                    throw new InvalidOperationException("The service gave the same cursor for the next page twice; following it would never end.");
            }
            while (cursor is not null);
        }
        finally
        {
            if (ahead is not null)
            {
                await left!.CancelAsync().ConfigureAwait(false);
                // Whoever left the loop has no use for what becomes of it.
                await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        // Asynchronous, so that whatever a page asked for ahead throws comes when the loop gets to that page.
        async Task<ConversationListResponse> AskAsync(CancellationToken token)
        {
            Page? page = cursor is null && pageSize is null ? null : new Page { After = cursor, Size = pageSize };
            try
            {
                return await api.ListConversationsAsync(appId, filter, page, token).ConfigureAwait(false);
            }
            catch (OperationCanceledException e) when (token != cancellationToken && cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(e.Message, e, cancellationToken);
            }
        }
    }
}
