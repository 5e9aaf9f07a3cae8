using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>conversation:read</c>: a user or the business read a conversation.</summary>
public sealed class ConversationReadEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:read</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:read";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ConversationReadPayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="ConversationReadEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ConversationReadPayload : ApiObject
{
    /// <summary>The conversation.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>Who read it, and where.</summary>
    [JsonPropertyName("activity")]
    public ConversationActivity? Activity { get; set; }
}
