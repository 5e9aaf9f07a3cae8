using System.Net.Http.Headers;

namespace SunshineConversations;

/// <summary>
/// A request as it was before its first attempt. Each further attempt begins with the same state, so that a handler
/// which adds a header adds it once.
/// </summary>
internal readonly struct RequestSnapshot(HttpRequestMessage request)
{
    private readonly HttpMethod _method = request.Method;
    private readonly HttpContent? _content = request.Content;
    private readonly KeyValuePair<string, HeaderStringValues>[] _headers = [.. request.Headers.NonValidated];
    private readonly KeyValuePair<string, HeaderStringValues>[] _contentHeaders = request.Content is { } content ? [.. content.Headers.NonValidated] : [];

    public Uri? Address { get; } = request.RequestUri;

    /// <summary>Whether the content of the first attempt can be sent again, even if a handler replaced it.</summary>
    public bool CanBeSentAgain => HoldsItsBytes(_content);

    /// <summary>Whether content can produce the same bytes again: the framework's in-memory types can, and an upload from a rereadable source.</summary>
    public static bool HoldsItsBytes(HttpContent? content) =>
        content is null or UploadContent { CanBeSentAgain: true }
        || content.GetType() is { } type && (type == typeof(ByteArrayContent) || type == typeof(StringContent) || type == typeof(FormUrlEncodedContent) || type == typeof(ReadOnlyMemoryContent));

    public void Restore(HttpRequestMessage request)
    {
        (request.RequestUri, request.Method, request.Content) = (Address, _method, _content);
        Restore(request.Headers, _headers);
        if (_content is not null)
            Restore(_content.Headers, _contentHeaders);
    }

    private static void Restore(HttpHeaders headers, KeyValuePair<string, HeaderStringValues>[] initial)
    {
        headers.Clear();
        foreach ((string name, HeaderStringValues values) in initial)
            headers.TryAddWithoutValidation(name, values);
    }
}
