namespace SunshineConversations;

/// <summary>
/// Turns the address of a request into one of the configured host. Clients are made with a placeholder for it, since
/// an application may hold one for as long as it runs, while the host may change.
/// </summary>
internal static class CallAddress
{
    /// <summary>The base address that every client is made with. The name is reserved and never resolves.</summary>
    public static readonly Uri Placeholder = new("https://sunshine-conversations.invalid");

    private static readonly string PlaceholderText = Placeholder.GetLeftPart(UriPartial.Authority);

    /// <exception cref="ArgumentException">A value in the path leads to another route.</exception>
    public static void Resolve(HttpRequestMessage request, Call call)
    {
        // The text as it was combined: to have the URL taken apart takes longer than all of this.
        string text = request.RequestUri!.OriginalString;
        if (!text.StartsWith(PlaceholderText, StringComparison.Ordinal))
            return;

        ReadOnlySpan<char> pathAndQuery = text.AsSpan(PlaceholderText.Length);
        if (call.IsRefits)
            ThrowIfAnotherRoute(PathOf(pathAndQuery), PathOf(call.Operation.Route));

        request.RequestUri = call.Options.At(pathAndQuery);
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
