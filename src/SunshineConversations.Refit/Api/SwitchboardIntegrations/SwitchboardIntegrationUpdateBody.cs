using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The changes to a switchboard integration. Only members that are set are sent: <c>new() { Name = "bot", MessageHistoryCount = null }</c>
/// renames it, clears the number of messages that come with control, and leaves the rest unchanged.
/// </summary>
public sealed class SwitchboardIntegrationUpdateBody : ApiObject, IRequestBody
{
    /// <summary>The name, by which control is passed to it: letters, digits, hyphens and underscores, at most 128 characters. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The ID of the integration, which identifies a custom integration. Set at most one of this and <see cref="IntegrationType"/>; <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("integrationId")]
    public string? IntegrationId { get; set; }

    /// <summary>The type of the integration: <c>zd:agentWorkspace</c>, or the client ID of an OAuth integration. Set at most one of this and <see cref="IntegrationId"/>; <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("integrationType")]
    public IntegrationType? IntegrationType { get; set; }

    /// <summary>Whether it receives events while it is not in control. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("deliverStandbyEvents")]
    public bool? DeliverStandbyEvents { get; set; }

    /// <summary>The ID of the switchboard integration that control is passed to as <see cref="SwitchboardTarget.Next"/>. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("nextSwitchboardIntegrationId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> NextSwitchboardIntegrationId { get; set; }

    /// <summary>The number of messages of the conversation in the event that hands over control, from 1 to 10. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("messageHistoryCount")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> MessageHistoryCount { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Several((IntegrationId, nameof(IntegrationId)), (IntegrationType?.Value, nameof(IntegrationType)))
        ?? BodyRules.InIdentifier(IntegrationId, nameof(IntegrationId))
        ?? BodyRules.InIdentifier(IntegrationType?.Value, nameof(IntegrationType))
        ?? (NextSwitchboardIntegrationId.IsSet ? BodyRules.InIdentifier(NextSwitchboardIntegrationId.Value, nameof(NextSwitchboardIntegrationId)) : null);
}
