using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The changes to a user. Only members that are set are sent: <c>new() { Profile = new() { GivenName = "Ann" }, Metadata = null }</c>
/// sets the first name, clears the metadata, and leaves the rest unchanged. The external ID cannot be changed.
/// </summary>
public sealed class UserUpdateBody : ApiObject, IRequestBody
{
    /// <summary>When the user signed up. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("signedUpAt")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? SignedUpAt { get; set; }

    /// <summary>Whether the user is kept even after long inactivity. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("toBeRetained")]
    public bool? ToBeRetained { get; set; }

    /// <summary>The changes to the profile. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("profile")]
    public ProfileUpdate? Profile { get; set; }

    /// <summary>
    /// Custom properties: at most 4 KB as JSON. <see langword="null"/> clears them. Write
    /// <c>Metadata = new Metadata { … }</c>: a bare <c>new()</c> is an <see cref="Optional{T}"/> that is not set.
    /// </summary>
    [JsonPropertyName("metadata")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Metadata?> Metadata { get; set; }

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.In(Profile, nameof(Profile));
}
