namespace SunshineConversations;

/// <summary>The first step of OAuth, which takes place in a browser. <see cref="IOAuthApi"/> does the rest.</summary>
public static class SunshineConversationsOAuth
{
    /// <summary>Builds the URL to send a browser to, so that the owner of an app can grant access to it.</summary>
    /// <param name="clientId">The ID of the OAuth client.</param>
    /// <param name="state">
    /// Returned with the code. Make it random, keep it in the browser's session, and reject a code that arrives
    /// with a different state: an attacker may have sent it to link their own app.
    /// </param>
    /// <param name="redirectUri">Where the browser is redirected with the code; one of the URLs that the OAuth client has registered. <see langword="null"/>: the first of them.</param>
    /// <param name="oauthBaseUrl">As <see cref="SunshineConversationsOptions.OAuthBaseUrl"/>; <see langword="null"/>: <see cref="SunshineConversationsHosts.OAuth"/>.</param>
    /// <returns>The URL.</returns>
    /// <exception cref="ArgumentException">An argument is missing, or not an absolute URL where it must be one.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/Authorize"/>
    public static Uri AuthorizeUrl(string clientId, string state, Uri? redirectUri = null, Uri? oauthBaseUrl = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(state);
        ThrowIfRelative(redirectUri, nameof(redirectUri));
        ThrowIfRelative(oauthBaseUrl, nameof(oauthBaseUrl));
        string redirect = redirectUri is null ? "" : $"&redirect_uri={Uri.EscapeDataString(redirectUri.OriginalString)}";
        // A value of the caller is never last: .NET 11 may remove a space from the end of a URL.
        return new($"{(oauthBaseUrl ?? SunshineConversationsHosts.OAuth).GetLeftPart(UriPartial.Path).TrimEnd('/')}/oauth/authorize?client_id={Uri.EscapeDataString(clientId)}&state={Uri.EscapeDataString(state)}{redirect}&response_type=code");
    }

    private static void ThrowIfRelative(Uri? url, string paramName)
    {
        if (url is { IsAbsoluteUri: false })
            throw new ArgumentException("The URL is not absolute.", paramName);
    }
}
