using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Facebook Messenger, through a Facebook app.</summary>
public sealed class MessengerIntegration : ChannelIntegration
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public MessengerIntegration()
    {
    }

    /// <summary>Creates an integration with a page of Facebook Messenger.</summary>
    /// <param name="pageAccessToken">See <see cref="PageAccessToken"/>.</param>
    /// <param name="appId">See <see cref="AppId"/>.</param>
    /// <param name="appSecret">See <see cref="AppSecret"/>.</param>
    public MessengerIntegration(string pageAccessToken, string appId, string appSecret)
    {
        PageAccessToken = pageAccessToken;
        AppId = appId;
        AppSecret = appSecret;
    }

    /// <summary>The discriminator: <c>messenger</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "messenger";

    /// <summary>The access token of the Facebook page. It is a secret. Required to create an integration.</summary>
    [JsonPropertyName("pageAccessToken")]
    public string? PageAccessToken { get; set; }

    /// <summary>The ID of the Facebook app. Required to create an integration.</summary>
    [JsonPropertyName("appId")]
    public string? AppId { get; set; }

    /// <summary>The secret of the Facebook app. It is a secret. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("appSecret")]
    public string? AppSecret { get; set; }

    /// <summary>The ID of the Facebook page. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("pageId")]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public long? PageId { get; set; }

    /// <summary>The name of the Facebook page. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("pageName")]
    public string? PageName { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(PageAccessToken, nameof(PageAccessToken))
        ?? BodyRules.Missing(AppId, nameof(AppId))
        ?? BodyRules.Missing(AppSecret, nameof(AppSecret));
}
