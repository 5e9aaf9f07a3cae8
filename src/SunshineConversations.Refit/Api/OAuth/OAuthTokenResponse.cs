using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>An OAuth access token.</summary>
// Not a record: the generated ToString() would print the token.
public sealed class OAuthTokenResponse : ApiObject, IEnvelope
{
    /// <summary>
    /// The token, for <see cref="SunshineConversationsOptions.AccessToken"/> or an <see cref="ISunshineConversationsTokenProvider"/>.
    /// Keep it safe: the JSON of this object contains it. A successful response without it throws a <see cref="SunshineConversationsException"/>.
    /// </summary>
    [JsonPropertyName("access_token")]
    public string AccessToken { get; set => field = value ?? ""; } = "";

    /// <summary>How the token is sent: <c>Bearer</c>; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("token_type")]
    public string? TokenType { get; set; }

    bool IEnvelope.HasPayload => AccessToken.Length > 0;
}
