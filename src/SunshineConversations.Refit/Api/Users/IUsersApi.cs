using Refit;

namespace SunshineConversations;

/// <summary>The Users API: the people who talk with the business.</summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c>, <c>integration</c> or <c>account</c> scope.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/users")]
public interface IUsersApi
{
    /// <summary>Creates a user.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="body">The user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new user.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>conflict</c> (409) if a user with this external ID exists: get the user by that ID.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateUser"/>
    [Post("")]
    Task<UserResponse> CreateUserAsync(
        [AliasAs("appId")] string appId,
        [Body] UserCreateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the users with an identity, such as an email address.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="filter">The identity of the users. Required.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='brandId']"/>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The users.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>bad_request</c> (400).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListUsers"/>
    [Get("")]
    Task<UserListResponse> ListUsersAsync(
        [AliasAs("appId")] string appId,
        [Query("", "filter"), QueryConverter(typeof(DeepObjectConverter<UserListFilter>))] UserListFilter filter,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Gets a user.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='userIdOrExternalId']"/>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='brandId']"/>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The user.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>user_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetUser"/>
    [Get("/{userIdOrExternalId}")]
    Task<UserResponse> GetUserAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Updates a user. Members that are not set keep their values.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='userIdOrExternalId']"/>
    /// <param name="body">The changes.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='brandId']"/>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updated user.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>user_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/UpdateUser"/>
    [Patch("/{userIdOrExternalId}")]
    Task<UserResponse> UpdateUserAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [Body] UserUpdateBody body,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a user, with the clients, devices and conversations that belong to it alone. This cannot be undone.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='userIdOrExternalId']"/>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='brandId']"/>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the user is deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>user_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteUser"/>
    [Delete("/{userIdOrExternalId}")]
    Task DeleteUserAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes the personal information of a user: the profile, the metadata, and the data of its clients and devices. The user, its conversations and messages remain. This cannot be undone.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='userIdOrExternalId']"/>
    /// <include file="../SharedDocs.xml" path="docs/param[@name='brandId']"/>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updated user.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>user_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteUserPersonalInformation"/>
    [Delete("/{userIdOrExternalId}/personalinformation")]
    Task<UserResponse> DeleteUserPersonalInformationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("userIdOrExternalId")] string userIdOrExternalId,
        [Query, AliasAs("brandId")] string? brandId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Updates a user from its counterpart in Zendesk, and merges it with another user if the counterparts were merged.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="zendeskId">The ID of the user in Zendesk.</param>
    /// <param name="body">The user to keep if two were merged; <see langword="null"/> sends no body.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updated user.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>user_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/SyncUser"/>
    [Post("/{zendeskId}/sync")]
    Task<UserResponse> SyncUserAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("zendeskId")] string zendeskId,
        [Body] SyncUserBody? body = null,
        CancellationToken cancellationToken = default);
}
