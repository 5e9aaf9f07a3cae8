using System.IO.Compression;
using System.Net.Http.Headers;

namespace SunshineConversations;

/// <summary>
/// Requests compressed responses and decompresses them, where the transport is the library's own. The transport would request compressed
/// downloads too, and whether decompressed content is complete cannot be determined.
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
