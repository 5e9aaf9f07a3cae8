using Refit;

namespace SunshineConversations;

/// <summary>
/// The Clients API: the channels through which a user can be reached.
/// Register it with <c>services.AddSunshineConversations(…)</c> and inject it; it is safe for concurrent use and
/// may be held by a singleton.
/// </summary>
/// <remarks>
/// <para>Bad arguments throw an <see cref="ArgumentException"/> that names the parameter, before anything is sent.</para>
/// <para>Every response that is not a success, or that is not the JSON it should be, throws a
/// <see cref="SunshineConversationsException"/>. When no response came, because the network failed or the time was
/// over, an <see cref="ApiRequestException"/> is thrown. The caller's own cancellation stays an
/// <see cref="OperationCanceledException"/>.</para>
/// <para>Takes a key of the scope <c>app</c>, <c>integration</c> or <c>account</c>.</para>
/// <para>Without dependency injection, <see cref="SunshineConversationsClient.Create"/> makes one.
/// <c>RestService.ForGenerated</c> with other settings is not supported: identifiers would not be checked.</para>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/users/{userIdOrExternalId}/clients")]
public interface IClientsApi
{
    /// <summary>Creates a client, and so links a user to a channel. The client is pending at first, and no message can be sent to it before it is active.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="userIdOrExternalId">The service's id of the user, or the business's own: at most 1,024 characters.</param>
    /// <param name="body">The channel, how the user confirms it, and the conversation.</param>
    /// <param name="brandId">The id of the brand of the user, where users are separated by brand. <see langword="null"/> is omitted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new client.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>user_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateClient"/>
    [Post("")]
    Task<ClientResponse> CreateClientAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [Body] ClientCreate body,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Lists one page of the clients of a user.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="userIdOrExternalId">The service's id of the user, or the business's own: at most 1,024 characters.</param>
    /// <param name="page">Which page, and how many clients on it; <see langword="null"/> gives the first page in the service's default size of 25.</param>
    /// <param name="brandId">The id of the brand of the user, where users are separated by brand. <see langword="null"/> is omitted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the cursors of its neighbors in <see cref="ClientListResponse.Meta"/>.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>user_not_found</c> (404).</exception>
    /// <seealso cref="ClientsApiExtensions.ListAllClientsAsync"/>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListClients"/>
    [Get("")]
    Task<ClientListResponse> ListClientsAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [Query("", "page"), QueryConverter(typeof(DeepObjectConverter<Page>))] Page? page = null,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Removes a client. A client of an SDK cannot be removed.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="userIdOrExternalId">The service's id of the user, or the business's own: at most 1,024 characters.</param>
    /// <param name="clientId">The id of the client.</param>
    /// <param name="brandId">The id of the brand of the user, where users are separated by brand. <see langword="null"/> is omitted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the client is removed.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>client_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/RemoveClient"/>
    [Delete("/{clientId}")]
    Task RemoveClientAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [AliasAs("clientId")] string clientId,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);
}
