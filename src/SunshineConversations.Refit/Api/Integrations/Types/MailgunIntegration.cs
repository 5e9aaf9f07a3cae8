using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Email through Mailgun.</summary>
public sealed class MailgunIntegration : ChannelIntegration
{
    /// <summary>Creates an empty instance; set what is required before it is sent.</summary>
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

    /// <summary>The API key of the account at Mailgun. It is a secret. It is only sent, never returned. Required where an integration is created.</summary>
    [JsonPropertyName("apiKey")]
    public string? ApiKey { get; set; }

    /// <summary>The key that Mailgun signs its webhooks with, where it is not the API key. It is a secret. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("signingKey")]
    public string? SigningKey { get; set; }

    /// <summary>The domain that emails are sent from, verified at Mailgun. Required where an integration is created.</summary>
    [JsonPropertyName("domain")]
    public string? Domain { get; set; }

    /// <summary>The address that users write to. Required where an integration is created.</summary>
    [JsonPropertyName("incomingAddress")]
    public string? IncomingAddress { get; set; }

    /// <summary>Whether emails come without a link to unsubscribe; <see langword="false"/> unless set. The business must then offer another way. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("hideUnsubscribeLink")]
    public bool? HideUnsubscribeLink { get; set; }

    /// <summary>The address of the sender, where it is not the incoming address. It must forward emails to that one. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("fromAddress")]
    public string? FromAddress { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(ApiKey, nameof(ApiKey))
        ?? BodyRules.Missing(Domain, nameof(Domain))
        ?? BodyRules.Missing(IncomingAddress, nameof(IncomingAddress));
}
