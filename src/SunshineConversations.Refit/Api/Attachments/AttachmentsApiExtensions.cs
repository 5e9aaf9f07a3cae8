using Refit;

namespace SunshineConversations;

/// <summary>What <see cref="IAttachmentsApi"/> offers beyond one request.</summary>
public static class AttachmentsApiExtensions
{
    /// <summary>
    /// Downloads a file that a message refers to, also a private one. It is streamed, and not held in memory as a whole.
    /// </summary>
    /// <remarks>
    /// <para>Credentials are sent to the configured host only. Other hosts are called over https, and only at public addresses:
    /// the address of a file may come from a stranger. One redirect is followed, without credentials and by the same rules. A name is
    /// resolved before it is called, also where a proxy connects; one that this machine cannot resolve is not called. A primary
    /// handler of the application must not follow redirects itself.</para>
    /// <para>It may take all of <see cref="SunshineConversationsOptions.Timeout"/> until the last byte is read:
    /// <see cref="SunshineConversationsOptions.AttemptTimeout"/> ends only the body of a refusal. Once the response has begun, nothing is
    /// retried. No compression is requested, so that a file which ends early is an error.</para>
    /// </remarks>
    /// <param name="api">The API.</param>
    /// <param name="mediaUrl">The address of the file, such as <see cref="ImageMessage.MediaUrl"/> or <see cref="Attachment.MediaUrl"/>.</param>
    /// <param name="cancellationToken">Cancels the call until the response has begun; what reads the stream has tokens of its own.</param>
    /// <returns>The file. Dispose it.</returns>
    /// <exception cref="ArgumentException"><paramref name="mediaUrl"/> is not an absolute http or https address; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The server refused the request, the file has more than 100 MB (104,857,600 bytes), or the server compressed it.</exception>
    /// <exception cref="ApiRequestException">There is no response, or the address is not allowed.</exception>
    /// <example><code>
    /// await using AttachmentDownload download = await api.DownloadAttachmentAsync(image.MediaUrl);
    /// await using FileStream file = File.Create("photo.jpg");
    /// await download.Content.CopyToAsync(file);
    /// </code></example>
    public static Task<AttachmentDownload> DownloadAttachmentAsync(this IAttachmentsApi api, string mediaUrl, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentException.ThrowIfNullOrEmpty(mediaUrl);
        return Uri.TryCreate(mediaUrl, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? DownloadAsync(api, mediaUrl, cancellationToken)
            : throw new ArgumentException("It is not an absolute http or https address.", nameof(mediaUrl));
    }

    private static async Task<AttachmentDownload> DownloadAsync(IAttachmentsApi api, string mediaUrl, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await Mocks.RequireAsync(api.GetAttachmentContentAsync(mediaUrl, cancellationToken), nameof(api.GetAttachmentContentAsync)).ConfigureAwait(false);
        return new(response, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
    }
}
