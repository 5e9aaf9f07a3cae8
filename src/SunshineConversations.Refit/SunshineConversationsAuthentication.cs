namespace SunshineConversations;

/// <summary>How requests are authenticated.</summary>
/// <seealso href="https://developer.zendesk.com/api-reference/conversations/#section/Introduction/Authentication"/>
public enum SunshineConversationsAuthentication
{
    /// <summary>The key ID and the secret are sent as HTTP Basic.</summary>
    Basic,

    /// <summary>A short-lived JWT, signed here with the key's secret (HS256), is sent; the secret itself never leaves the process.</summary>
    Jwt,

    /// <summary>A bearer token is sent, as for OAuth: <see cref="SunshineConversationsOptions.AccessToken"/>, or the one from the registered <see cref="ISunshineConversationsTokenProvider"/>.</summary>
    Token,
}
