using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>switchboard:releaseControl</c>: a switchboard integration gave up control of a conversation.</summary>
public sealed class SwitchboardReleaseControlEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>switchboard:releaseControl</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "switchboard:releaseControl";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public SwitchboardReleaseControlPayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="SwitchboardReleaseControlEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class SwitchboardReleaseControlPayload : ApiObject
{
    /// <summary>The conversation; it has no active integration.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The custom properties that were sent with the action.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    /// <summary>Why it was released, when the service did it.</summary>
    [JsonPropertyName("reason")]
    public SwitchboardReleaseControlReason? Reason { get; set; }
}
