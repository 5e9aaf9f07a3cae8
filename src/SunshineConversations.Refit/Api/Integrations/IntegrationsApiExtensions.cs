namespace SunshineConversations;

/// <summary>What <see cref="IIntegrationsApi"/> offers beyond one request.</summary>
public static class IntegrationsApiExtensions
{
    /// <summary>
    /// Lists all integrations of an app, page by page: a page is fetched when the enumeration gets to it, so that
    /// leaving early costs nothing more. Each enumeration starts anew. Works on any implementation, a fake included.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="appId">The id of the app.</param>
    /// <param name="filter">The types that are listed; <see langword="null"/> lists every type.</param>
    /// <param name="pageSize">How many integrations a page has, from 1 to 100; <see langword="null"/> leaves it to the service (25).</param>
    /// <param name="fetchAhead">
    /// Whether the next page is already fetched while the loop works on this one: at most one page ahead. Leaving early
    /// then wastes at most one request.
    /// </param>
    /// <param name="cancellationToken">Cancels the enumeration, between pages and within one.</param>
    /// <returns>The integrations in the service's order.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">While enumerating: the service returned a cursor again, which would never end.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListIntegrations"/>
    public static IAsyncEnumerable<Integration> ListAllIntegrationsAsync(
        this IIntegrationsApi api,
        string appId,
        IntegrationListFilter? filter = null,
        int? pageSize = null,
        bool fetchAhead = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Identifier.RequirePathSegment(appId, nameof(appId));
        Page.ThrowIfSizeOutOfRange(pageSize, nameof(pageSize));
        return Paging.EnumerateAsync<IntegrationListResponse, Integration>(
            (page, token) => api.ListIntegrationsAsync(appId, filter, page, token), PageDirection.Forward, pageSize, fetchAhead, cancellationToken);
    }
}
