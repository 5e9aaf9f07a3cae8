using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The webhook that events were sent for.</summary>
public sealed class WebhookReference : ApiObject
{
    /// <summary>The ID of the webhook; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The version of the format of its events: <c>v2</c>.</summary>
    [JsonPropertyName("version")]
    public string? Version { get; set; }
}
