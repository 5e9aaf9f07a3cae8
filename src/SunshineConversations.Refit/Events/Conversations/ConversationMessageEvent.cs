using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// <c>conversation:message</c>: a message was added to a conversation, by a user or by the business. A bot that does not
/// check <see cref="WebhookMessage.Author"/> responds to its own messages.
/// </summary>
public sealed class ConversationMessageEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:message</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:message";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ConversationMessagePayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="ConversationMessageEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ConversationMessagePayload : ApiObject
{
    /// <summary>The conversation that it was added to.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The message.</summary>
    [JsonPropertyName("message")]
    public WebhookMessage? Message { get; set; }

    /// <summary>The messages sent with the Notification API since the last message of the user. The list is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("recentNotifications")]
    public IReadOnlyList<WebhookMessage> RecentNotifications { get; set => field = ListExtensions.WithoutNulls(value); } = [];
}
