using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The user to create. A member that is <see langword="null"/> is omitted.</summary>
public sealed class UserCreateBody : ApiObject, IRequestBody
{
    /// <summary>The business's own ID of the user: 1 to 1,024 characters. It cannot be changed later.</summary>
    [JsonPropertyName("externalId")]
    public string? ExternalId { get; set; }

    /// <summary>The ID of the brand of the user, if users are separated by brand.</summary>
    [JsonPropertyName("brandId")]
    public string? BrandId { get; set; }

    /// <summary>When the user signed up.</summary>
    [JsonPropertyName("signedUpAt")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? SignedUpAt { get; set; }

    /// <summary>Whether the user is kept even after long inactivity.</summary>
    [JsonPropertyName("toBeRetained")]
    public bool? ToBeRetained { get; set; }

    /// <summary>Personal information, such as the name and the email address.</summary>
    [JsonPropertyName("profile")]
    public Profile? Profile { get; set; }

    /// <summary>Custom properties: at most 4 KB as JSON.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.InIdentifier(ExternalId, nameof(ExternalId))
        ?? BodyRules.InIdentifier(BrandId, nameof(BrandId))
        ?? BodyRules.In(Profile, nameof(Profile));
}
