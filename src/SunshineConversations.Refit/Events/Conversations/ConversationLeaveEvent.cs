using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>conversation:leave</c>: a participant left a group.</summary>
public sealed class ConversationLeaveEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:leave</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:leave";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ConversationLeavePayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="ConversationLeaveEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ConversationLeavePayload : ApiObject
{
    /// <summary>The group.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The user that left.</summary>
    [JsonPropertyName("user")]
    public User? User { get; set; }
}
