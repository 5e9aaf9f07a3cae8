namespace SunshineConversations;

/// <summary>What <see cref="IAppsApi"/> offers beyond one request.</summary>
public static class AppsApiExtensions
{
    /// <summary>
    /// Lists all apps that the key can see, page by page: a page is fetched when the enumeration gets to it, so that
    /// leaving early costs nothing more. Each enumeration starts anew. Works on any implementation, a fake included.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="filter">Which apps; <see langword="null"/> gives all of them.</param>
    /// <param name="pageSize">How many apps a page has, from 1 to 100; <see langword="null"/> leaves it to the service (25).</param>
    /// <param name="fetchAhead">
    /// Whether the next page is already fetched while the loop works on this one: at most one page ahead. Leaving early
    /// then wastes at most one request.
    /// </param>
    /// <param name="cancellationToken">Cancels the enumeration, between pages and within one.</param>
    /// <returns>The apps in the service's order.</returns>
    /// <exception cref="ArgumentException">An argument is malformed; nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">While enumerating: the service returned a cursor again, which would never end.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListApps"/>
    public static IAsyncEnumerable<App> ListAllAppsAsync(
        this IAppsApi api,
        AppListFilter? filter = null,
        int? pageSize = null,
        bool fetchAhead = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        filter?.ThrowIfInvalid(nameof(filter));
        Page.ThrowIfSizeOutOfRange(pageSize, nameof(pageSize));
        return Paging.EnumerateAsync<AppListResponse, App>(
            (page, token) => api.ListAppsAsync(page, filter, token), PageDirection.Forward, pageSize, fetchAhead, cancellationToken);
    }
}
