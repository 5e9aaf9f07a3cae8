using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The referral by which a user came to a conversation. A member that the service omits is <see langword="null"/>.</summary>
public sealed class Referral : ApiObject
{
    /// <summary>The identifier of the referral.</summary>
    [JsonPropertyName("code")]
    public string? Code { get; set; }

    /// <summary>The details from the channel.</summary>
    [JsonPropertyName("details")]
    public ReferralDetails? Details { get; set; }
}

/// <summary>The details of a referral from a channel. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ReferralDetails : ApiObject
{
    /// <summary>The source, such as <c>MESSENGER_CODE</c> or <c>ADS</c>.</summary>
    [JsonPropertyName("source")]
    public string? Source { get; set; }

    /// <summary>The kind, such as <c>OPEN-THREAD</c>.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>The ID of the advertisement, if it came from one.</summary>
    [JsonPropertyName("adId")]
    public string? AdId { get; set; }
}
