using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Channel-specific payloads that replace the content of a message. A member that is <see langword="null"/> is omitted.</summary>
public sealed class MessageOverride : ApiObject
{
    /// <summary>The payload for Apple Messages.</summary>
    [JsonPropertyName("apple")]
    public AppleMessageOverridePayload? Apple { get; set; }

    /// <summary>The payload for LINE.</summary>
    [JsonPropertyName("line")]
    public MessageOverridePayload? Line { get; set; }

    /// <summary>The payload for Messenger.</summary>
    [JsonPropertyName("messenger")]
    public MessageOverridePayload? Messenger { get; set; }

    /// <summary>The payload for WhatsApp.</summary>
    [JsonPropertyName("whatsapp")]
    public MessageOverridePayload? WhatsApp { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.In(Apple, nameof(Apple))
        ?? BodyRules.In(Line, nameof(Line))
        ?? BodyRules.In(Messenger, nameof(Messenger))
        ?? BodyRules.In(WhatsApp, nameof(WhatsApp));
}
