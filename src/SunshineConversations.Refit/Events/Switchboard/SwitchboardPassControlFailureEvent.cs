using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>switchboard:passControl:failure</c>: control of a conversation could not be passed.</summary>
public sealed class SwitchboardPassControlFailureEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>switchboard:passControl:failure</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "switchboard:passControl:failure";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public SwitchboardPassControlFailurePayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="SwitchboardPassControlFailureEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class SwitchboardPassControlFailurePayload : ApiObject
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
