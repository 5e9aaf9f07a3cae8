namespace SunshineConversations.Emulator;

/// <summary>A switchboard as it is stored and written.</summary>
/// <param name="Id">24 hexadecimal digits.</param>
/// <param name="Enabled">Whether it passes control at all.</param>
/// <param name="DefaultSwitchboardIntegrationId">The switchboard integration that is given control when a user sends a message and none is in control, or null.</param>
internal sealed record Switchboard(string Id, bool Enabled, string? DefaultSwitchboardIntegrationId = null);

internal sealed record SwitchboardBody(Switchboard Switchboard);

internal sealed record SwitchboardListBody(IReadOnlyList<Switchboard> Switchboards);
