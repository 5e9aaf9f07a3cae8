using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>An activity in a conversation that is not a message: somebody read it, or started or stopped typing. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ConversationActivity : ApiObject
{
    /// <summary>The kind of activity.</summary>
    [JsonPropertyName("type")]
    public ActivityType? Type { get; set; }

    /// <summary>Where it came from.</summary>
    [JsonPropertyName("source")]
    public MessageSource? Source { get; set; }

    /// <summary>Who did it.</summary>
    [JsonPropertyName("author")]
    public WebhookAuthor? Author { get; set; }
}
