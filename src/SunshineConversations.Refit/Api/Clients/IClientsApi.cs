using Refit;

namespace SunshineConversations;

/// <summary>The Clients API: the channels through which a user can be reached.</summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c>, <c>integration</c> or <c>account</c> scope.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/users/{userIdOrExternalId}/clients")]
public interface IClientsApi
{
    /// <summary>Creates a client, and so links a user to a channel. The client is initially pending; no message can be sent to it before it is active.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='userIdOrExternalId']"/>
    /// <param name="body">The channel, how the user confirms it, and the conversation.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='brandId']"/>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new client.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>user_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateClient"/>
    [Post("")]
    Task<ClientResponse> CreateClientAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [Body] ClientCreate body,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Lists one page of the clients of a user.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='userIdOrExternalId']"/>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='brandId']"/>
    /// <param name="page">The page, and the number of clients in it; <see langword="null"/> gets the first page in the service's default size of 25.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the cursors of the neighboring pages in <see cref="ClientListResponse.Meta"/>.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>user_not_found</c> (404).</exception>
    /// <seealso cref="ClientsApiExtensions.ListAllClientsAsync"/>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListClients"/>
    [Get("")]
    Task<ClientListResponse> ListClientsAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [Query, AliasAs("brandId")] string? brandId = null,
        [Query("", "page"), QueryConverter(typeof(DeepObjectConverter<Page>))] Page? page = null,
        CancellationToken cancellationToken = default);

    /// <summary>Removes a client. An SDK client cannot be removed.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='userIdOrExternalId']"/>
    /// <param name="clientId">The ID of the client.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='brandId']"/>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the client is removed.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>client_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/RemoveClient"/>
    [Delete("/{clientId}")]
    Task RemoveClientAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [AliasAs("clientId")] string clientId,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);
}
