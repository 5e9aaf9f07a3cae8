using Refit;

namespace SunshineConversations;

/// <summary>The Apps API: the apps of an account. All else, such as users and conversations, belongs to an app.</summary>
/// <remarks>
/// <para><see cref="GetAppAsync"/> and <see cref="UpdateAppAsync"/> require a key of the scope <c>app</c> or <c>account</c>, the
/// others one of the scope <c>account</c>.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps")]
public interface IAppsApi
{
    /// <summary>Creates an app.</summary>
    /// <param name="body">The app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new app.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service refused the request, for example <c>payment_required</c> (402) when the account has as many apps as its plan allows.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateApp"/>
    [Post("")]
    Task<AppResponse> CreateAppAsync(
        [Body] AppCreateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists one page of the apps that the key can see.</summary>
    /// <param name="filter">Which apps; <see langword="null"/> gives all of them.</param>
    /// <param name="page">Which page, and how many apps on it; <see langword="null"/> gives the first page in the service's default size of 25.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the cursors of its neighbors in <see cref="AppListResponse.Meta"/>.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service refused the request, for example <c>forbidden</c> (403).</exception>
    /// <seealso cref="AppsApiExtensions.ListAllAppsAsync"/>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListApps"/>
    [Get("")]
    Task<AppListResponse> ListAppsAsync(
        [Query("", "filter"), QueryConverter(typeof(DeepObjectConverter<AppListFilter>))] AppListFilter? filter = null,
        [Query("", "page"), QueryConverter(typeof(DeepObjectConverter<Page>))] Page? page = null,
        CancellationToken cancellationToken = default);

    /// <summary>Gets an app.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The app, with its <see cref="SunshineConversationsApp.Subdomain"/> where it has one.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service refused the request, for example <c>app_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetApp"/>
    [Get("/{appId}")]
    Task<AppResponse> GetAppAsync(
        [AliasAs("appId")] string appId,
        CancellationToken cancellationToken = default);

    /// <summary>Updates an app. Members that are not set stay as they are.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="body">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The app as it is now.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service refused the request, for example <c>app_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/UpdateApp"/>
    [Patch("/{appId}")]
    Task<AppResponse> UpdateAppAsync(
        [AliasAs("appId")] string appId,
        [Body] AppUpdateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes an app. Everything in it is lost: its integrations and their channels, its keys, webhooks and
    /// switchboards, its users with their conversations and messages. It cannot be undone.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the app is deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service refused the request, for example <c>app_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteApp"/>
    [Delete("/{appId}")]
    Task DeleteAppAsync(
        [AliasAs("appId")] string appId,
        CancellationToken cancellationToken = default);
}
