using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>client:add</c>: a client was added to a user: a channel is being linked, or an SDK has a new user.</summary>
public sealed class ClientAddEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>client:add</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "client:add";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ClientAddPayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="ClientAddEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ClientAddPayload : ApiObject
{
    /// <summary>The conversation that the client joins; only when a channel is linked to a certain conversation.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The user that the client belongs to.</summary>
    [JsonPropertyName("user")]
    public User? User { get; set; }

    /// <summary>The client.</summary>
    [JsonPropertyName("client")]
    public Client? Client { get; set; }

    /// <summary>Why it was added.</summary>
    [JsonPropertyName("reason")]
    public ClientAddReason? Reason { get; set; }

    /// <summary>Where it came from.</summary>
    [JsonPropertyName("source")]
    public MessageSource? Source { get; set; }
}
