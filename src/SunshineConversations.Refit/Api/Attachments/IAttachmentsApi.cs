using Refit;

namespace SunshineConversations;

/// <summary>
/// The Attachments API: files that messages refer to.
/// Register it with <c>services.AddSunshineConversations(…)</c> and inject it; it is safe for concurrent use and
/// may be held by a singleton.
/// </summary>
/// <remarks>
/// <para>Bad arguments throw an <see cref="ArgumentException"/> that names the parameter, before anything is sent.</para>
/// <para>Every response that is not a success, or that is not the JSON it should be, throws a
/// <see cref="SunshineConversationsException"/>. When no response came, because the network failed or the time was
/// over, an <see cref="ApiRequestException"/> is thrown. The caller's own cancellation stays an
/// <see cref="OperationCanceledException"/>.</para>
/// <para>Takes a key of the scope <c>app</c>, <c>integration</c> or <c>account</c>.</para>
/// <para>Without dependency injection, <see cref="SunshineConversationsClient.Create"/> makes one.
/// <c>RestService.ForGenerated</c> with other settings is not supported: identifiers would not be checked.</para>
/// </remarks>
public interface IAttachmentsApi
{
    /// <summary>
    /// Uploads a file, to be sent in a message. It is streamed, and not held in memory as a whole. An upload may take all of
    /// <see cref="SunshineConversationsOptions.Timeout"/>: <see cref="SunshineConversationsOptions.AttemptTimeout"/> does not end it.
    /// It is retried only where its bytes can be read again: see <see cref="AttachmentUpload"/>.
    /// </summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="body">The file: at most 50 MB (52,428,800 bytes).</param>
    /// <param name="query">Who may see the file, and what it is for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The address of the file, for an <see cref="ImageMessage"/> or a <see cref="FileMessage"/>.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed, or the file is too large; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example a file whose content does not fit its extension (415).</exception>
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
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>not_found</c> (404).</exception>
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
    /// <returns>The response, whose content was not read; to be disposed.</returns>
    /// <exception cref="ArgumentException">It is not an absolute address; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The server refused.</exception>
    [Get("")]
    [Headers("Accept: */*")]
    Task<HttpResponseMessage> GetAttachmentContentAsync([Url] string mediaUrl, CancellationToken cancellationToken = default);
}
