using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The switchboard integration that responds first on a channel. Read-only; a member that the service omits is <see langword="null"/>.</summary>
public sealed class DefaultResponder : ApiObject
{
    /// <summary>The name of the switchboard integration.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The ID of the integration behind it.</summary>
    [JsonPropertyName("integrationId")]
    public string? IntegrationId { get; set; }

    /// <summary>The type of the integration behind it, such as <c>custom</c>.</summary>
    [JsonPropertyName("integrationType")]
    public IntegrationType? IntegrationType { get; set; }

    /// <summary>Whether it receives events while another switchboard integration has control.</summary>
    [JsonPropertyName("deliverStandbyEvents")]
    public bool? DeliverStandbyEvents { get; set; }

    /// <summary>The ID of the switchboard integration that comes after it.</summary>
    [JsonPropertyName("nextSwitchboardIntegrationId")]
    public string? NextSwitchboardIntegrationId { get; set; }

    /// <summary>The number of messages of the history that it receives with control.</summary>
    [JsonPropertyName("messageHistoryCount")]
    public long? MessageHistoryCount { get; set; }

    /// <summary>Whether it is inherited from the switchboard rather than set for this channel.</summary>
    [JsonPropertyName("inherited")]
    public bool? Inherited { get; set; }
}
