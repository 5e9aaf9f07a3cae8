using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>SMS through Twilio. <see cref="PhoneNumberSid"/> or <see cref="MessagingServiceSid"/> is required too.</summary>
public sealed class TwilioIntegration : ChannelIntegration
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public TwilioIntegration()
    {
    }

    /// <summary>Creates an integration with a phone number at Twilio.</summary>
    /// <param name="accountSid">See <see cref="AccountSid"/>.</param>
    /// <param name="authToken">See <see cref="AuthToken"/>.</param>
    public TwilioIntegration(string accountSid, string authToken)
    {
        AccountSid = accountSid;
        AuthToken = authToken;
    }

    /// <summary>The discriminator: <c>twilio</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "twilio";

    /// <summary>The ID of the account at Twilio. Required to create an integration.</summary>
    [JsonPropertyName("accountSid")]
    public string? AccountSid { get; set; }

    /// <summary>The token of the account at Twilio. It is a secret. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("authToken")]
    public string? AuthToken { get; set; }

    /// <summary>The ID of the phone number at Twilio. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("phoneNumberSid")]
    public string? PhoneNumberSid { get; set; }

    /// <summary>The ID of the messaging service at Twilio. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("messagingServiceSid")]
    public string? MessagingServiceSid { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(AccountSid, nameof(AccountSid))
        ?? BodyRules.Missing(AuthToken, nameof(AuthToken))
        ?? (string.IsNullOrEmpty(PhoneNumberSid) && string.IsNullOrEmpty(MessagingServiceSid) ? $"{nameof(PhoneNumberSid)} or {nameof(MessagingServiceSid)} is required." : null);
}
