using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Personal information about a user. A member that is <see langword="null"/> is not known, and is omitted when a user is created.</summary>
public sealed class Profile : ApiObject
{
    /// <summary>The first name: 1 to 128 characters.</summary>
    [JsonPropertyName("givenName")]
    public string? GivenName { get; set; }

    /// <summary>The last name: 1 to 128 characters.</summary>
    [JsonPropertyName("surname")]
    public string? Surname { get; set; }

    /// <summary>The email address: 1 to 128 characters.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; set; }

    /// <summary>The URL of a picture: at most 2,048 characters.</summary>
    [JsonPropertyName("avatarUrl")]
    public string? AvatarUrl { get; set; }

    /// <summary>The language and region, such as <c>fr-CA</c> (BCP 47): 1 to 64 characters.</summary>
    [JsonPropertyName("locale")]
    public string? Locale { get; set; }

    /// <summary>Where the service has the language from, such as <c>browser</c> or <c>zendeskAccount</c>; set by the service. Only the examples of the API's description have it, and responses.</summary>
    [JsonPropertyName("localeOrigin")]
    public string? LocaleOrigin { get; set; }
}
