using System.Net;
using System.Net.Http.Headers;

namespace SunshineConversations;

/// <summary>The transport's content with its stream wrapped in another, and the same headers except those that no longer apply.</summary>
internal abstract class WrappedContent : HttpContent
{
    private readonly HttpContent _transportContent;

    protected WrappedContent(HttpContent transportContent, params ReadOnlySpan<string> withoutHeaders)
    {
        _transportContent = transportContent;
        foreach ((string name, HeaderStringValues values) in transportContent.Headers.NonValidated)
        {
            if (!withoutHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
                Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected abstract Stream Wrap(Stream body);

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        Wrap(await _transportContent.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using Stream content = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await content.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        _transportContent.Dispose();
        base.Dispose(disposing);
    }
}
