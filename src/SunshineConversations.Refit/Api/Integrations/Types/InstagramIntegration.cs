using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Direct messages of Instagram, through a Facebook app.</summary>
public sealed class InstagramIntegration : ChannelIntegration
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public InstagramIntegration()
    {
    }

    /// <summary>Creates an integration with an account of Instagram.</summary>
    /// <param name="pageAccessToken">See <see cref="PageAccessToken"/>.</param>
    /// <param name="appId">See <see cref="AppId"/>.</param>
    /// <param name="appSecret">See <see cref="AppSecret"/>.</param>
    public InstagramIntegration(string pageAccessToken, string appId, string appSecret)
    {
        PageAccessToken = pageAccessToken;
        AppId = appId;
        AppSecret = appSecret;
    }

    /// <summary>The discriminator: <c>instagram</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "instagram";

    /// <summary>The access token of the Facebook page that the account is linked to. It is a secret. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("pageAccessToken")]
    public string? PageAccessToken { get; set; }

    /// <summary>The ID of the Facebook app. Required to create an integration.</summary>
    [JsonPropertyName("appId")]
    public string? AppId { get; set; }

    /// <summary>The secret of the Facebook app. It is a secret. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("appSecret")]
    public string? AppSecret { get; set; }

    /// <summary>The name of the business account. Set by the service.</summary>
    [JsonPropertyName("businessName")]
    public string? BusinessName { get; set; }

    /// <summary>The user name of the business account. Set by the service.</summary>
    [JsonPropertyName("businessUsername")]
    public string? BusinessUsername { get; set; }

    /// <summary>The ID of the Facebook page that the account is linked to. Set by the service.</summary>
    [JsonPropertyName("pageId")]
    public string? PageId { get; set; }

    /// <summary>The ID of the business account. Set by the service.</summary>
    [JsonPropertyName("businessId")]
    public string? BusinessId { get; set; }

    /// <summary>The name of the Facebook user, where the account was connected in the dashboard. Set by the service.</summary>
    [JsonPropertyName("username")]
    public string? Username { get; set; }

    /// <summary>The ID of the Facebook user, where the account was connected in the dashboard. Set by the service.</summary>
    [JsonPropertyName("userId")]
    public string? UserId { get; set; }

    /// <summary>Whether a reply to a story becomes a message; <see langword="true"/> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("storyRepliesEnabled")]
    public bool? StoryRepliesEnabled { get; set; }

    /// <summary>Whether a mention in the story of a user becomes a referral; <see langword="true"/> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("storyMentionsEnabled")]
    public bool? StoryMentionsEnabled { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(PageAccessToken, nameof(PageAccessToken))
        ?? BodyRules.Missing(AppId, nameof(AppId))
        ?? BodyRules.Missing(AppSecret, nameof(AppSecret));
}
