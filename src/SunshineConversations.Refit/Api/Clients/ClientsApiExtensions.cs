namespace SunshineConversations;

/// <summary>What <see cref="IClientsApi"/> offers beyond one request.</summary>
public static class ClientsApiExtensions
{
    /// <summary>
    /// Lists all clients of a user, page by page: a page is fetched when the enumeration gets to it, so that
    /// leaving early costs nothing more. Each enumeration starts anew. Works on any implementation, a fake included.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="appId">The id of the app.</param>
    /// <param name="userIdOrExternalId">The service's id of the user, or the business's own: at most 1,024 characters.</param>
    /// <param name="brandId">The id of the brand of the user, where users are separated by brand. <see langword="null"/> is omitted.</param>
    /// <param name="pageSize">How many clients a page has, from 1 to 100; <see langword="null"/> leaves it to the service (25).</param>
    /// <param name="fetchAhead">
    /// Whether the next page is already fetched while the loop works on this one: at most one page ahead. Leaving early
    /// then wastes at most one request.
    /// </param>
    /// <param name="cancellationToken">Cancels the enumeration, between pages and within one.</param>
    /// <returns>The clients in the service's order.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">While enumerating: the service returned a cursor again, which would never end.</exception>
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
            (page, token) => api.ListClientsAsync(appId, userIdOrExternalId, page, brandId, token), PageDirection.Forward, pageSize, fetchAhead, cancellationToken);
    }
}
