using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The data of the action that a user selected. A member that the service omits is <see langword="null"/>.</summary>
public sealed class Postback : ApiObject
{
    /// <summary>The payload of the action.</summary>
    [JsonPropertyName("payload")]
    public string? Payload { get; set; }

    /// <summary>The custom properties of the action.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }
}
