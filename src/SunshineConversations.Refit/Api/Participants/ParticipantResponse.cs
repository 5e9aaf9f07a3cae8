using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response of the operation that adds a participant.</summary>
public sealed class ParticipantResponse : ApiObject, IEnvelope
{
    /// <summary>The participant. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("participant")]
    public Participant Participant { get; set; } = null!;

    bool IEnvelope.HasPayload => Participant is not null;
}
