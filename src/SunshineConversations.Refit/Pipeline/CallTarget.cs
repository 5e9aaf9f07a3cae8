namespace SunshineConversations;

/// <summary>The host that an operation is sent to, and the credentials it is sent with.</summary>
internal enum CallTarget
{
    /// <summary>To the configured host, with the client's credentials.</summary>
    Service,

    /// <summary>To the OAuth host, with the client's bearer token and no other kind of credentials.</summary>
    OAuthWithToken,

    /// <summary>To the OAuth host, without credentials.</summary>
    OAuthAnonymous,
}
