using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A person who talks with the business. A member that the service omits is <see langword="null"/>.</summary>
public sealed class User : ApiObject
{
    /// <summary>The ID of the user; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The business's own ID of the user. It cannot be changed.</summary>
    [JsonPropertyName("externalId")]
    [JsonConverter(typeof(TextConverter))]
    public string? ExternalId { get; set; }

    /// <summary>The ID of the user in Zendesk.</summary>
    [JsonPropertyName("zendeskId")]
    public string? ZendeskId { get; set; }

    /// <summary>The ID of the brand of the user, if users are separated by brand.</summary>
    [JsonPropertyName("brandId")]
    public string? BrandId { get; set; }

    /// <summary>Whether the user's identity was verified, by a JWT or in the help center.</summary>
    [JsonPropertyName("authenticated")]
    public bool? Authenticated { get; set; }

    /// <summary>When the user signed up.</summary>
    [JsonPropertyName("signedUpAt")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? SignedUpAt { get; set; }

    /// <summary>Whether the user is kept even after long inactivity.</summary>
    [JsonPropertyName("toBeRetained")]
    public bool? ToBeRetained { get; set; }

    /// <summary>Whether the user has left payment information. Only the examples of the API's description have it, and responses.</summary>
    [JsonPropertyName("hasPaymentInfo")]
    public bool? HasPaymentInfo { get; set; }

    /// <summary>Personal information, such as the name and the email address.</summary>
    [JsonPropertyName("profile")]
    public Profile? Profile { get; set; }

    /// <summary>Custom properties.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    /// <summary>The identities of the user, such as email addresses. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("identities")]
    public IReadOnlyList<Identity> Identities { get; set => field = ListExtensions.WithoutNulls(value); } = [];
}
