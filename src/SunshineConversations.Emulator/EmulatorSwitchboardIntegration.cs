namespace SunshineConversations.Emulator;

/// <summary>A switchboard integration that control of a conversation can be passed to.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Name">Its name, by which control can be passed to it as well.</param>
/// <param name="IntegrationId">The ID of the integration behind it.</param>
/// <param name="IntegrationType">The type of the integration behind it, such as <c>custom</c> or <c>zd:agentWorkspace</c>.</param>
/// <param name="NextId">The ID of the switchboard integration that <c>next</c> refers to while this one is in control, or <see langword="null"/>.</param>
/// <param name="DeliverStandbyEvents">Whether its integration receives events while another one is in control; <see langword="true"/> unless set.</param>
public sealed record EmulatorSwitchboardIntegration(
    string Id,
    string Name,
    string IntegrationId,
    string IntegrationType,
    string? NextId = null,
    bool DeliverStandbyEvents = true);
