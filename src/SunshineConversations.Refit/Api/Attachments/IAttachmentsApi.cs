using Refit;

namespace SunshineConversations;

/// <summary>The Attachments API: files that messages refer to.</summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c>, <c>integration</c> or <c>account</c> scope.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
public interface IAttachmentsApi
{
    /// <summary>
    /// Uploads a file, to be sent in a message. It is streamed, not buffered in memory. An upload may use the whole
    /// <see cref="SunshineConversationsOptions.Timeout"/>: <see cref="SunshineConversationsOptions.AttemptTimeout"/> limits only the response that follows it.
    /// It is retried only where its bytes can be read again: see <see cref="AttachmentUpload"/>. From 1 MB (1,048,576 bytes) on, or
    /// without a known length, it is sent with <c>Expect: 100-continue</c>: a file that the server rejects by the headers is not sent. A
    /// server that does not support it delays the upload by 1 second.
    /// </summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="body">The file: at most 50 MB (52,428,800 bytes).</param>
    /// <param name="query">The purpose of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The URL of the file, for an <see cref="ImageMessage"/> or a <see cref="FileMessage"/>.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed, or the file is too large; nothing was sent.</exception>
    /// <exception cref="ApiRequestException">There is no response, because of a network failure or a timeout.</exception>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example when the content of the file does not match its extension (415).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/UploadAttachment"/>
    [Post("/v2/apps/{appId}/attachments")]
    Task<AttachmentResponse> UploadAttachmentAsync(
        [AliasAs("appId")] string appId,
        [Body] AttachmentUpload body,
        [Query, QueryConverter(typeof(AttachmentUploadQueryConverter))] AttachmentUploadQuery query = default,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a file. Messages that refer to it remain.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="body">The URL of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the file is deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteAttachment"/>
    [Post("/v2/apps/{appId}/attachments/remove")]
    Task DeleteAttachmentAsync(
        [AliasAs("appId")] string appId,
        [Body] AttachmentDeleteBody body,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Downloads a file that a message refers to, including a private one. It is streamed, not buffered in memory.
    /// </summary>
    /// <remarks>
    /// <para>Credentials are sent to the configured host only. Other hosts are called over HTTPS, and only at public addresses:
    /// the URL of a file may be untrusted. One redirect is followed, without credentials and under the same rules. A host name is
    /// resolved before it is called, even if a proxy connects; a name that this machine cannot resolve is not called. A primary
    /// handler of the application must not follow redirects itself.</para>
    /// <para>It may use the whole <see cref="SunshineConversationsOptions.Timeout"/> until the last byte is read:
    /// <see cref="SunshineConversationsOptions.AttemptTimeout"/> limits only the body of an error response. Once the response has begun, nothing is
    /// retried. No compression is requested, so that a file that ends early is an error.</para>
    /// </remarks>
    /// <param name="mediaUrl">The URL of the file, such as <see cref="ImageMessage.MediaUrl"/> or <see cref="Attachment.MediaUrl"/>.</param>
    /// <param name="cancellationToken">Cancels the call until the response has begun; reading the stream has its own tokens.</param>
    /// <returns>The file. Dispose it.</returns>
    /// <exception cref="ArgumentException"><paramref name="mediaUrl"/> is not an absolute http or https URL; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The server rejected the request, the file has more than 100 MB (104,857,600 bytes), or the server compressed it.</exception>
    /// <exception cref="ApiRequestException">There is no response, or the URL is not allowed.</exception>
    /// <exception cref="NotSupportedException">The interface is a fake or a decorator that does not implement this method.</exception>
    /// <example><code>
    /// await using AttachmentDownload download = await attachments.DownloadAttachmentAsync(image.MediaUrl);
    /// await using FileStream file = File.Create("photo.jpg");
    /// await download.Content.CopyToAsync(file);
    /// </code></example>
    Task<AttachmentDownload> DownloadAttachmentAsync(string mediaUrl, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"{GetType().Name} does not implement {nameof(DownloadAttachmentAsync)}: implement it, or forward it to the client's {nameof(IAttachmentsApi)}.");
}
