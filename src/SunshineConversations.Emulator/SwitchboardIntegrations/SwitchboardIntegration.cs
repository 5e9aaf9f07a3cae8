using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>A switchboard integration as it is stored and written.</summary>
internal sealed record SwitchboardIntegration
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string IntegrationId { get; init; }

    public required string IntegrationType { get; init; }

    /// <summary>Whether its webhooks receive events of conversations that it is not in control of.</summary>
    public bool DeliverStandbyEvents { get; init; } = true;

    public string? NextSwitchboardIntegrationId { get; init; }

    public int? MessageHistoryCount { get; init; }

    [JsonIgnore]
    public string SwitchboardId { get; init; } = "";
}

internal sealed record SwitchboardIntegrationBody(SwitchboardIntegration SwitchboardIntegration);

internal sealed record SwitchboardIntegrationListBody(IReadOnlyList<SwitchboardIntegration> SwitchboardIntegrations);
