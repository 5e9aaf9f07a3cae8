using System.Runtime.CompilerServices;

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
    public static async IAsyncEnumerable<T> EnumerateAsync<TResponse, T>(
        Func<Page?, CancellationToken, Task<TResponse>> fetchAsync,
        PageDirection direction,
        int? pageSize,
        bool fetchAhead,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TResponse : IPageResponse<T>
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
                string? problem = IsUnclear(response.Meta) ? "The service does not tell in the documented way whether there is another page, so the list may be longer."
                    : cursor is not null && !seen.Add(cursor) ? "The service returned the same cursor twice; following it would never end."
                    : null;
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
            string? next = direction == PageDirection.Forward ? meta?.AfterCursor : meta?.BeforeCursor;
            return meta is { HasMore: true } && next is { Length: > 0 } ? next : null;
        }

        // A page without these is the last, but not one that has something of another kind in their place.
        bool IsUnclear(Meta? meta) =>
            meta?.AdditionalData is { } odd
            && (odd.ContainsKey("hasMore") || (meta.HasMore == true && odd.ContainsKey(direction == PageDirection.Forward ? "afterCursor" : "beforeCursor")));

        // Asynchronous, so that whatever a page fetched ahead throws comes when the loop gets to that page.
        async Task<TResponse> FetchAsync(CancellationToken token)
        {
            Page? page = cursor is null && pageSize is null ? null
                : direction == PageDirection.Forward ? new Page { After = cursor, Size = pageSize }
                : new Page { Before = cursor, Size = pageSize };
            try
            {
                return await fetchAsync(page, token).ConfigureAwait(false);
            }
            catch (OperationCanceledException e) when (token != cancellationToken && cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(e.Message, e, cancellationToken);
            }
        }
    }
}
