using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A switchboard, which gives control of a conversation to one integration at a time. A member that the service omits is <see langword="null"/>.</summary>
public sealed class Switchboard : ApiObject
{
    /// <summary>The ID of the switchboard; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>Whether it is in use. While it is not, each of its integrations receives every event.</summary>
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }

    /// <summary>The ID of the switchboard integration that is in control of a new conversation.</summary>
    [JsonPropertyName("defaultSwitchboardIntegrationId")]
    public string? DefaultSwitchboardIntegrationId { get; set; }
}
