using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Payloads that single channels get instead of the content of a message. A member that is <see langword="null"/> is omitted.</summary>
public sealed class MessageOverride : ApiObject
{
    /// <summary>What Apple Messages gets.</summary>
    [JsonPropertyName("apple")]
    public AppleMessageOverridePayload? Apple { get; set; }

    /// <summary>What LINE gets.</summary>
    [JsonPropertyName("line")]
    public MessageOverridePayload? Line { get; set; }

    /// <summary>What Messenger gets.</summary>
    [JsonPropertyName("messenger")]
    public MessageOverridePayload? Messenger { get; set; }

    /// <summary>What WhatsApp gets.</summary>
    [JsonPropertyName("whatsapp")]
    public MessageOverridePayload? WhatsApp { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.In(Apple, nameof(Apple))
        ?? BodyRules.In(Line, nameof(Line))
        ?? BodyRules.In(Messenger, nameof(Messenger))
        ?? BodyRules.In(WhatsApp, nameof(WhatsApp));
}
