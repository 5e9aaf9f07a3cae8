using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>An app, which integrations, users and conversations belong to. A member that the service omits is <see langword="null"/>.</summary>
public sealed class SunshineConversationsApp : ApiObject
{
    /// <summary>The ID of the app; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The name of the app.</summary>
    [JsonPropertyName("displayName")]
    public string? DisplayName { get; set; }

    /// <summary>The settings of the app.</summary>
    [JsonPropertyName("settings")]
    public AppSettings? Settings { get; set; }

    /// <summary>Custom properties.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    /// <summary>
    /// The subdomain of the Zendesk account, for <see cref="SunshineConversationsOptions.Subdomain"/>. Only
    /// <see cref="IAppsApi.GetAppAsync"/> and the information about an OAuth token include it.
    /// </summary>
    [JsonPropertyName("subdomain")]
    public string? Subdomain { get; set; }
}
