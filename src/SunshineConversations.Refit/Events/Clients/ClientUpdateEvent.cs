using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>client:update</c>: a client changed: it was confirmed, blocked, unblocked or matched with a user of its channel.</summary>
public sealed class ClientUpdateEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>client:update</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "client:update";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ClientUpdatePayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="ClientUpdateEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ClientUpdatePayload : ApiObject
{
    /// <summary>The conversation in which the client changed.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The user that the client belongs to.</summary>
    [JsonPropertyName("user")]
    public User? User { get; set; }

    /// <summary>The client.</summary>
    [JsonPropertyName("client")]
    public Client? Client { get; set; }

    /// <summary>The kind of change.</summary>
    [JsonPropertyName("reason")]
    public ClientUpdateReason? Reason { get; set; }
}
