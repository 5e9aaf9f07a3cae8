namespace SunshineConversations;

/// <summary>A base URL that was found valid, with what is derived from it once.</summary>
internal sealed class ServiceEndpoint(Uri baseUrl)
{
    private readonly string _authority = baseUrl.GetLeftPart(UriPartial.Authority) + "/";

    public Uri BaseUrl { get; } = baseUrl;

    /// <summary>The base URL without a slash at its end.</summary>
    public string Prefix { get; } = baseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>Whether a URL has the scheme, the host and the port of the base URL.</summary>
    public bool IsHostOf(Uri url) =>
        // The usual case, without having the URL parsed: what begins with scheme, host, port and a slash goes there.
        url.OriginalString.StartsWith(_authority, StringComparison.Ordinal)
        || (string.Equals(url.Host, BaseUrl.Host, StringComparison.OrdinalIgnoreCase) && url.Port == BaseUrl.Port && url.Scheme == BaseUrl.Scheme);

    /// <summary>Whatever a request holds only goes to the host that it is for.</summary>
    /// <exception cref="InvalidOperationException">The URL leads elsewhere.</exception>
    public void ThrowIfElsewhere(Uri url)
    {
        if (!IsHostOf(url))
            throw new InvalidOperationException($"The request goes to '{url.Scheme}://{url.Authority}', but credentials are only sent to the configured host '{BaseUrl.Scheme}://{BaseUrl.Authority}'. Nothing was sent.");
    }
}
