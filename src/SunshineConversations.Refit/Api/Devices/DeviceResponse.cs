using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response of the operation that gets a device.</summary>
public sealed class DeviceResponse : ApiObject, IEnvelope
{
    /// <summary>The device. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("device")]
    public Device Device { get; set; } = null!;

    bool IEnvelope.HasPayload => Device is not null;
}
