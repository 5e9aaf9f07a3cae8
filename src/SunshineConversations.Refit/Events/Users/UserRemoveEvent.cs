using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>user:remove</c>: a user was deleted.</summary>
public sealed class UserRemoveEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>user:remove</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "user:remove";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public UserRemovePayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="UserRemoveEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class UserRemovePayload : ApiObject
{
    /// <summary>The user that was deleted.</summary>
    [JsonPropertyName("user")]
    public User? User { get; set; }
}
