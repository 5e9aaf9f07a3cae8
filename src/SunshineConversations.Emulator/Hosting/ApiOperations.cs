namespace SunshineConversations.Emulator;

/// <summary>Every operation there is.</summary>
internal static class ApiOperations
{
    /// <summary>Those of the API, one list for each tag.</summary>
    public static ApiOperation[] All { get; } =
    [
        .. ConversationOperations.All,
        .. MessageOperations.All,
        .. ParticipantOperations.All,
        .. ActivityOperations.All,
        .. SwitchboardActionOperations.All,
        .. UserOperations.All,
        .. ClientOperations.All,
        .. DeviceOperations.All,
        .. AttachmentOperations.All,
        .. IntegrationOperations.All,
        .. CustomIntegrationApiKeyOperations.All,
        .. WebhookOperations.All,
        .. SwitchboardOperations.All,
        .. SwitchboardIntegrationOperations.All,
        .. AppOperations.All,
        .. AppKeyOperations.All,
        .. OAuthOperations.All,
    ];

    /// <summary>Those of the emulator itself, below <see cref="EmulatorApplication.OwnPath"/> and without credentials.</summary>
    public static ApiOperation[] Own { get; } = [.. ControlOperations.All, .. LiveOperations.All, .. UserActions.All];
}
