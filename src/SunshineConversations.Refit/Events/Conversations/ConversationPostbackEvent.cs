using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>conversation:postback</c>: a user selected an action that sends a postback.</summary>
public sealed class ConversationPostbackEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:postback</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:postback";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ConversationPostbackPayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="ConversationPostbackEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ConversationPostbackPayload : ApiObject
{
    /// <summary>The data of the action.</summary>
    [JsonPropertyName("postback")]
    public Postback? Postback { get; set; }

    /// <summary>The conversation that the action was in.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The user that selected the action.</summary>
    [JsonPropertyName("user")]
    public User? User { get; set; }

    /// <summary>Where it came from.</summary>
    [JsonPropertyName("source")]
    public MessageSource? Source { get; set; }
}
