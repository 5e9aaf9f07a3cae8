using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>conversation:referral</c>: a user came to a conversation by a referral, such as an advertisement.</summary>
public sealed class ConversationReferralEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>conversation:referral</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:referral";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public ConversationReferralPayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="ConversationReferralEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ConversationReferralPayload : ApiObject
{
    /// <summary>The conversation that the user came to.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The user.</summary>
    [JsonPropertyName("user")]
    public User? User { get; set; }

    /// <summary>Where it came from.</summary>
    [JsonPropertyName("source")]
    public MessageSource? Source { get; set; }

    /// <summary>The referral.</summary>
    [JsonPropertyName("referral")]
    public Referral? Referral { get; set; }
}
