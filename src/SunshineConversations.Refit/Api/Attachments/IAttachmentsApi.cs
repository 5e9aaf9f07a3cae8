using Refit;

namespace SunshineConversations;

/// <summary>The Attachments API: files that messages refer to.</summary>
/// <remarks>
/// <para>Requires a key of the scope <c>app</c>, <c>integration</c> or <c>account</c>.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
public interface IAttachmentsApi
{
    /// <summary>
    /// Uploads a file, to be sent in a message. It is streamed, and not held in memory as a whole. An upload may take all of
    /// <see cref="SunshineConversationsOptions.Timeout"/>: <see cref="SunshineConversationsOptions.AttemptTimeout"/> ends only the response that follows it.
    /// It is retried only where its bytes can be read again: see <see cref="AttachmentUpload"/>. From 1 MB (1,048,576 bytes) on, or
    /// without a known length, it is sent with <c>Expect: 100-continue</c>: what the server refuses by the headers is not sent. A
    /// server that does not know it costs 1 second.
    /// </summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="body">The file: at most 50 MB (52,428,800 bytes).</param>
    /// <param name="query">Who may see the file, and what it is for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The address of the file, for an <see cref="ImageMessage"/> or a <see cref="FileMessage"/>.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed, or the file is too large; nothing was sent.</exception>
    /// <exception cref="ApiRequestException">There is no response, because of a network failure or a timeout.</exception>
    /// <exception cref="SunshineConversationsException">The service refused the request, for example when the content of the file does not match its extension (415).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/UploadAttachment"/>
    [Post("/v2/apps/{appId}/attachments")]
    Task<AttachmentResponse> UploadAttachmentAsync(
        [AliasAs("appId")] string appId,
        [Body] AttachmentUpload body,
        [Query, QueryConverter(typeof(AttachmentUploadQueryConverter))] AttachmentUploadQuery query = default,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a file. Messages that refer to it stay.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="body">The address of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the file is deleted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service refused the request, for example <c>not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/DeleteAttachment"/>
    [Post("/v2/apps/{appId}/attachments/remove")]
    Task DeleteAttachmentAsync(
        [AliasAs("appId")] string appId,
        [Body] AttachmentDeleteBody body,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Begins to download a file. Prefer <see cref="AttachmentsApiExtensions.DownloadAttachmentAsync"/>, which is built on it and describes the rules.
    /// </summary>
    /// <param name="mediaUrl">The address of the file.</param>
    /// <param name="cancellationToken">Cancels the call until the response has begun.</param>
    /// <returns>The response, with its content still unread. Dispose it.</returns>
    /// <exception cref="ArgumentException"><paramref name="mediaUrl"/> is not an absolute address; nothing was sent.</exception>
    /// <exception cref="ApiRequestException">There is no response, or the address is not allowed.</exception>
    /// <exception cref="SunshineConversationsException">The server refused the request.</exception>
    [Get("")]
    [Headers("Accept: */*")]
    Task<HttpResponseMessage> GetAttachmentContentAsync([Url] string mediaUrl, CancellationToken cancellationToken = default);
}
