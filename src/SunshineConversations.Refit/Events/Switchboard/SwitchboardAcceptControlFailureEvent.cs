using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>switchboard:acceptControl:failure</c>: a switchboard integration could not accept control of a conversation.</summary>
public sealed class SwitchboardAcceptControlFailureEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>switchboard:acceptControl:failure</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "switchboard:acceptControl:failure";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public SwitchboardAcceptControlFailurePayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="SwitchboardAcceptControlFailureEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class SwitchboardAcceptControlFailurePayload : ApiObject
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
