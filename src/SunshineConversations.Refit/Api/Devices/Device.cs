using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A browser or phone on which a user has an SDK. A member that the service omits is <see langword="null"/>.</summary>
public sealed class Device : ApiObject
{
    /// <summary>The ID of the device; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The kind of device.</summary>
    [JsonPropertyName("type")]
    public DeviceType? Type { get; set; }

    /// <summary>The ID that the SDK itself assigned.</summary>
    [JsonPropertyName("guid")]
    public string? Guid { get; set; }

    /// <summary>The ID of the client that it belongs to.</summary>
    [JsonPropertyName("clientId")]
    public string? ClientId { get; set; }

    /// <summary>Whether it receives push notifications.</summary>
    [JsonPropertyName("status")]
    public DeviceStatus? Status { get; set; }

    /// <summary>The ID of the integration that it belongs to.</summary>
    [JsonPropertyName("integrationId")]
    public string? IntegrationId { get; set; }

    /// <summary>When the user last used it.</summary>
    [JsonPropertyName("lastSeen")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? LastSeen { get; set; }

    /// <summary>The token for push notifications; <see langword="null"/> for a browser.</summary>
    [JsonPropertyName("pushNotificationToken")]
    public string? PushNotificationToken { get; set; }

    /// <summary>Additional information from the service, different for each SDK: any flat JSON object.</summary>
    [JsonPropertyName("info")]
    [JsonConverter(typeof(JsonObjectConverter))]
    public JsonObject? Info { get; set; }

    /// <summary>The version of the app that contains the SDK; <see langword="null"/> for a browser.</summary>
    [JsonPropertyName("appVersion")]
    public string? AppVersion { get; set; }
}
