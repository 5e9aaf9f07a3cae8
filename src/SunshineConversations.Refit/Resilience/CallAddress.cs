namespace SunshineConversations;

/// <summary>
/// The address of a request at the configured host, with the call that it belongs to. Clients are made with a
/// placeholder for the host, since an application may hold one for as long as it runs, while the host may change.
/// </summary>
internal sealed class CallAddress : Uri
{
    /// <summary>The base address that every client is made with. The name is reserved and never resolves.</summary>
    public static readonly Uri Placeholder = new("https://host.invalid");

    private static readonly string PlaceholderText = Placeholder.GetLeftPart(UriPartial.Authority);

    private CallAddress(string url, Call call)
        : base(url) => Call = call;

    // Not public: a log that writes out objects by their public properties would follow it to the credentials.
    internal Call Call { get; }

    /// <summary>The address of a request as HttpClient combined it. An absolute URL stays as it is.</summary>
    /// <exception cref="ArgumentException">A value in the path leads to another route.</exception>
    public static CallAddress Of(Uri combined, Call call)
    {
        // The text as it was combined: to have the URL parsed takes longer than all of this.
        string text = combined.OriginalString;
        if (!text.StartsWith(PlaceholderText, StringComparison.Ordinal))
            return new(text, call);

        ReadOnlySpan<char> pathAndQuery = text.AsSpan(PlaceholderText.Length);
        if (call.IsRefits)
            ThrowIfAnotherRoute(PathOf(pathAndQuery), PathOf(call.Operation.Route));

        return new(string.Concat(call.Options.HostOf(call.Operation.Target).Prefix, pathAndQuery), call);
    }

    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> pathAndQuery) => pathAndQuery.IndexOf('?') is >= 0 and int end ? pathAndQuery[..end] : pathAndQuery;

    /// <summary>An interface of the application may send a dot segment or an empty value, which our own refuse before.</summary>
    private static void ThrowIfAnotherRoute(ReadOnlySpan<char> path, ReadOnlySpan<char> route)
    {
        bool isRoute = path.Count('/') == route.Count('/')
            && path.EndsWith('/') == route.EndsWith('/')
            && !path.Contains("//", StringComparison.Ordinal)
            && !HoldsDotSegment(path);
        if (!isRoute && !route.Contains("{**", StringComparison.Ordinal))
            throw new ArgumentException("A value in the path is empty or holds a dot segment ('.' or '..'), which would lead to another route. Nothing was sent.");
    }

    private static bool HoldsDotSegment(ReadOnlySpan<char> path)
    {
        // The usual path has neither.
        if (!path.Contains("/.", StringComparison.Ordinal) && !path.Contains("%2e", StringComparison.OrdinalIgnoreCase))
            return false;

        foreach (Range segment in path.Split('/'))
        {
            if (Uri.UnescapeDataString(path[segment]) is "." or "..")
                return true;
        }

        return false;
    }
}
