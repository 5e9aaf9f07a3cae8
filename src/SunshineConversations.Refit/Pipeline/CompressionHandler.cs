using System.IO.Compression;
using System.Net.Http.Headers;

namespace SunshineConversations;

/// <summary>
/// Asks for compressed responses and decompresses them, where the transport is our own. The transport would ask for compressed
/// downloads too, and of what is decompressed nobody can tell whether it is whole.
/// </summary>
internal sealed class CompressionHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool isDownload = Call.Of(request) is { Operation.StreamsResponse: true };
        if (!isDownload && !request.Headers.NonValidated.Contains("Accept-Encoding"))
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!(isDownload && response.IsSuccessStatusCode)
            && response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out HeaderStringValues codings)
            && DecoderOf(codings.ToString()) is { } decoder)
        {
            response.Content = new DecompressedContent(response.Content, decoder);
        }

        return response;
    }

    private static Func<Stream, Stream>? DecoderOf(string coding) =>
        coding.Equals("gzip", StringComparison.OrdinalIgnoreCase) ? static body => new GZipStream(body, CompressionMode.Decompress)
        : coding.Equals("br", StringComparison.OrdinalIgnoreCase) ? static body => new BrotliStream(body, CompressionMode.Decompress)
        : null;

    private sealed class DecompressedContent(HttpContent transportContent, Func<Stream, Stream> decoder) : WrappedContent(transportContent, "Content-Encoding", "Content-Length")
    {
        protected override Stream Wrap(Stream body) => decoder(body);
    }
}
