using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The common members of the integrations with an SDK: Android, iOS, Unity and web.</summary>
public abstract class SdkIntegration : ChannelIntegration
{
    private protected SdkIntegration()
    {
    }

    /// <summary>Whether users see the list of their conversations, in an app with several conversations per user; <see langword="true"/> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("canUserSeeConversationList")]
    public bool? CanUserSeeConversationList { get; set; }

    /// <summary>Whether users can start new conversations. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("canUserCreateMoreConversations")]
    public bool? CanUserCreateMoreConversations { get; set; }

    /// <summary>Whether users can send files; <see langword="true"/> unless it was changed in Zendesk Admin Center. Set by the service.</summary>
    [JsonPropertyName("attachmentsEnabled")]
    public bool? AttachmentsEnabled { get; set; }
}
