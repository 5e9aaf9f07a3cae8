using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>conversation:create</c>: a conversation was created.</summary>
public sealed class ConversationCreateEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:create</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:create";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ConversationCreatePayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="ConversationCreateEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ConversationCreatePayload : ApiObject
{
    /// <summary>The conversation.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>Why it was created.</summary>
    [JsonPropertyName("creationReason")]
    public ConversationCreateReason? CreationReason { get; set; }

    /// <summary>Where it came from.</summary>
    [JsonPropertyName("source")]
    public MessageSource? Source { get; set; }

    /// <summary>Its user; <see langword="null"/> for a group, which has several.</summary>
    [JsonPropertyName("user")]
    public User? User { get; set; }

    /// <summary>The referral by which the user came to it.</summary>
    [JsonPropertyName("referral")]
    public Referral? Referral { get; set; }
}
