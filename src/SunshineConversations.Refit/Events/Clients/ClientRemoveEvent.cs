using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>client:remove</c>: a client was removed from a user.</summary>
public sealed class ClientRemoveEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>client:remove</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "client:remove";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ClientRemovePayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="ClientRemoveEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ClientRemovePayload : ApiObject
{
    /// <summary>The conversation that the client was in; often omitted.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The user that the client belonged to.</summary>
    [JsonPropertyName("user")]
    public User? User { get; set; }

    /// <summary>The client.</summary>
    [JsonPropertyName("client")]
    public Client? Client { get; set; }

    /// <summary>Why it was removed.</summary>
    [JsonPropertyName("reason")]
    public ClientRemoveReason? Reason { get; set; }

    /// <summary>The error, if linking was canceled or failed: any JSON object.</summary>
    [JsonPropertyName("error")]
    [JsonConverter(typeof(JsonObjectConverter))]
    public JsonObject? Error { get; set; }

    /// <summary>Where it came from.</summary>
    [JsonPropertyName("source")]
    public MessageSource? Source { get; set; }
}
