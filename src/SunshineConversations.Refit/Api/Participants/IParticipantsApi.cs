using Refit;

namespace SunshineConversations;

/// <summary>The Participants API: who takes part in a conversation.</summary>
/// <remarks>
/// <para>Requires a key with the <c>app</c>, <c>integration</c> or <c>account</c> scope.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
[PathPrefix("/v2/apps/{appId}/conversations/{conversationId}")]
public interface IParticipantsApi
{
    /// <summary>Adds a user to a conversation of the type <see cref="ConversationType.SdkGroup"/>.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="body">The user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new participant.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/JoinConversation"/>
    [Post("/join")]
    Task<ParticipantResponse> JoinConversationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] ParticipantJoinBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Lists one page of the participants of a conversation.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="page">The page, and the number of participants in it; <see langword="null"/> gets the first page in the service's default size of 25.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with the cursors of the neighboring pages in <see cref="ParticipantListResponse.Meta"/>.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>conversation_not_found</c> (404).</exception>
    /// <seealso cref="ParticipantsApiExtensions.ListAllParticipantsAsync"/>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/ListParticipants"/>
    [Get("/participants")]
    Task<ParticipantListResponse> ListParticipantsAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Query("", "page"), QueryConverter(typeof(DeepObjectConverter<Page>))] Page? page = null,
        CancellationToken cancellationToken = default);

    /// <summary>Removes a user from a conversation.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="conversationId">The ID of the conversation.</param>
    /// <param name="body">The user or the participant.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the user is removed.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example <c>not_found</c> (404) for a user who is not in the conversation.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/LeaveConversation"/>
    [Post("/leave")]
    Task LeaveConversationAsync(
        [AliasAs("appId")] string appId,
        [AliasAs("conversationId")] string conversationId,
        [Body] ParticipantLeaveBody body,
        CancellationToken cancellationToken = default);
}
