using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>user:update</c>: a user changed: it was authenticated, or its language was detected.</summary>
public sealed class UserUpdateEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>user:update</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "user:update";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public UserUpdatePayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="UserUpdateEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class UserUpdatePayload : ApiObject
{
    /// <summary>The user.</summary>
    [JsonPropertyName("user")]
    public User? User { get; set; }

    /// <summary>The kind of change.</summary>
    [JsonPropertyName("reason")]
    public UserUpdateReason? Reason { get; set; }

    /// <summary>Where it came from.</summary>
    [JsonPropertyName("source")]
    public MessageSource? Source { get; set; }
}
