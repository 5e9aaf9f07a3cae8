using System.Buffers;

namespace SunshineConversations;

/// <summary>
/// The URL of a request at the configured host, with the call that it belongs to. Clients are created with a
/// placeholder for the host, since an application may keep one for as long as it runs, while the host may change.
/// </summary>
internal sealed class CallUri : Uri
{
    /// <summary>The base address of every client. The host name is reserved and never resolves.</summary>
    public static readonly Uri Placeholder = new("https://host.invalid");

    private static readonly string PlaceholderText = Placeholder.GetLeftPart(UriPartial.Authority);

    /// <summary>The characters that no URL parser changes, so that the usual check is one vectorized pass.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/?=&");

    /// <summary>The characters of an escaped path and query.</summary>
    private static readonly SearchValues<char> Escaped = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~%!$&'()*+,;=:@/?");

    private CallUri(string url, Call call)
        : base(url, HowToRead(url)) => Call = call;

    // Not public: a logger that writes objects by their public properties would reach the credentials.
    internal Call Call { get; }

    /// <summary>The URL of a request as HttpClient combined it. An absolute URL is not changed.</summary>
    /// <exception cref="ArgumentException">It would not be sent as intended.</exception>
    public static CallUri Of(Uri combined, Call call)
    {
        // The string as it was combined: parsing the URL takes longer than all of this.
        string text = combined.OriginalString;
        if (!text.StartsWith(PlaceholderText, StringComparison.Ordinal))
            return new(text, call);

        ReadOnlySpan<char> pathAndQuery = text.AsSpan(PlaceholderText.Length);
        if (call.IsRefits)
            ThrowIfAnotherRoute(PathOf(pathAndQuery), PathOf(call.Operation.Route));

        CallUri address = new(string.Concat(call.Options.HostOf(call.Operation.Target).Prefix, pathAndQuery), call);
        if (MayBeChanged(pathAndQuery) && !IsEnd(address.PathAndQuery, pathAndQuery))
            throw new ArgumentException("A value in the path or query would not be sent unchanged: it contains a dot segment ('.' or '..'), or must be escaped. Nothing was sent.");

        return address;
    }

    /// <summary>Whether the path and query that is sent ends with the intended one, although a character may be escaped in only one of them.</summary>
    internal static bool IsEnd(string sent, ReadOnlySpan<char> meant) =>
        sent.AsSpan().EndsWith(meant, StringComparison.Ordinal) || MeaningOf(sent).EndsWith(MeaningOf(meant.ToString()), StringComparison.Ordinal);

    /// <summary>Unescapes everything except the characters that separate values.</summary>
    private static string MeaningOf(string text)
    {
        foreach (string separator in (ReadOnlySpan<string>)["2F", "3F", "23", "26", "3D", "2B"])
            text = text.Replace($"%{separator}", $"%25{separator}", StringComparison.OrdinalIgnoreCase);

        return UnescapeDataString(text);
    }

    private static bool MayBeChanged(ReadOnlySpan<char> pathAndQuery)
    {
        while (pathAndQuery.IndexOfAnyExcept(Plain) is >= 0 and int other)
        {
            // The brackets in the names of filters and pages.
            if (!pathAndQuery[other..].StartsWith("%5B", StringComparison.Ordinal) && !pathAndQuery[other..].StartsWith("%5D", StringComparison.Ordinal))
                return true;

            pathAndQuery = pathAndQuery[(other + 3)..];
        }

        return false;
    }

    /// <summary>
    /// .NET 11 removes a space from the end of a URL in which anything must be normalized: an ID that ends with one
    /// would become a different ID. Such a URL is sent unchanged if nothing else in it must be changed.
    /// </summary>
    private static UriCreationOptions HowToRead(string url) => new()
    {
        DangerousDisablePathAndQueryCanonicalization =
            url.EndsWith("%20", StringComparison.Ordinal)
            && !url.AsSpan().ContainsAnyExcept(Escaped)
            && !url.Contains("/.", StringComparison.Ordinal)
            && !url.Contains("%2e", StringComparison.OrdinalIgnoreCase),
    };

    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> pathAndQuery) => pathAndQuery.IndexOf('?') is >= 0 and int end ? pathAndQuery[..end] : pathAndQuery;

    /// <summary>An interface of the application may send an empty value, which the interfaces of this library reject earlier.</summary>
    private static void ThrowIfAnotherRoute(ReadOnlySpan<char> path, ReadOnlySpan<char> route)
    {
        bool isRoute = path.Count('/') == route.Count('/')
            && path.EndsWith('/') == route.EndsWith('/')
            && !path.Contains("//", StringComparison.Ordinal);
        if (!isRoute && !route.Contains("{**", StringComparison.Ordinal))
            throw new ArgumentException("A value in the path is empty, which would match a different route. Nothing was sent.");
    }
}
