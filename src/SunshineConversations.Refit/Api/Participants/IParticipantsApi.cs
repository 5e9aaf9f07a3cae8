using Refit;

namespace SunshineConversations;

/// <summary>
/// The Participants API: who takes part in a conversation.
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
public interface IParticipantsApi
{
    /// <summary>Adds a user to a conversation of the type <see cref="ConversationType.SdkGroup"/>.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="body">The user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new participant.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/JoinConversation"/>
    [Post("/join")]
    Task<ParticipantResponse> JoinConversationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] ParticipantJoinBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists one page of the participants of a conversation.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="page">Which page, and how many participants on it; <see langword="null"/> gives the first page in the service's default size of 25.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the cursors of its neighbors in <see cref="ParticipantListResponse.Meta"/>.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso cref="ParticipantsApiExtensions.ListAllParticipantsAsync"/>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListParticipants"/>
    [Get("/participants")]
    Task<ParticipantListResponse> ListParticipantsAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Query("", "page"), QueryConverter(typeof(DeepObjectConverter<Page>))] Page? page = null,
        CancellationToken cancellationToken = default);

    /// <summary>Removes a user from a conversation.</summary>
    /// <param name="appId">The id of the app.</param>
    /// <param name="conversationId">The id of the conversation.</param>
    /// <param name="body">The user or the participant.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the user is removed.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example <c>not_found</c> (404) for a user who is not in the conversation.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/LeaveConversation"/>
    [Post("/leave")]
    Task LeaveConversationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] ParticipantLeaveBody body,
        CancellationToken cancellationToken = default);
}
