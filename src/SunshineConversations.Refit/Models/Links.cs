using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The addresses of the neighboring pages.</summary>
public sealed class Links : ApiObject
{
    /// <summary>The address of the previous page; <see langword="null"/> when there is none.</summary>
    [JsonPropertyName("prev")]
    public string? Prev { get; set; }

    /// <summary>The address of the next page; <see langword="null"/> when there is none.</summary>
    [JsonPropertyName("next")]
    public string? Next { get; set; }
}
