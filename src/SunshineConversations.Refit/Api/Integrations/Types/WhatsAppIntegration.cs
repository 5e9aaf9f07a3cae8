using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>WhatsApp.</summary>
public sealed class WhatsAppIntegration : ChannelIntegration
{
    /// <summary>The discriminator: <c>whatsapp</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "whatsapp";

    /// <summary>The language of a message template if there is none in the user's language; <c>en_US</c> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("hsmFallbackLanguage")]
    public string? HsmFallbackLanguage { get; set; }

    /// <summary>The ID of the business account of WhatsApp. With <see cref="AccountManagementAccessToken"/>, the service can show the text of message templates. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("accountId")]
    public string? AccountId { get; set; }

    /// <summary>An access token of the business account. It is a secret. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("accountManagementAccessToken")]
    public string? AccountManagementAccessToken { get; set; }

    /// <summary>The phone number, if any. Set by the service.</summary>
    [JsonPropertyName("phoneNumber")]
    public string? PhoneNumber { get; set; }
}
