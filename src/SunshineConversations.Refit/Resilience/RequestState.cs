using System.Net.Http.Headers;

namespace SunshineConversations;

/// <summary>
/// A request as it was before its first attempt. Each further attempt begins with the same one, so that a handler
/// which adds a header adds it once.
/// </summary>
internal readonly struct RequestState(HttpRequestMessage request)
{
    private readonly HttpMethod _method = request.Method;
    private readonly HttpContent? _content = request.Content;
    private readonly KeyValuePair<string, HeaderStringValues>[] _headers = [.. request.Headers.NonValidated];

    public Uri? Address { get; } = request.RequestUri;

    /// <summary>Whether a content gives the same bytes again: the framework's kinds that hold them in memory do.</summary>
    public static bool CanBeSentAgain(HttpContent? content) =>
        content is null
        || content.GetType() is { } type && (type == typeof(ByteArrayContent) || type == typeof(StringContent) || type == typeof(FormUrlEncodedContent) || type == typeof(ReadOnlyMemoryContent));

    public void Restore(HttpRequestMessage request)
    {
        (request.RequestUri, request.Method, request.Content) = (Address, _method, _content);
        request.Headers.Clear();
        foreach ((string name, HeaderStringValues values) in _headers)
            request.Headers.TryAddWithoutValidation(name, values);
    }
}
