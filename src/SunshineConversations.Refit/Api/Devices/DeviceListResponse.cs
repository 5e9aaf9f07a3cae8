using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The devices of a user.</summary>
public sealed class DeviceListResponse : ApiObject, IEnvelope
{
    /// <summary>The devices: the list contains no <see langword="null"/>. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("devices")]
    public IReadOnlyList<Device> Devices { get; set => field = value is null ? null! : ListExtensions.WithoutNulls(value); } = null!;

    bool IEnvelope.HasPayload => Devices is not null;
}
