using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The payload for Apple Messages that replaces the content of a message.</summary>
public sealed class AppleMessageOverridePayload : ApiObject
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public AppleMessageOverridePayload()
    {
    }

    /// <summary>Creates a payload.</summary>
    /// <param name="payload">The payload as Apple documents it.</param>
    public AppleMessageOverridePayload(JsonObject payload) => Payload = payload;

    /// <summary>The payload as Apple documents it. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("payload")]
    public JsonObject? Payload { get; set; }

    /// <summary>The features that the device of the user must support to receive the payload. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("withCapabilities")]
    public IReadOnlyList<AppleCapability>? WithCapabilities { get; set; }
}
