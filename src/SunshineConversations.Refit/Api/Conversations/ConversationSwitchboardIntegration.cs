using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A switchboard integration as a conversation contains it: the bot or the team of agents that handles the conversation.</summary>
public sealed class ConversationSwitchboardIntegration : ApiObject
{
    /// <summary>The ID of the switchboard integration; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>Its name, by which control is passed to it; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The ID of the integration that receives the switchboard's events; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("integrationId")]
    public string? IntegrationId { get; set; }

    /// <summary>The type of that integration, such as <c>zd:agentWorkspace</c>, or the client ID of an OAuth integration; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("integrationType")]
    public IntegrationType? IntegrationType { get; set; }
}
