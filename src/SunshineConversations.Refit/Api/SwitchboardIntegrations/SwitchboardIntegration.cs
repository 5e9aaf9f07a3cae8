using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>An integration that a switchboard can pass control to. A member that the service omits is <see langword="null"/>.</summary>
public sealed class SwitchboardIntegration : ApiObject
{
    /// <summary>The ID of the switchboard integration; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>Its name, by which control is passed to it.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The ID of the integration that receives the events.</summary>
    [JsonPropertyName("integrationId")]
    public string? IntegrationId { get; set; }

    /// <summary>The type of that integration, such as <c>zd:agentWorkspace</c>, or the client ID of an OAuth integration.</summary>
    [JsonPropertyName("integrationType")]
    public IntegrationType? IntegrationType { get; set; }

    /// <summary>Whether it receives events while it is not in control.</summary>
    [JsonPropertyName("deliverStandbyEvents")]
    public bool? DeliverStandbyEvents { get; set; }

    /// <summary>The ID of the switchboard integration that control is passed to as <see cref="SwitchboardTarget.Next"/>.</summary>
    [JsonPropertyName("nextSwitchboardIntegrationId")]
    public string? NextSwitchboardIntegrationId { get; set; }

    /// <summary>The number of messages of the conversation in the event that hands over control, from 1 to 10.</summary>
    [JsonPropertyName("messageHistoryCount")]
    public int? MessageHistoryCount { get; set; }
}
