namespace SunshineConversations.Emulator;

/// <summary>A switchboard integration as a conversation contains it.</summary>
internal sealed record SwitchboardReference(string Id, string Name, string IntegrationId, string IntegrationType)
{
    public static SwitchboardReference To(SwitchboardIntegration integration) =>
        new(integration.Id, integration.Name, integration.IntegrationId, integration.IntegrationType);
}
