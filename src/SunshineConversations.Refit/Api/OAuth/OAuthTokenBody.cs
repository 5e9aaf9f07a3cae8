using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The exchange of a code for an access token.</summary>
// No record: what a record writes of itself would hold the secret.
public sealed class OAuthTokenBody : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set what is required before it is sent.</summary>
    public OAuthTokenBody()
    {
    }

    /// <summary>Creates a body that exchanges this code.</summary>
    /// <param name="code">The code that the browser brought.</param>
    /// <param name="clientId">The id of the OAuth client.</param>
    /// <param name="clientSecret">The secret of the OAuth client.</param>
    public OAuthTokenBody(string code, string clientId, string clientSecret) => (Code, ClientId, ClientSecret) = (code, clientId, clientSecret);

    /// <summary>The code that the browser brought to the redirect URI. It can be used once. Required.</summary>
    [JsonPropertyName("code")]
    public string Code { get; set => field = value ?? ""; } = "";

    /// <summary>What is exchanged: <c>authorization_code</c>, which is the only one so far, unless set. Required.</summary>
    [JsonPropertyName("grant_type")]
    public string GrantType { get; set => field = value ?? "authorization_code"; } = "authorization_code";

    /// <summary>The id of the OAuth client. Required.</summary>
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
