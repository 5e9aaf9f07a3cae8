namespace SunshineConversations;

/// <summary>Checks the URLs that a caller passes.</summary>
internal static class HttpUrl
{
    /// <summary>An absolute http or https URL.</summary>
    /// <exception cref="ArgumentException">It is missing, or a different kind of URL.</exception>
    public static Uri Require(string? value, string paramName)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, paramName);
        return Uri.TryCreate(value, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? url
            : throw new ArgumentException("The value must be an absolute http or https URL.", paramName);
    }
}
