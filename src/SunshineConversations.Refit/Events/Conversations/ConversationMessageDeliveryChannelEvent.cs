using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>conversation:message:delivery:channel</c>: a message was delivered to a channel.</summary>
public sealed class ConversationMessageDeliveryChannelEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:message:delivery:channel</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:message:delivery:channel";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public DeliveryPayload Payload { get => field ??= new(); set; }
}
