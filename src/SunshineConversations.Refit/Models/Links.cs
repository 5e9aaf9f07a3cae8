using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The URLs of the neighboring pages.</summary>
public sealed class Links : ApiObject
{
    /// <summary>The URL of the previous page; <see langword="null"/> when there is none.</summary>
    [JsonPropertyName("prev")]
    public string? Prev { get; set; }

    /// <summary>The URL of the next page; <see langword="null"/> when there is none.</summary>
    [JsonPropertyName("next")]
    public string? Next { get; set; }
}
