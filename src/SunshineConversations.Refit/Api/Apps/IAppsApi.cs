using Refit;

namespace SunshineConversations;

/// <summary>The Apps API: the apps of an account. Everything else, such as users and conversations, belongs to an app.</summary>
/// <remarks>
/// <para><see cref="GetAppAsync"/> and <see cref="UpdateAppAsync"/> require a key with the <c>app</c> or <c>account</c> scope, the
/// others one with the <c>account</c> scope.</para>
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
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>payment_required</c> (402) when the account has reached the maximum number of apps of its plan.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateApp"/>
    [Post("")]
    Task<AppResponse> CreateAppAsync(
        [Body] AppCreateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists one page of the apps that the key can see.</summary>
    /// <param name="filter">The apps to list; <see langword="null"/> lists all of them.</param>
    /// <param name="page">The page, and the number of apps in it; <see langword="null"/> gets the first page in the service's default size of 25.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the cursors of the neighboring pages in <see cref="AppListResponse.Meta"/>.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>forbidden</c> (403).</exception>
    /// <seealso cref="AppsApiExtensions.ListAllAppsAsync"/>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListApps"/>
    [Get("")]
    Task<AppListResponse> ListAppsAsync(
        [Query("", "filter"), QueryConverter(typeof(DeepObjectConverter<AppListFilter>))] AppListFilter? filter = null,
        [Query("", "page"), QueryConverter(typeof(DeepObjectConverter<Page>))] Page? page = null,
        CancellationToken cancellationToken = default);

    /// <summary>Gets an app.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The app, with its <see cref="SunshineConversationsApp.Subdomain"/> if it has one.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>app_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetApp"/>
    [Get("/{appId}")]
    Task<AppResponse> GetAppAsync(
        [AliasAs("appId")] string appId,
        CancellationToken cancellationToken = default);

    /// <summary>Updates an app. Members that are not set keep their values.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="body">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updated app.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>app_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/UpdateApp"/>
    [Patch("/{appId}")]
    Task<AppResponse> UpdateAppAsync(
        [AliasAs("appId")] string appId,
        [Body] AppUpdateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes an app. Everything in it is lost: its integrations and their channels, its keys, webhooks and
    /// switchboards, its users with their conversations and messages. This cannot be undone.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the app is deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>app_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteApp"/>
    [Delete("/{appId}")]
    Task DeleteAppAsync(
        [AliasAs("appId")] string appId,
        CancellationToken cancellationToken = default);
}
