using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The activity to post: <c>new(MessageAuthor.Business(), ActivityType.TypingStart)</c>.</summary>
public sealed class ActivityPost : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public ActivityPost()
    {
    }

    /// <summary>Creates an activity of this author.</summary>
    /// <param name="author">The author.</param>
    /// <param name="type">The kind of activity.</param>
    public ActivityPost(MessageAuthor author, ActivityType type)
    {
        Author = author;
        Type = type;
    }

    /// <summary>The author of the activity. Required. For a user, the service accepts <see cref="ActivityType.ConversationRead"/> only.</summary>
    [JsonPropertyName("author")]
    public MessageAuthor Author { get; set; } = null!;

    /// <summary>The kind of activity. Required.</summary>
    [JsonPropertyName("type")]
    public ActivityType Type { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.InRequired(Author, nameof(Author))
        ?? (string.IsNullOrEmpty(Type.Value) ? $"{nameof(Type)} is required, such as {nameof(ActivityType)}.{nameof(ActivityType.TypingStart)}." : null)
        ?? (Author.Type == MessageAuthorType.User && Type != ActivityType.ConversationRead ? $"{nameof(Type)} must be {nameof(ActivityType)}.{nameof(ActivityType.ConversationRead)} when the author is a user." : null);
}
