using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The payload for a channel that replaces the content of a message.</summary>
public sealed class MessageOverridePayload : ApiObject
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public MessageOverridePayload()
    {
    }

    /// <summary>Creates a payload.</summary>
    /// <param name="payload">The payload as the channel documents it.</param>
    public MessageOverridePayload(JsonObject payload) => Payload = payload;

    /// <summary>The payload as the channel documents it. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("payload")]
    public JsonObject? Payload { get; set; }
}
