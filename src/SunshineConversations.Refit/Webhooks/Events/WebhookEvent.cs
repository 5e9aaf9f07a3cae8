using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Something that happened: one of the classes that derive from it, or an <see cref="UnknownWebhookEvent"/>. The service
/// delivers at least once and promises no order: deduplicate by <see cref="Id"/>.
/// </summary>
[JsonConverter(typeof(UnionConverter<WebhookEvent>))]
public abstract class WebhookEvent : WireObject, IHasCases<WebhookEvent>
{
    private protected WebhookEvent()
    {
    }

    /// <summary>The id of the event, the same in each delivery of it; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The discriminator: the trigger that the event is of, such as <c>conversation:message</c>.</summary>
    [JsonPropertyName("type")]
    public abstract string Type { get; }

    /// <summary>When it happened; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    static UnionCases<WebhookEvent> IHasCases<WebhookEvent>.Cases { get; } = UnionCases<WebhookEvent>.WithUnknown<UnknownWebhookEvent>(@event => @event.Type)
        .With<ConversationMessageEvent>();
}
