using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Direct messages of Twitter (X).</summary>
public sealed class TwitterIntegration : ChannelIntegration
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public TwitterIntegration()
    {
    }

    /// <summary>Creates an integration with an account of Twitter.</summary>
    /// <param name="consumerKey">See <see cref="ConsumerKey"/>.</param>
    /// <param name="consumerSecret">See <see cref="ConsumerSecret"/>.</param>
    /// <param name="accessTokenKey">See <see cref="AccessTokenKey"/>.</param>
    /// <param name="accessTokenSecret">See <see cref="AccessTokenSecret"/>.</param>
    public TwitterIntegration(string consumerKey, string consumerSecret, string accessTokenKey, string accessTokenSecret)
    {
        Tier = TwitterTier.Enterprise;
        ConsumerKey = consumerKey;
        ConsumerSecret = consumerSecret;
        AccessTokenKey = accessTokenKey;
        AccessTokenSecret = accessTokenSecret;
    }

    /// <summary>The discriminator: <c>twitter</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "twitter";

    /// <summary>The tier of the app at Twitter. Only <see cref="TwitterTier.Enterprise"/> is accepted. Required to create an integration.</summary>
    [JsonPropertyName("tier")]
    public TwitterTier? Tier { get; set; }

    /// <summary>The label of the environment at Twitter, in other tiers. Set by the service.</summary>
    [JsonPropertyName("envName")]
    public string? EnvName { get; set; }

    /// <summary>The consumer key of the app at Twitter. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("consumerKey")]
    public string? ConsumerKey { get; set; }

    /// <summary>The consumer secret of the app at Twitter. It is a secret. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("consumerSecret")]
    public string? ConsumerSecret { get; set; }

    /// <summary>The access token of the account. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("accessTokenKey")]
    public string? AccessTokenKey { get; set; }

    /// <summary>The secret of the access token. It is a secret. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("accessTokenSecret")]
    public string? AccessTokenSecret { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Tier?.Value, nameof(Tier))
        ?? BodyRules.Missing(ConsumerKey, nameof(ConsumerKey))
        ?? BodyRules.Missing(ConsumerSecret, nameof(ConsumerSecret))
        ?? BodyRules.Missing(AccessTokenKey, nameof(AccessTokenKey))
        ?? BodyRules.Missing(AccessTokenSecret, nameof(AccessTokenSecret));
}
