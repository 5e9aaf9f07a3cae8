using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>conversation:typing</c>: somebody began to write or stopped writing.</summary>
public sealed class ConversationTypingEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:typing</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:typing";

    /// <summary>What happened; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ConversationTypingPayload Payload { get => field ??= new(); set; }
}

/// <summary>What a <see cref="ConversationTypingEvent"/> tells. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ConversationTypingPayload : WireObject
{
    /// <summary>The conversation.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>Who, where, and which of the two.</summary>
    [JsonPropertyName("activity")]
    public ConversationActivity? Activity { get; set; }
}
