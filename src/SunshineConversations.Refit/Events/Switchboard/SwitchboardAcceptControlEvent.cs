using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>switchboard:acceptControl</c>: a switchboard integration accepted control of a conversation.</summary>
public sealed class SwitchboardAcceptControlEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>switchboard:acceptControl</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "switchboard:acceptControl";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public SwitchboardAcceptControlPayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="SwitchboardAcceptControlEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class SwitchboardAcceptControlPayload : ApiObject
{
    /// <summary>The conversation; the integration that accepted is its active one.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The custom properties that were sent with the action.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }
}
