namespace SunshineConversations;

/// <summary>A validated base URL, with the values derived from it once.</summary>
internal sealed class ServiceEndpoint(Uri baseUrl)
{
    private readonly string _authority = baseUrl.GetLeftPart(UriPartial.Authority) + "/";

    public Uri BaseUrl { get; } = baseUrl;

    /// <summary>The base URL without a trailing slash.</summary>
    public string Prefix { get; } = baseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>Whether a URL has the scheme, the host and the port of the base URL.</summary>
    public bool IsHostOf(Uri url) =>
        // The usual case, without parsing the URL: it begins with the scheme, host, port and a slash.
        url.OriginalString.StartsWith(_authority, StringComparison.Ordinal)
        || (string.Equals(url.Host, BaseUrl.Host, StringComparison.OrdinalIgnoreCase) && url.Port == BaseUrl.Port && url.Scheme == BaseUrl.Scheme);

    /// <summary>Ensures that a request is only sent to the host it is intended for.</summary>
    /// <exception cref="InvalidOperationException">The URL leads to a different host.</exception>
    public void ThrowIfElsewhere(Uri url)
    {
        if (!IsHostOf(url))
            throw new InvalidOperationException($"The request goes to '{url.Scheme}://{url.Authority}', but credentials are only sent to the configured host '{BaseUrl.Scheme}://{BaseUrl.Authority}'. Nothing was sent.");
    }
}
