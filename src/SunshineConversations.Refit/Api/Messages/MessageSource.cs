using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Where a message, or another event of a conversation, came from. A member that the service omits is <see langword="null"/>.</summary>
public sealed class MessageSource : ApiObject
{
    /// <summary>The channel, such as <c>sdk</c>, <c>messenger</c> or <c>api:conversations</c>; empty only when the service omits it.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";

    /// <summary>The ID of the integration that a message of a user came through.</summary>
    [JsonPropertyName("integrationId")]
    public string? IntegrationId { get; set; }

    /// <summary>The ID that the channel assigned to the message.</summary>
    [JsonPropertyName("originalMessageId")]
    public string? OriginalMessageId { get; set; }

    /// <summary>When the channel received the message.</summary>
    [JsonPropertyName("originalMessageTimestamp")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? OriginalMessageTimestamp { get; set; }

    /// <summary>The client that a user wrote with. Only webhooks have it, and only when they include full sources.</summary>
    [JsonPropertyName("client")]
    public Client? Client { get; set; }

    /// <summary>The device that a user wrote on. Only webhooks have it, and only when they include full sources.</summary>
    [JsonPropertyName("device")]
    public Device? Device { get; set; }

    /// <summary>The campaign that a user responded to. Only webhooks have it.</summary>
    [JsonPropertyName("campaign")]
    public Campaign? Campaign { get; set; }
}
