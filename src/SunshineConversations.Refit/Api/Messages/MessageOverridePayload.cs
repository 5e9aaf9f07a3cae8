using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>What a channel gets instead of the content of a message.</summary>
public sealed class MessageOverridePayload : ApiObject
{
    /// <summary>Creates an empty instance; set what is required before it is sent.</summary>
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
