using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The changes to an <see cref="InstagramIntegration"/>. Only members that are set are sent.</summary>
public sealed class InstagramIntegrationUpdate : ChannelIntegrationUpdate
{
    /// <summary>The access token of the Facebook page that the account is linked to. It is a secret. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("pageAccessToken")]
    public string? PageAccessToken { get; set; }

    /// <summary>Whether a reply to a story becomes a message; <see langword="true"/> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("storyRepliesEnabled")]
    public bool? StoryRepliesEnabled { get; set; }

    /// <summary>Whether a mention in the story of a user becomes a referral; <see langword="true"/> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("storyMentionsEnabled")]
    public bool? StoryMentionsEnabled { get; set; }
}
