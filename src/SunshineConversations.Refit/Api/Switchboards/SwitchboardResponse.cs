using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response of an operation that returns a switchboard.</summary>
public sealed class SwitchboardResponse : ApiObject, IEnvelope
{
    /// <summary>The switchboard. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("switchboard")]
    public Switchboard Switchboard { get; set; } = null!;

    bool IEnvelope.HasPayload => Switchboard is not null;
}
