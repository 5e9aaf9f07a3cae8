namespace SunshineConversations;

/// <summary>A file that is being downloaded. Dispose it to release the connection, whether or not the file was read to its end.</summary>
public sealed class AttachmentDownload : IDisposable, IAsyncDisposable
{
    private readonly HttpResponseMessage _response;

    internal AttachmentDownload(HttpResponseMessage response, Stream content)
    {
        _response = response;
        Content = content;
        Length = response.Content.Headers.ContentLength;
        MediaType = response.Content.Headers.ContentType?.MediaType;
    }

    /// <summary>
    /// The content, which can be read once. Reading throws an <see cref="HttpRequestException"/> or <see cref="IOException"/> when the
    /// connection breaks, a <see cref="TimeoutException"/> when <see cref="SunshineConversationsOptions.Timeout"/> has elapsed, and
    /// an <see cref="InvalidDataException"/> when the content exceeds 100 MB.
    /// </summary>
    public Stream Content { get; }

    /// <summary>The length in bytes; <see langword="null"/> where the server does not specify it, or a primary handler of the application decompresses the file: a file that ends early is then not always detected.</summary>
    public long? Length { get; }

    /// <summary>The media type, such as <c>image/jpeg</c>; <see langword="null"/> where the server does not specify it.</summary>
    public string? MediaType { get; }

    /// <summary>Releases the connection.</summary>
    public void Dispose()
    {
        Content.Dispose();
        _response.Dispose();
    }

    /// <summary>Releases the connection.</summary>
    /// <returns>A task that completes when the connection is released.</returns>
    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync().ConfigureAwait(false);
        _response.Dispose();
    }
}
