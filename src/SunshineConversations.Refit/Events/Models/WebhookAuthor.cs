using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Who wrote a message or caused an activity, in an event. A member that the service omits is <see langword="null"/>.</summary>
public sealed class WebhookAuthor : ApiObject
{
    /// <summary>Whether it is the business or a user.</summary>
    [JsonPropertyName("type")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public MessageAuthorType Type { get; set; }

    /// <summary>The kind of business author, such as <see cref="MessageAuthorSubtype.AI"/>; <see langword="null"/> when there is none. The API's description has it for messages of the API only.</summary>
    [JsonPropertyName("subtypes")]
    public IReadOnlyList<MessageAuthorSubtype>? Subtypes { get; set; }

    /// <summary>The ID of the user; <see langword="null"/> for an author of the business.</summary>
    [JsonPropertyName("userId")]
    public string? UserId { get; set; }

    /// <summary>The user: its profile is there only when the webhook includes full users.</summary>
    [JsonPropertyName("user")]
    public User? User { get; set; }

    /// <summary>The name that others see.</summary>
    [JsonPropertyName("displayName")]
    public string? DisplayName { get; set; }

    /// <summary>The URL of a picture.</summary>
    [JsonPropertyName("avatarUrl")]
    public string? AvatarUrl { get; set; }
}
