using Refit;

namespace SunshineConversations;

/// <summary>
/// The Switchboard Integrations API: the integrations that a switchboard can pass control to, such as a bot and a team of agents. A switchboard has at most 10.
/// </summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c> or <c>account</c> scope.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/switchboards/{switchboardId}/switchboardIntegrations")]
public interface ISwitchboardIntegrationsApi
{
    /// <summary>Creates a switchboard integration.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="switchboardId">The ID of the switchboard.</param>
    /// <param name="body">The switchboard integration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new switchboard integration.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>too_many_switchboard_integrations</c> (400).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateSwitchboardIntegration"/>
    [Post("")]
    Task<SwitchboardIntegrationResponse> CreateSwitchboardIntegrationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("switchboardId")] string switchboardId,
        [Body] SwitchboardIntegrationCreateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the switchboard integrations of a switchboard.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="switchboardId">The ID of the switchboard.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The switchboard integrations.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>switchboard_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListSwitchboardIntegrations"/>
    [Get("")]
    Task<SwitchboardIntegrationListResponse> ListSwitchboardIntegrationsAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("switchboardId")] string switchboardId,
        CancellationToken cancellationToken = default);

    /// <summary>Updates a switchboard integration. Members that are not set keep their values.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="switchboardId">The ID of the switchboard.</param>
    /// <param name="switchboardIntegrationId">The ID of the switchboard integration.</param>
    /// <param name="body">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updated switchboard integration.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>switchboard_integration_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/UpdateSwitchboardIntegration"/>
    [Patch("/{switchboardIntegrationId}")]
    Task<SwitchboardIntegrationResponse> UpdateSwitchboardIntegrationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("switchboardId")] string switchboardId,
        [AliasAs("switchboardIntegrationId")] string switchboardIntegrationId,
        [Body] SwitchboardIntegrationUpdateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a switchboard integration. One that is the default of its switchboard, or the next of another, cannot be
    /// deleted. The integration behind it remains, and then receives the events of every conversation. This cannot be undone.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="switchboardId">The ID of the switchboard.</param>
    /// <param name="switchboardIntegrationId">The ID of the switchboard integration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the switchboard integration is deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>switchboard_integration_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteSwitchboardIntegration"/>
    [Delete("/{switchboardIntegrationId}")]
    Task DeleteSwitchboardIntegrationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("switchboardId")] string switchboardId,
        [AliasAs("switchboardIntegrationId")] string switchboardIntegrationId,
        CancellationToken cancellationToken = default);
}
