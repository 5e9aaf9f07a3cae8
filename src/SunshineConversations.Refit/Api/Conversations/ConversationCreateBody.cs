using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The conversation to create: <c>new(ConversationType.Personal, ConversationParticipant.ByUserId("…"))</c>. A member that is <see langword="null"/> is omitted.</summary>
public sealed class ConversationCreateBody : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public ConversationCreateBody()
    {
    }

    /// <summary>Creates a conversation of this type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="participants">The users who take part; <see cref="Participants"/> gives the limits.</param>
    public ConversationCreateBody(ConversationType type, params IReadOnlyList<ConversationParticipant> participants)
    {
        Type = type;
        Participants = participants;
    }

    /// <summary>The type of the conversation. Required.</summary>
    [JsonPropertyName("type")]
    public ConversationType Type { get; set; }

    /// <summary>
    /// The users who take part: exactly one in a <see cref="ConversationType.Personal"/> conversation, and at most ten
    /// in an <see cref="ConversationType.SdkGroup"/>, which may also have none.
    /// </summary>
    [JsonPropertyName("participants")]
    public IReadOnlyList<ConversationParticipant>? Participants { get; set; }

    /// <summary>A friendly name, shown to the business or the user: 1 to 100 characters.</summary>
    [JsonPropertyName("displayName")]
    public string? DisplayName { get; set; }

    /// <summary>A short text about the conversation: 1 to 100 characters.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>The URL of a JPG, PNG or GIF picture for the conversation: at most 2,048 characters.</summary>
    [JsonPropertyName("iconUrl")]
    public string? IconUrl { get; set; }

    /// <summary>Custom properties: at most 4 KB as JSON.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? (string.IsNullOrEmpty(Type.Value) ? $"{nameof(Type)} is required, such as {nameof(ConversationType)}.{nameof(ConversationType.Personal)}." : null)
        ?? BodyRules.In(Participants, nameof(Participants));
}
