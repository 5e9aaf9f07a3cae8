using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The changes to a profile. Only members that are set are sent: <c>new() { GivenName = "Ann", Email = null }</c> sets the first name, clears the email address, and leaves the rest unchanged.</summary>
public sealed class ProfileUpdate : ApiObject
{
    /// <summary>The first name: 1 to 128 characters. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("givenName")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> GivenName { get; set; }

    /// <summary>The last name: 1 to 128 characters. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("surname")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Surname { get; set; }

    /// <summary>The email address: 1 to 128 characters. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("email")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Email { get; set; }

    /// <summary>The URL of a picture: at most 2,048 characters. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("avatarUrl")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> AvatarUrl { get; set; }

    /// <summary>The language and region, such as <c>fr-CA</c> (BCP 47): 1 to 64 characters. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("locale")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Locale { get; set; }
}
