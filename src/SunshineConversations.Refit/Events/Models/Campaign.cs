using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A campaign that a user responded to.</summary>
public sealed class Campaign : ApiObject
{
    /// <summary>The ID of the campaign; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";
}
