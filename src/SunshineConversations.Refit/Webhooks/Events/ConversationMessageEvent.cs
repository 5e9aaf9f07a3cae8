using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// <c>conversation:message</c>: a message was added to a conversation, by a user or by the business. A bot that does not
/// look at the author responds to its own messages.
/// </summary>
public sealed class ConversationMessageEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:message</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:message";

    /// <summary>What happened; empty only when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ConversationMessagePayload Payload { get; set => field = value ?? new(); } = new();
}

/// <summary>The message of a <see cref="ConversationMessageEvent"/> and where it was added.</summary>
public sealed class ConversationMessagePayload : WireObject
{
    /// <summary>The message.</summary>
    [JsonPropertyName("message")]
    public WebhookMessage? Message { get; set; }
}

/// <summary>A message in an event.</summary>
public sealed class WebhookMessage : WireObject
{
    /// <summary>The id of the message; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";
}
