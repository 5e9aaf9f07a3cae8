using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Why control of a conversation could not be handed over. A member that the service omits is <see langword="null"/>.</summary>
public sealed class SwitchboardError : ApiObject
{
    /// <summary>A code, such as <c>switchboard_invalid_target</c>.</summary>
    [JsonPropertyName("code")]
    public string? Code { get; set; }

    /// <summary>A description, in English.</summary>
    [JsonPropertyName("message")]
    public string? Message { get; set; }
}
