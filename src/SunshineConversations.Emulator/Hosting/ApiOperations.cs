namespace SunshineConversations.Emulator;

/// <summary>All operations.</summary>
internal static class ApiOperations
{
    /// <summary>The operations of the API, one list for each tag.</summary>
    public static ApiOperation[] All { get; } =
    [
        .. ConversationsOperations.All,
        .. MessagesOperations.All,
        .. ParticipantsOperations.All,
        .. ActivitiesOperations.All,
        .. SwitchboardActionsOperations.All,
        .. UsersOperations.All,
        .. ClientsOperations.All,
        .. DevicesOperations.All,
        .. AttachmentsOperations.All,
        .. IntegrationsOperations.All,
        .. CustomIntegrationKeysOperations.All,
        .. WebhooksOperations.All,
        .. SwitchboardsOperations.All,
        .. SwitchboardIntegrationsOperations.All,
        .. AppsOperations.All,
        .. AppKeysOperations.All,
        .. OAuthOperations.All,
    ];

    /// <summary>The operations of the emulator itself, below <see cref="EmulatorApplication.OwnPath"/> and without credentials.</summary>
    public static ApiOperation[] Own { get; } = [.. ControlOperations.All, .. LiveOperations.All, .. UserActions.All, .. UserLogin.All];
}
