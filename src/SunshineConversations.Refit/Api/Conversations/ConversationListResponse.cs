using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>One page of conversations.</summary>
public sealed class ConversationListResponse : ApiObject, IEnvelope, IPageResponse<Conversation>
{
    /// <summary>The conversations on the page. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("conversations")]
    public IReadOnlyList<Conversation> Conversations { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    /// <summary>Whether there are more conversations, and the cursors; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("meta")]
    public Meta? Meta { get; set; }

    /// <summary>The URLs of the neighboring pages; <see langword="null"/> when the service omits them.</summary>
    [JsonPropertyName("links")]
    public Links? Links { get; set; }

    IReadOnlyList<Conversation> IPageResponse<Conversation>.Items => Conversations;

    bool IEnvelope.HasPayload => IsReadable("conversations") && IsReadable("meta");
}
