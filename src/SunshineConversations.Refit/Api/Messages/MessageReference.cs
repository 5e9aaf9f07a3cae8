using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A source of the content of a message.</summary>
public sealed class MessageReference : ApiObject
{
    /// <summary>The URL; empty only when the service omits it.</summary>
    [JsonPropertyName("uri")]
    public string Uri { get; set => field = value ?? ""; } = "";

    /// <summary>The title; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("title")]
    public string? Title { get; set; }

    /// <summary>A description; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }
}
