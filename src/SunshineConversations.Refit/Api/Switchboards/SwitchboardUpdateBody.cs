using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The changes to a switchboard. Only members that are set are sent.</summary>
public sealed class SwitchboardUpdateBody : ApiObject, IRequestBody
{
    /// <summary>Whether it is in use. While it is not, each of its integrations receives every event. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }

    /// <summary>The ID of the switchboard integration that is in control of a new conversation, and of those from before the switchboard was enabled. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("defaultSwitchboardIntegrationId")]
    public string? DefaultSwitchboardIntegrationId { get; set; }

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.InIdentifier(DefaultSwitchboardIntegrationId, nameof(DefaultSwitchboardIntegrationId));
}
