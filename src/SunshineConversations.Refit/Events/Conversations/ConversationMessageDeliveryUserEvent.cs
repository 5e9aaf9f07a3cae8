using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>conversation:message:delivery:user</c>: a message was delivered to a user.</summary>
public sealed class ConversationMessageDeliveryUserEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:message:delivery:user</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:message:delivery:user";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public DeliveryPayload Payload { get => field ??= new(); set; }
}
