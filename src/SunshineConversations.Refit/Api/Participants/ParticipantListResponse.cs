using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>One page of participants.</summary>
public sealed class ParticipantListResponse : ApiObject, IEnvelope, IPageResponse<Participant>
{
    /// <summary>The participants on the page. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("participants")]
    public IReadOnlyList<Participant> Participants { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    /// <summary>Whether there are more participants, and the cursors; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("meta")]
    public Meta? Meta { get; set; }

    /// <summary>The URLs of the neighboring pages; <see langword="null"/> when the service omits them.</summary>
    [JsonPropertyName("links")]
    public Links? Links { get; set; }

    IReadOnlyList<Participant> IPageResponse<Participant>.Items => Participants;

    bool IEnvelope.HasPayload => IsReadable("participants") && IsReadable("meta");
}
