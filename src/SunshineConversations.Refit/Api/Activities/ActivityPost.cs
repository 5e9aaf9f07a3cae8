using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The activity to post: <c>new() { Author = MessageAuthor.Business(), Type = ActivityType.TypingStart }</c>.</summary>
public sealed class ActivityPost : ApiObject, IRequestBody
{
    /// <summary>The author of the activity. Required. For a user, the service accepts <see cref="ActivityType.ConversationRead"/> only.</summary>
    [JsonPropertyName("author")]
    public MessageAuthor Author { get; set; } = null!;

    /// <summary>What the author did. Required.</summary>
    [JsonPropertyName("type")]
    public ActivityType Type { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.InRequired(Author, nameof(Author))
        ?? (string.IsNullOrEmpty(Type.Value) ? $"{nameof(Type)} is required, such as {nameof(ActivityType)}.{nameof(ActivityType.TypingStart)}." : null)
        ?? (Author.Type == MessageAuthorType.User && Type != ActivityType.ConversationRead ? $"{nameof(Type)} must be {nameof(ActivityType)}.{nameof(ActivityType.ConversationRead)} where the author is a user." : null);
}
