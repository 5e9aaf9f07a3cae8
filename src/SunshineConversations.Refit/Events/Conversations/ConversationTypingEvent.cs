using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>conversation:typing</c>: somebody started or stopped typing.</summary>
public sealed class ConversationTypingEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:typing</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:typing";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ConversationTypingPayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="ConversationTypingEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ConversationTypingPayload : ApiObject
{
    /// <summary>The conversation.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>Who, where, and which of the two.</summary>
    [JsonPropertyName("activity")]
    public ConversationActivity? Activity { get; set; }
}
