using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>What the updates of integrations with an SDK have in common: of Android, iOS, Unity and web.</summary>
public abstract class SdkIntegrationUpdate : ChannelIntegrationUpdate
{
    private protected SdkIntegrationUpdate()
    {
    }

    /// <summary>Whether users see the list of their conversations, in an app with several conversations a user. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("canUserSeeConversationList")]
    public bool? CanUserSeeConversationList { get; set; }

    /// <summary>Whether users can start further conversations. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("canUserCreateMoreConversations")]
    public bool? CanUserCreateMoreConversations { get; set; }
}
