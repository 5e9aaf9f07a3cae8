using Refit;

namespace SunshineConversations;

/// <summary>The Activities API: report that somebody is typing in a conversation or has read it.</summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c>, <c>integration</c> or <c>account</c> scope.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/conversations/{conversationId}")]
public interface IActivitiesApi
{
    /// <summary>Posts an activity to a conversation: somebody started or stopped typing, or has read it.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="body">The activity and its author.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the activity is posted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/PostActivity"/>
    [Post("/activity")]
    Task PostActivityAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] ActivityPost body,
        CancellationToken cancellationToken = default);
}
