using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A user in a conversation. A member that the service omits is <see langword="null"/>.</summary>
public sealed class Participant : ApiObject
{
    /// <summary>The ID of the participant; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The ID of the user.</summary>
    [JsonPropertyName("userId")]
    public string? UserId { get; set; }

    /// <summary>The business's own ID of the user.</summary>
    [JsonPropertyName("userExternalId")]
    public string? UserExternalId { get; set; }

    /// <summary>How many messages the user has not read.</summary>
    [JsonPropertyName("unreadCount")]
    public int? UnreadCount { get; set; }

    /// <summary>When the latest message that the user has read was received.</summary>
    [JsonPropertyName("lastRead")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? LastRead { get; set; }

    /// <summary>The clients through which the user takes part, the most recent first. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("clientAssociations")]
    public IReadOnlyList<ClientAssociation> ClientAssociations { get; set => field = ListExtensions.WithoutNulls(value); } = [];
}
