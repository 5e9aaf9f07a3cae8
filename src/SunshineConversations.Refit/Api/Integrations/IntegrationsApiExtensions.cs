namespace SunshineConversations;

/// <summary>Convenience methods of <see cref="IIntegrationsApi"/>.</summary>
public static class IntegrationsApiExtensions
{
    /// <summary>
    /// Lists all integrations of an app, page by page: a page is fetched when the enumeration reaches it, so that
    /// leaving early causes no further requests. Each enumeration starts again at the first page. Works on any implementation, a fake included.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="filter">The types that are listed; <see langword="null"/> lists every type.</param>
    /// <param name="pageSize">The number of integrations in a page, from 1 to 100; <see langword="null"/> leaves it to the service (25).</param>
    /// <include file="../SharedDocs.xml" path="docs/listAll/*"/>
    /// <returns>The integrations in the service's order.</returns>
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
