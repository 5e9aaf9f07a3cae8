using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The exchange of a code for an access token.</summary>
// Not a record: the generated ToString() would print the secret.
public sealed class OAuthTokenBody : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public OAuthTokenBody()
    {
    }

    /// <summary>Creates a body that exchanges this code.</summary>
    /// <param name="code">The code that the redirect URI received.</param>
    /// <param name="clientId">The ID of the OAuth client.</param>
    /// <param name="clientSecret">The secret of the OAuth client.</param>
    public OAuthTokenBody(string code, string clientId, string clientSecret) => (Code, ClientId, ClientSecret) = (code, clientId, clientSecret);

    /// <summary>The code that the redirect URI received. It can be used once. Required.</summary>
    [JsonPropertyName("code")]
    public string Code { get; set => field = value ?? ""; } = "";

    /// <summary>The grant type: <c>authorization_code</c>, the only one so far, unless set. Required.</summary>
    [JsonPropertyName("grant_type")]
    public string GrantType { get; set => field = value ?? "authorization_code"; } = "authorization_code";

    /// <summary>The ID of the OAuth client. Required.</summary>
    [JsonPropertyName("client_id")]
    public string ClientId { get; set => field = value ?? ""; } = "";

    /// <summary>The secret of the OAuth client. Required. Keep it safe: the JSON of this object contains it.</summary>
    [JsonPropertyName("client_secret")]
    public string ClientSecret { get; set => field = value ?? ""; } = "";

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Code, nameof(Code))
        ?? BodyRules.Missing(GrantType, nameof(GrantType))
        ?? BodyRules.Missing(ClientId, nameof(ClientId))
        ?? BodyRules.Missing(ClientSecret, nameof(ClientSecret));
}
