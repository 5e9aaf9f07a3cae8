using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>conversation:remove</c>: a conversation was deleted.</summary>
public sealed class ConversationRemoveEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:remove</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:remove";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ConversationRemovePayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="ConversationRemoveEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ConversationRemovePayload : ApiObject
{
    /// <summary>The conversation that was deleted.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }
}
