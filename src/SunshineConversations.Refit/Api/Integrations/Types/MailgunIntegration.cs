using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Email through Mailgun.</summary>
public sealed class MailgunIntegration : ChannelIntegration
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public MailgunIntegration()
    {
    }

    /// <summary>Creates an integration with an email address at Mailgun.</summary>
    /// <param name="apiKey">See <see cref="ApiKey"/>.</param>
    /// <param name="domain">See <see cref="Domain"/>.</param>
    /// <param name="incomingAddress">See <see cref="IncomingAddress"/>.</param>
    public MailgunIntegration(string apiKey, string domain, string incomingAddress)
    {
        ApiKey = apiKey;
        Domain = domain;
        IncomingAddress = incomingAddress;
    }

    /// <summary>The discriminator: <c>mailgun</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "mailgun";

    /// <summary>The API key of the account at Mailgun. It is a secret. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("apiKey")]
    public string? ApiKey { get; set; }

    /// <summary>The key with which Mailgun signs its webhooks, if it is not the API key. It is a secret. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("signingKey")]
    public string? SigningKey { get; set; }

    /// <summary>The domain that emails are sent from, verified at Mailgun. Required to create an integration.</summary>
    [JsonPropertyName("domain")]
    public string? Domain { get; set; }

    /// <summary>The email address that users write to. Required to create an integration.</summary>
    [JsonPropertyName("incomingAddress")]
    public string? IncomingAddress { get; set; }

    /// <summary>Whether emails have no unsubscribe link; <see langword="false"/> unless set. The business must then offer a different way. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("hideUnsubscribeLink")]
    public bool? HideUnsubscribeLink { get; set; }

    /// <summary>The email address of the sender, if it is not the incoming address. It must forward emails to the incoming address. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("fromAddress")]
    public string? FromAddress { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(ApiKey, nameof(ApiKey))
        ?? BodyRules.Missing(Domain, nameof(Domain))
        ?? BodyRules.Missing(IncomingAddress, nameof(IncomingAddress));
}
