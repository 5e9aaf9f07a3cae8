using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>An additional identity of a user, such as an email address. A member that the service omits is <see langword="null"/>.</summary>
public sealed class Identity : ApiObject
{
    /// <summary>The kind of identity, such as <c>email</c>.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>The identity itself, such as the email address.</summary>
    [JsonPropertyName("value")]
    public string? Value { get; set; }

    /// <summary>How the identity was verified, such as <c>sso</c>.</summary>
    [JsonPropertyName("verification")]
    public string? Verification { get; set; }
}
