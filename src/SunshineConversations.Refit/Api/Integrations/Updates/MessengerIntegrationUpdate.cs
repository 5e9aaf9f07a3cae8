using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The changes to a <see cref="MessengerIntegration"/>. Only members that are set are sent.</summary>
public sealed class MessengerIntegrationUpdate : ChannelIntegrationUpdate
{
    /// <summary>The access token of the Facebook page. It is a secret. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("pageAccessToken")]
    public string? PageAccessToken { get; set; }
}
