using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>switchboard:offerControl</c>: a switchboard integration was offered control of a conversation.</summary>
public sealed class SwitchboardOfferControlEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>switchboard:offerControl</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "switchboard:offerControl";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public SwitchboardOfferControlPayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="SwitchboardOfferControlEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class SwitchboardOfferControlPayload : ApiObject
{
    /// <summary>The conversation; its active integration offers control to its pending one.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The custom properties that were sent with the action.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }
}
