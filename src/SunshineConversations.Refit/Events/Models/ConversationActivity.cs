using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>What somebody did in a conversation without sending a message: read it, or started or stopped typing. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ConversationActivity : ApiObject
{
    /// <summary>What the author did.</summary>
    [JsonPropertyName("type")]
    public ActivityType? Type { get; set; }

    /// <summary>Where it came from.</summary>
    [JsonPropertyName("source")]
    public MessageSource? Source { get; set; }

    /// <summary>Who did it.</summary>
    [JsonPropertyName("author")]
    public WebhookAuthor? Author { get; set; }
}
