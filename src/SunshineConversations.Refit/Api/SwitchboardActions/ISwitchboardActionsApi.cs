using Refit;

namespace SunshineConversations;

/// <summary>
/// The Switchboard Actions API: who controls a conversation, such as a bot or a team of agents.
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
public interface ISwitchboardActionsApi
{
    /// <summary>Passes the control of a conversation to a switchboard integration, and puts every other one on standby.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="body">The target.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when control is passed.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/PassControl"/>
    [Post("/passControl")]
    Task PassControlAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] PassControlBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Releases the control of a conversation, so that no switchboard integration has it.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="body">What goes with it; <see langword="null"/> sends no body.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when control is released.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>forbidden</c> (403).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ReleaseControl"/>
    [Post("/releaseControl")]
    Task ReleaseControlAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] ReleaseControlBody? body = null,
        CancellationToken cancellationToken = default);

    /// <summary>Offers the control of a conversation to a switchboard integration, which then has to accept it.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="body">The target.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when control is offered.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/OfferControl"/>
    [Post("/offerControl")]
    Task OfferControlAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] OfferControlBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Accepts the control of a conversation that was offered.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="body">What goes with it; it may be empty.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when control is accepted.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>forbidden</c> (403) when it was offered to another integration.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/AcceptControl"/>
    [Post("/acceptControl")]
    Task AcceptControlAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] AcceptControlBody body,
        CancellationToken cancellationToken = default);
}
