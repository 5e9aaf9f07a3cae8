using Refit;

namespace SunshineConversations;

/// <summary>The Switchboards API: decide decide decide which integration is in control of a conversation, and so responds to its messages. An app has at most one switchboard.</summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c> or <c>account</c> scope.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/switchboards")]
public interface ISwitchboardsApi
{
    /// <summary>Creates a switchboard. It is initially disabled.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new switchboard.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>bad_request</c> (400) if the app already has one.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateSwitchboard"/>
    [Post("")]
    Task<SwitchboardResponse> CreateSwitchboardAsync(
        [AliasAs("appId")] string appId,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the switchboards of an app.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The switchboards: at most one.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>app_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListSwitchboards"/>
    [Get("")]
    Task<SwitchboardListResponse> ListSwitchboardsAsync(
        [AliasAs("appId")] string appId,
        CancellationToken cancellationToken = default);

    /// <summary>Updates a switchboard. Members that are not set keep their values.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="switchboardId">The ID of the switchboard.</param>
    /// <param name="body">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updated switchboard.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>switchboard_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/UpdateSwitchboard"/>
    [Patch("/{switchboardId}")]
    Task<SwitchboardResponse> UpdateSwitchboardAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("switchboardId")] string switchboardId,
        [Body] SwitchboardUpdateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a switchboard with its switchboard integrations. The integrations behind them remain, and each then
    /// receives the events of every conversation. This cannot be undone.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="switchboardId">The ID of the switchboard.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the switchboard is deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>switchboard_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteSwitchboard"/>
    [Delete("/{switchboardId}")]
    Task DeleteSwitchboardAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("switchboardId")] string switchboardId,
        CancellationToken cancellationToken = default);
}
