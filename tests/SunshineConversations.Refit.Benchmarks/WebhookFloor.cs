using System.Text.Json.Serialization;

namespace SunshineConversations.Benchmarks;

/// <summary>
/// Webhook events with [JsonPolymorphic] and the discriminator anywhere, over the library's own models. It fails for an
/// event that comes tomorrow, and the whole batch with it.
/// </summary>
internal static class WebhookFloor
{
    public static FloorWebhook Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, WebhookFloorContext.Default.FloorWebhook)!;
}

internal sealed class FloorWebhook : FloorObject
{
    public AppReference? App { get; set; }

    public WebhookReference? Webhook { get; set; }

    public IReadOnlyList<FloorEvent> Events { get; set; } = [];
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FloorMessageEvent), "conversation:message")]
[JsonDerivedType(typeof(FloorPostbackEvent), "conversation:postback")]
[JsonDerivedType(typeof(FloorDeliveryEvent), "conversation:message:delivery:user")]
[JsonDerivedType(typeof(FloorReadEvent), "conversation:read")]
internal abstract class FloorEvent : FloorObject
{
    public string Id { get; set; } = "";

    public DateTimeOffset? CreatedAt { get; set; }
}

internal sealed class FloorMessageEvent : FloorEvent
{
    public FloorMessagePayload? Payload { get; set; }
}

internal sealed class FloorPostbackEvent : FloorEvent
{
    public ConversationPostbackPayload? Payload { get; set; }
}

internal sealed class FloorDeliveryEvent : FloorEvent
{
    public DeliveryPayload? Payload { get; set; }
}

internal sealed class FloorReadEvent : FloorEvent
{
    public ConversationReadPayload? Payload { get; set; }
}

internal sealed class FloorMessagePayload : FloorObject
{
    public Conversation? Conversation { get; set; }

    public FloorWebhookMessage? Message { get; set; }

    public IReadOnlyList<FloorWebhookMessage> RecentNotifications { get; set; } = [];
}

internal sealed class FloorWebhookMessage : FloorObject
{
    public string Id { get; set; } = "";

    public DateTimeOffset? Received { get; set; }

    public WebhookAuthor? Author { get; set; }

    public FloorContent? Content { get; set; }

    public MessageSource? Source { get; set; }

    public QuotedMessage? QuotedMessage { get; set; }

    public Metadata? Metadata { get; set; }

    public bool? Deleted { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(FloorWebhook))]
internal sealed partial class WebhookFloorContext : JsonSerializerContext;
