using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>switchboard:offerControl:failure</c>: control of a conversation could not be offered.</summary>
public sealed class SwitchboardOfferControlFailureEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>switchboard:offerControl:failure</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "switchboard:offerControl:failure";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public SwitchboardOfferControlFailurePayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="SwitchboardOfferControlFailureEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class SwitchboardOfferControlFailurePayload : ApiObject
{
    /// <summary>The error.</summary>
    [JsonPropertyName("error")]
    public SwitchboardError? Error { get; set; }

    /// <summary>The conversation.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The custom properties that were sent with the action.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }
}
