using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>What Apple Messages gets instead of the content of a message.</summary>
public sealed class AppleMessageOverridePayload : ApiObject
{
    /// <summary>Creates an empty instance; set what is required before it is sent.</summary>
    public AppleMessageOverridePayload()
    {
    }

    /// <summary>Creates a payload.</summary>
    /// <param name="payload">The payload as Apple documents it.</param>
    public AppleMessageOverridePayload(JsonObject payload) => Payload = payload;

    /// <summary>The payload as Apple documents it. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("payload")]
    public JsonObject? Payload { get; set; }

    /// <summary>What the device of the user must support to get the payload. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("withCapabilities")]
    public IReadOnlyList<AppleCapability>? WithCapabilities { get; set; }
}
