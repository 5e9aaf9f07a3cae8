using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>switchboard:passControl</c>: control of a conversation was passed to another switchboard integration.</summary>
public sealed class SwitchboardPassControlEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>switchboard:passControl</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "switchboard:passControl";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public SwitchboardPassControlPayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="SwitchboardPassControlEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class SwitchboardPassControlPayload : ApiObject
{
    /// <summary>The conversation; the integration that is in control now is its active one.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The custom properties that were sent with the action.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    /// <summary>Why it was passed, when the service did it.</summary>
    [JsonPropertyName("reason")]
    public SwitchboardPassControlReason? Reason { get; set; }
}
