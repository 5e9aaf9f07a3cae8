using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A channel through which a user can be reached, such as a WhatsApp number. A member that the service omits is <see langword="null"/>.</summary>
public sealed class Client : ApiObject
{
    /// <summary>The ID of the client; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The channel.</summary>
    [JsonPropertyName("type")]
    public ClientType? Type { get; set; }

    /// <summary>Whether it can receive messages.</summary>
    [JsonPropertyName("status")]
    public ClientStatus? Status { get; set; }

    /// <summary>The ID of the integration that it belongs to; <see langword="null"/> for an SDK, which has several.</summary>
    [JsonPropertyName("integrationId")]
    public string? IntegrationId { get; set; }

    /// <summary>The ID of the user on the channel, such as a phone number; <see langword="null"/> for an SDK.</summary>
    [JsonPropertyName("externalId")]
    public string? ExternalId { get; set; }

    /// <summary>When the user last used it.</summary>
    [JsonPropertyName("lastSeen")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? LastSeen { get; set; }

    /// <summary>When it was added to the user.</summary>
    [JsonPropertyName("linkedAt")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? LinkedAt { get; set; }

    /// <summary>The name of the user on the channel.</summary>
    [JsonPropertyName("displayName")]
    public string? DisplayName { get; set; }

    /// <summary>The URL of the picture of the user on the channel.</summary>
    [JsonPropertyName("avatarUrl")]
    public string? AvatarUrl { get; set; }

    /// <summary>Additional information from the service, different for each channel: any flat JSON object.</summary>
    [JsonPropertyName("info")]
    [JsonConverter(typeof(JsonObjectConverter))]
    public JsonObject? Info { get; set; }

    /// <summary>Information from the channel itself: any JSON object.</summary>
    [JsonPropertyName("raw")]
    [JsonConverter(typeof(JsonObjectConverter))]
    public JsonObject? Raw { get; set; }

    /// <summary>
    /// The click ID of the WhatsApp advertisement that brought the user, in <see cref="Raw"/> (<c>referral.ctwa_clid</c>); <see langword="null"/> when there is none.
    /// Conversion events of WhatsApp name it.
    /// </summary>
    [JsonIgnore]
    public string? WhatsAppClickId => Raw?["referral"] is JsonObject referral && referral["ctwa_clid"] is JsonValue click && click.TryGetValue(out string? id) ? id : null;
}
