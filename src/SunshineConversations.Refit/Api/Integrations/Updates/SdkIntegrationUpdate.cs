using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The common members of the updates of integrations with an SDK: of Android, iOS, Unity and web.</summary>
public abstract class SdkIntegrationUpdate : ChannelIntegrationUpdate
{
    private protected SdkIntegrationUpdate()
    {
    }

    /// <summary>Whether users see the list of their conversations, in an app with several conversations per user. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("canUserSeeConversationList")]
    public bool? CanUserSeeConversationList { get; set; }

    /// <summary>Whether users can start new conversations. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("canUserCreateMoreConversations")]
    public bool? CanUserCreateMoreConversations { get; set; }
}
