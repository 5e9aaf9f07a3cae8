using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A conversation between a business and its users. A member that the service omits is <see langword="null"/>.</summary>
public sealed class Conversation : ApiObject
{
    /// <summary>The ID of the conversation; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The type of the conversation. It may be one that this version does not know.</summary>
    [JsonPropertyName("type")]
    public ConversationType? Type { get; set; }

    /// <summary>Custom properties.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    /// <summary>The switchboard integration in control of the conversation; <see langword="null"/> when there is none.</summary>
    [JsonPropertyName("activeSwitchboardIntegration")]
    public ConversationSwitchboardIntegration? ActiveSwitchboardIntegration { get; set; }

    /// <summary>The switchboard integration that was offered control and has not accepted it; <see langword="null"/> when there is none.</summary>
    [JsonPropertyName("pendingSwitchboardIntegration")]
    public ConversationSwitchboardIntegration? PendingSwitchboardIntegration { get; set; }

    /// <summary>Whether it is its user's default conversation: the first personal one, which cannot be deleted.</summary>
    [JsonPropertyName("isDefault")]
    public bool? IsDefault { get; set; }

    /// <summary>The ID of the Zendesk brand. The API's description does not have it; recorded webhooks since 2022 do.</summary>
    [JsonPropertyName("brandId")]
    public string? BrandId { get; set; }

    /// <summary>A friendly name, shown to the business or the user.</summary>
    [JsonPropertyName("displayName")]
    public string? DisplayName { get; set; }

    /// <summary>A short text about the conversation.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>The URL of a JPG, PNG or GIF picture for the conversation.</summary>
    [JsonPropertyName("iconUrl")]
    public string? IconUrl { get; set; }

    /// <summary>When the business last marked it as read; <see langword="null"/> if it never did.</summary>
    [JsonPropertyName("businessLastRead")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? BusinessLastRead { get; set; }

    /// <summary>When its last message was received, or when it was created if it has no message.</summary>
    [JsonPropertyName("lastUpdatedAt")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? LastUpdatedAt { get; set; }

    /// <summary>When it was created.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }
}
