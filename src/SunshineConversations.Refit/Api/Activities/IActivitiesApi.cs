using Refit;

namespace SunshineConversations;

/// <summary>
/// The Activities API: tell a conversation that somebody types or has read it.
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
[PathPrefix("/v2/apps/{appId}/conversations/{conversationId}")]
public interface IActivitiesApi
{
    /// <summary>Tells a conversation about an activity: somebody begins or stops typing, or has read it.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="body">The activity and its author.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the service has the activity.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/PostActivity"/>
    [Post("/activity")]
    Task PostActivityAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] ActivityPost body,
        CancellationToken cancellationToken = default);
}
