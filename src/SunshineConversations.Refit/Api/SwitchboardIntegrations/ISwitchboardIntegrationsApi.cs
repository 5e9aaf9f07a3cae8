using Refit;

namespace SunshineConversations;

/// <summary>
/// The Switchboard Integrations API: the integrations that a switchboard can give control to, such as a bot and a team of agents. A switchboard has at most 10.
/// Register it with <c>services.AddSunshineConversations(…)</c> and inject it; it is safe for concurrent use and
/// may be held by a singleton.
/// </summary>
/// <remarks>
/// <para>Bad arguments throw an <see cref="ArgumentException"/> that names the parameter, before anything is sent.</para>
/// <para>Every response that is not a success, or that is not the JSON it should be, throws a
/// <see cref="SunshineConversationsException"/>. When no response came, because the network failed or the time was
/// over, an <see cref="ApiRequestException"/> is thrown. The caller's own cancellation stays an
/// <see cref="OperationCanceledException"/>.</para>
/// <para>Takes a key of the scope <c>app</c> or <c>account</c>.</para>
/// <para>Without dependency injection, <see cref="SunshineConversationsClient.Create"/> makes one.
/// <c>RestService.ForGenerated</c> with other settings is not supported: identifiers would not be checked.</para>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/switchboards/{switchboardId}/switchboardIntegrations")]
public interface ISwitchboardIntegrationsApi
{
    /// <summary>Creates a switchboard integration.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="switchboardId">The id of the switchboard.</param>
    /// <param name="body">The switchboard integration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new switchboard integration.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>too_many_switchboard_integrations</c> (400).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/CreateSwitchboardIntegration"/>
    [Post("")]
    Task<SwitchboardIntegrationResponse> CreateSwitchboardIntegrationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("switchboardId")] string switchboardId,
        [Body] SwitchboardIntegrationCreateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the switchboard integrations of a switchboard.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="switchboardId">The id of the switchboard.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The switchboard integrations.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>switchboard_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListSwitchboardIntegrations"/>
    [Get("")]
    Task<SwitchboardIntegrationListResponse> ListSwitchboardIntegrationsAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("switchboardId")] string switchboardId,
        CancellationToken cancellationToken = default);

    /// <summary>Updates a switchboard integration. Members that are not set stay as they are.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="switchboardId">The id of the switchboard.</param>
    /// <param name="switchboardIntegrationId">The id of the switchboard integration.</param>
    /// <param name="body">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The switchboard integration as it is now.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>switchboard_integration_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/UpdateSwitchboardIntegration"/>
    [Patch("/{switchboardIntegrationId}")]
    Task<SwitchboardIntegrationResponse> UpdateSwitchboardIntegrationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("switchboardId")] string switchboardId,
        [AliasAs("switchboardIntegrationId")] string switchboardIntegrationId,
        [Body] SwitchboardIntegrationUpdateBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a switchboard integration. One that is the default of its switchboard, or the next of another one, is
    /// refused. The integration behind it stays, and then receives the events of every conversation. It cannot be undone.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="switchboardId">The id of the switchboard.</param>
    /// <param name="switchboardIntegrationId">The id of the switchboard integration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the switchboard integration is deleted.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>switchboard_integration_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteSwitchboardIntegration"/>
    [Delete("/{switchboardIntegrationId}")]
    Task DeleteSwitchboardIntegrationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("switchboardId")] string switchboardId,
        [AliasAs("switchboardIntegrationId")] string switchboardIntegrationId,
        CancellationToken cancellationToken = default);
}
