using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SunshineConversations;

/// <summary>In which direction the pages of a list follow one another.</summary>
internal enum PageDirection
{
    /// <summary>The first page comes first, and each next one by <see cref="Page.After"/>.</summary>
    Forward,

    /// <summary>The last page comes first, and each one before it by <see cref="Page.Before"/>.</summary>
    Backward,
}

/// <summary>Enumerates the items of all pages of a list. Every ListAll method is this.</summary>
internal static class Paging
{
    /// <param name="fetchAsync">Fetches one page; <see langword="null"/> is the first.</param>
    /// <param name="direction">How the pages follow one another.</param>
    /// <param name="pageSize">How many items a page has; <see langword="null"/> leaves it to the service.</param>
    /// <param name="fetchAhead">Whether the next page is fetched while the caller works on this one.</param>
    /// <param name="cancellationToken">Cancels the enumeration, between pages and within one.</param>
    /// <param name="name">The name of the ListAll method.</param>
    public static async IAsyncEnumerable<T> EnumerateAsync<TResponse, T>(
        Func<Page?, CancellationToken, Task<TResponse>> fetchAsync,
        PageDirection direction,
        int? pageSize,
        bool fetchAhead,
        [EnumeratorCancellation] CancellationToken cancellationToken,
        [CallerMemberName] string name = "")
        where TResponse : class, IPageResponse<T>
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        using CancellationTokenSource? left = fetchAhead ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken) : null;
        Task<TResponse>? ahead = null;
        try
        {
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                TResponse response = await (ahead ?? FetchAsync(cancellationToken)).ConfigureAwait(false);
                ahead = null;
                cursor = CursorOf(response.Meta);
                string? problem =
                    cursor is null ? MayGoOn(response) ? "The service says, or does not deny in the documented way, that there is another page, but gives no cursor for it: the list may be longer." : null
                    : seen.Add(cursor) ? null
                    : "The service returned the same cursor twice; following it would never end.";
                if (left is not null && cursor is not null && problem is null)
                    ahead = FetchAsync(left.Token);

                foreach (T item in response.Items)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return item;
                }

                if (problem is not null)
                    throw new InvalidOperationException(problem);
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

        string? CursorOf(Meta? meta)
        {
            // Whatever hasMore says: by the API's documentation, the last page has no cursor.
            string? next = direction == PageDirection.Forward ? meta?.AfterCursor : meta?.BeforeCursor;
            return string.IsNullOrEmpty(next) ? null : next;
        }

        // A page that says nothing is the last, but not one that has something of another kind where it should be said.
        bool MayGoOn(TResponse page)
        {
            (string cursorName, string linkName, string? link) = direction == PageDirection.Forward ? ("afterCursor", "next", page.Links?.Next) : ("beforeCursor", "prev", page.Links?.Prev);
            return page.Meta?.HasMore == true || !string.IsNullOrEmpty(link)
                || Has(page.AdditionalData, "links") || Has(page.Meta?.AdditionalData, "hasMore") || Has(page.Meta?.AdditionalData, cursorName) || Has(page.Links?.AdditionalData, linkName);
        }

        static bool Has(IDictionary<string, JsonElement>? odd, string member) => odd?.ContainsKey(member) == true;

        // Asynchronous, so that whatever a page fetched ahead throws comes when the loop gets to that page.
        async Task<TResponse> FetchAsync(CancellationToken token)
        {
            Page? page = cursor is null && pageSize is null ? null
                : direction == PageDirection.Forward ? new Page { After = cursor, Size = pageSize }
                : new Page { Before = cursor, Size = pageSize };
            try
            {
                return await Mocks.RequireAsync(fetchAsync(page, token), name.Replace("ListAll", "List", StringComparison.Ordinal)).ConfigureAwait(false);
            }
            catch (OperationCanceledException e) when (token != cancellationToken && cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(e.Message, e, cancellationToken);
            }
        }
    }
}
