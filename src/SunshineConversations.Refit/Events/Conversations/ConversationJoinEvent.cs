using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>conversation:join</c>: a participant joined a group.</summary>
public sealed class ConversationJoinEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:join</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:join";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ConversationJoinPayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="ConversationJoinEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ConversationJoinPayload : ApiObject
{
    /// <summary>The group.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The user that joined.</summary>
    [JsonPropertyName("user")]
    public User? User { get; set; }
}
