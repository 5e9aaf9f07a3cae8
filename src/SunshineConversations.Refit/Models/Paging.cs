using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SunshineConversations;

/// <summary>The direction in which the pages of a list are fetched.</summary>
internal enum PageDirection
{
    /// <summary>From the first page, each following one with <see cref="Page.After"/>.</summary>
    Forward,

    /// <summary>From the last page, each preceding one with <see cref="Page.Before"/>.</summary>
    Backward,
}

/// <summary>Enumerates the items of all pages of a list. Every ListAll method uses this.</summary>
internal static class Paging
{
    /// <param name="fetchAsync">Fetches one page; <see langword="null"/> means the first.</param>
    /// <param name="direction">The direction in which the pages are fetched.</param>
    /// <param name="pageSize">The number of items in a page; <see langword="null"/> leaves it to the service.</param>
    /// <param name="fetchAhead">Whether the next page is fetched while the caller processes the current one.</param>
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
                    cursor is null ? MayGoOn(response) ? "The response says that there is another page, or does not say in the documented way that there is none, but contains no cursor for it; the list may be incomplete." : null
                    : seen.Add(cursor) ? null
                    : "The service returned the same cursor twice; following it would loop forever.";
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
                // The caller has left the loop, so the result of this fetch does not matter.
                await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        string? CursorOf(Meta? meta)
        {
            // Regardless of hasMore: according to the API's documentation, the last page has no cursor.
            string? next = direction == PageDirection.Forward ? meta?.AfterCursor : meta?.BeforeCursor;
            return string.IsNullOrEmpty(next) ? null : next;
        }

        // A page without these members is the last, but not one whose members are of a different kind than documented.
        bool MayGoOn(TResponse page)
        {
            (string cursorName, string linkName, string? link) = direction == PageDirection.Forward ? ("afterCursor", "next", page.Links?.Next) : ("beforeCursor", "prev", page.Links?.Prev);
            return page.Meta?.HasMore == true || !string.IsNullOrEmpty(link)
                || Has(page.AdditionalData, "links") || Has(page.Meta?.AdditionalData, "hasMore") || Has(page.Meta?.AdditionalData, cursorName) || Has(page.Links?.AdditionalData, linkName);
        }

        static bool Has(IDictionary<string, JsonElement>? odd, string member) => odd?.ContainsKey(member) == true;

        // Asynchronous, so that an exception of a page fetched ahead is thrown when the loop reaches that page.
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
