using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The changes to a <see cref="WhatsAppIntegration"/>. Only members that are set are sent.</summary>
public sealed class WhatsAppIntegrationUpdate : ChannelIntegrationUpdate
{
    /// <summary>The language of a message template if there is none in the user's language; <c>en_US</c> unless set. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("hsmFallbackLanguage")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> HsmFallbackLanguage { get; set; }

    /// <summary>The ID of the business account of WhatsApp. With <see cref="AccountManagementAccessToken"/>, the service can show the text of message templates. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("accountId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> AccountId { get; set; }

    /// <summary>An access token of the business account. It is a secret. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("accountManagementAccessToken")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> AccountManagementAccessToken { get; set; }
}
