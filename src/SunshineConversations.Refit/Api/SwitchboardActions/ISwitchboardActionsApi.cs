using Refit;

namespace SunshineConversations;

/// <summary>The Switchboard Actions API: who controls a conversation, such as a bot or a team of agents.</summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c>, <c>integration</c> or <c>account</c> scope.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/conversations/{conversationId}")]
public interface ISwitchboardActionsApi
{
    /// <summary>Passes control of a conversation to a switchboard integration, and puts all others on standby.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="body">The target.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when control is passed.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/PassControl"/>
    [Post("/passControl")]
    Task PassControlAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] PassControlBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Releases control of a conversation, so that no switchboard integration has it.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="body">The metadata to send; <see langword="null"/> sends no body.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when control is released.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>forbidden</c> (403).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ReleaseControl"/>
    [Post("/releaseControl")]
    Task ReleaseControlAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] ReleaseControlBody? body = null,
        CancellationToken cancellationToken = default);

    /// <summary>Offers control of a conversation to a switchboard integration, which then has to accept it.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="body">The target.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when control is offered.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/OfferControl"/>
    [Post("/offerControl")]
    Task OfferControlAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] OfferControlBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Accepts control of a conversation that was offered.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="body">The metadata to send; it may be empty.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when control is accepted.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>forbidden</c> (403) when it was offered to a different integration.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/AcceptControl"/>
    [Post("/acceptControl")]
    Task AcceptControlAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] AcceptControlBody body,
        CancellationToken cancellationToken = default);
}
