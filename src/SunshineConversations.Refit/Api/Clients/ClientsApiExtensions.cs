namespace SunshineConversations;

/// <summary>Convenience methods of <see cref="IClientsApi"/>.</summary>
public static class ClientsApiExtensions
{
    /// <summary>
    /// Lists all clients of a user, page by page: a page is fetched when the enumeration reaches it, so that
    /// leaving early causes no further requests. Each enumeration starts again at the first page. Works on any implementation, a fake included.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="appId">The ID of the app.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='userIdOrExternalId']"/>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='brandId']"/>
    /// <param name="pageSize">The number of clients in a page, from 1 to 100; <see langword="null"/> leaves it to the service (25).</param>
    /// <include file="../SharedDocs.xml" path="docs/listAll/*"/>
    /// <returns>The clients in the service's order.</returns>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListClients"/>
    public static IAsyncEnumerable<Client> ListAllClientsAsync(
        this IClientsApi api,
        string appId,
        string userIdOrExternalId,
        string? brandId = null,
        int? pageSize = null,
        bool fetchAhead = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Identifier.RequirePathSegment(appId, nameof(appId));
        Identifier.RequirePathSegment(userIdOrExternalId, nameof(userIdOrExternalId));
        if (brandId is not null)
            Identifier.RequirePathSegment(brandId, nameof(brandId));

        Page.ThrowIfSizeOutOfRange(pageSize, nameof(pageSize));
        return Paging.EnumerateAsync<ClientListResponse, Client>(
            (page, token) => api.ListClientsAsync(appId, userIdOrExternalId, brandId, page, token), PageDirection.Forward, pageSize, fetchAhead, cancellationToken);
    }
}
