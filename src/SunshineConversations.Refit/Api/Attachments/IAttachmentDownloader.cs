using Refit;

namespace SunshineConversations;

/// <summary>Downloads through Refit, in an interface that fakes of <see cref="IAttachmentsApi"/> need not implement.</summary>
internal interface IAttachmentDownloader : IAttachmentsApi
{
    /// <summary>Begins to download a file.</summary>
    /// <param name="mediaUrl">The URL of the file.</param>
    /// <param name="cancellationToken">Cancels the call until the response has begun.</param>
    /// <returns>The response, with its content still unread.</returns>
    [Get("")]
    [Headers("Accept: */*")]
    Task<HttpResponseMessage> GetAttachmentContentAsync([Url] string mediaUrl, CancellationToken cancellationToken);

    /// <inheritdoc/>
    Task<AttachmentDownload> IAttachmentsApi.DownloadAttachmentAsync(string mediaUrl, CancellationToken cancellationToken)
    {
        HttpUrl.Require(mediaUrl, nameof(mediaUrl));
        return DownloadAsync(mediaUrl, cancellationToken);
    }

    private async Task<AttachmentDownload> DownloadAsync(string mediaUrl, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await GetAttachmentContentAsync(mediaUrl, cancellationToken).ConfigureAwait(false);
        return new(response, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
    }
}
