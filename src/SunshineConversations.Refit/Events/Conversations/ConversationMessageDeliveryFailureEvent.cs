using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>conversation:message:delivery:failure</c>: a message could not be delivered; see <see cref="DeliveryPayload.Error"/>.</summary>
public sealed class ConversationMessageDeliveryFailureEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:message:delivery:failure</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:message:delivery:failure";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public DeliveryPayload Payload { get => field ??= new(); set; }
}
