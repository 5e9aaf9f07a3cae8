using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response of the operations that create, get or change one webhook.</summary>
public sealed class WebhookResponse : ApiObject, IEnvelope
{
    /// <summary>The webhook. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("webhook")]
    public Webhook Webhook { get; set; } = null!;

    bool IEnvelope.HasPayload => Webhook is not null;
}
