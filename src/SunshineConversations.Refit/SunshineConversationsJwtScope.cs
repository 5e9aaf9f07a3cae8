namespace SunshineConversations;

/// <summary>The scope of the tokens for <see cref="SunshineConversationsAuthentication.Jwt"/>: that of the API key which signs them.</summary>
public enum SunshineConversationsJwtScope
{
    /// <summary>The key belongs to an app: claim <c>app</c>.</summary>
    App,

    /// <summary>The key belongs to an integration: claim <c>integration</c>.</summary>
    Integration,

    /// <summary>The key belongs to an account: claim <c>account</c>.</summary>
    Account,
}
