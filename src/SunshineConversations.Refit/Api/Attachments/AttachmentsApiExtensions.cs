using Refit;

namespace SunshineConversations;

/// <summary>Extends <see cref="IAttachmentsApi"/> with operations of several requests.</summary>
public static class AttachmentsApiExtensions
{
    /// <summary>
    /// Uploads a file again that is somewhere else, such as in another conversation, whose URL the service refuses. It is streamed, not buffered; the rules are those
    /// of <see cref="IAttachmentsApi.DownloadAttachmentAsync"/> and <see cref="IAttachmentsApi.UploadAttachmentAsync"/>. A failed upload is not retried.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="appId">The ID of the app that gets the file.</param>
    /// <param name="mediaUrl">The URL of the file, such as <see cref="ImageMessage.MediaUrl"/>.</param>
    /// <param name="query">The purpose of the new file.</param>
    /// <param name="fileName">The name of the new file, with an extension; <see langword="null"/>: the last segment of the URL.</param>
    /// <param name="cancellationToken">Cancels both calls.</param>
    /// <returns>The URL of the new file.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed, or the URL does not end in a file name with an extension and <paramref name="fileName"/> is <see langword="null"/>; nothing was sent.</exception>
    /// <exception cref="ApiRequestException">There is no response, or the URL is not allowed.</exception>
    /// <exception cref="InvalidDataException">The file is larger than 50 MB; nothing was uploaded.</exception>
    /// <exception cref="IOException">The download broke off. An <see cref="HttpRequestException"/> or a <see cref="TimeoutException"/> says the same.</exception>
    /// <exception cref="SunshineConversationsException">A server refused a request.</exception>
    public static Task<AttachmentResponse> CopyAttachmentAsync(
        this IAttachmentsApi api, string appId, string mediaUrl, AttachmentUploadQuery query = default, string? fileName = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Identifier.RequirePathSegment(appId, nameof(appId));
        Uri url = HttpUrl.Require(mediaUrl, nameof(mediaUrl));
        string name = fileName ?? Uri.UnescapeDataString(url.Segments[^1]);
        return Path.GetExtension(name).Length > 1
            ? CopyAsync(api, appId, mediaUrl, query, name, cancellationToken)
            : throw new ArgumentException("The file name has no extension: give one that the content has.", nameof(fileName));
    }

    private static async Task<AttachmentResponse> CopyAsync(
        IAttachmentsApi api, string appId, string mediaUrl, AttachmentUploadQuery query, string fileName, CancellationToken cancellationToken)
    {
        AttachmentDownload download = await api.DownloadAttachmentAsync(mediaUrl, cancellationToken).ConfigureAwait(false);
        await using (download.ConfigureAwait(false))
        {
            if (download.Length > AttachmentUpload.MaxLength)
                throw new InvalidDataException($"The file has {download.Length} bytes; the service accepts at most {AttachmentUpload.MaxLength}.");

            var upload = AttachmentUpload.FromStream(download.Content, fileName, download.MediaType);
            return await api.UploadAttachmentAsync(appId, upload, query, cancellationToken).ConfigureAwait(false);
        }
    }
}
