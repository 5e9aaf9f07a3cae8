using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>What the integrations with an SDK have in common: Android, iOS, Unity and web.</summary>
public abstract class SdkIntegration : ChannelIntegration
{
    private protected SdkIntegration()
    {
    }

    /// <summary>Whether users see the list of their conversations, in an app with several conversations a user; <see langword="true"/> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("canUserSeeConversationList")]
    public bool? CanUserSeeConversationList { get; set; }

    /// <summary>Whether users can start further conversations. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("canUserCreateMoreConversations")]
    public bool? CanUserCreateMoreConversations { get; set; }

    /// <summary>Whether users can send files; <see langword="true"/> unless it was changed in Zendesk Admin Center. It is set by the service.</summary>
    [JsonPropertyName("attachmentsEnabled")]
    public bool? AttachmentsEnabled { get; set; }
}
