namespace SunshineConversations;

/// <summary>Convenience methods of <see cref="IAppsApi"/>.</summary>
public static class AppsApiExtensions
{
    /// <summary>
    /// Lists all apps that the key can see, page by page: a page is fetched when the enumeration reaches it, so that
    /// leaving early causes no further requests. Each enumeration starts again at the first page. Works on any implementation, a fake included.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="filter">The apps to list; <see langword="null"/> lists all of them.</param>
    /// <param name="pageSize">The number of apps in a page, from 1 to 100; <see langword="null"/> leaves it to the service (25).</param>
    /// <include file="../SharedDocs.xml" path="docs/listAll/*"/>
    /// <returns>The apps in the service's order.</returns>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListApps"/>
    public static IAsyncEnumerable<SunshineConversationsApp> ListAllAppsAsync(
        this IAppsApi api,
        AppListFilter? filter = null,
        int? pageSize = null,
        bool fetchAhead = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Page.ThrowIfSizeOutOfRange(pageSize, nameof(pageSize));
        return Paging.EnumerateAsync<AppListResponse, SunshineConversationsApp>(
            (page, token) => api.ListAppsAsync(filter, page, token), PageDirection.Forward, pageSize, fetchAhead, cancellationToken);
    }
}
