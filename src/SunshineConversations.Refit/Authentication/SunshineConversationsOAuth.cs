namespace SunshineConversations;

/// <summary>The first step of OAuth, which takes place in a browser. <see cref="IOAuthApi"/> does the rest.</summary>
public static class SunshineConversationsOAuth
{
    /// <summary>Builds the address that a browser is sent to, for the owner of an app to grant access to it.</summary>
    /// <param name="clientId">The id of the OAuth client.</param>
    /// <param name="state">
    /// Comes back with the code. Make it random, keep it in the session of the browser, and refuse a code that comes
    /// with another one: whoever sends it would link an app of theirs.
    /// </param>
    /// <param name="redirectUri">Where the browser is redirected with the code; one of those that the OAuth client has registered. <see langword="null"/>: the first of them.</param>
    /// <param name="oauthBaseUrl">As <see cref="SunshineConversationsOptions.OAuthBaseUrl"/>; <see langword="null"/>: <see cref="SunshineConversationsHosts.OAuth"/>.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentException">An argument is missing, or not an absolute URL where it must be one.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/Authorize"/>
    public static Uri AuthorizeUrl(string clientId, string state, Uri? redirectUri = null, Uri? oauthBaseUrl = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(state);
        ThrowIfRelative(redirectUri, nameof(redirectUri));
        ThrowIfRelative(oauthBaseUrl, nameof(oauthBaseUrl));
        string url = $"{(oauthBaseUrl ?? SunshineConversationsHosts.OAuth).GetLeftPart(UriPartial.Path).TrimEnd('/')}/oauth/authorize?response_type=code&client_id={Uri.EscapeDataString(clientId)}&state={Uri.EscapeDataString(state)}";
        return new(redirectUri is null ? url : $"{url}&redirect_uri={Uri.EscapeDataString(redirectUri.OriginalString)}");
    }

    private static void ThrowIfRelative(Uri? url, string paramName)
    {
        if (url is { IsAbsoluteUri: false })
            throw new ArgumentException("The URL is not absolute.", paramName);
    }
}
