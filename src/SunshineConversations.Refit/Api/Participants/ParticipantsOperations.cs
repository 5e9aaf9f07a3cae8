namespace SunshineConversations;

internal static class ParticipantsOperations
{
    private const string Conversation = "/v2/apps/{appId}/conversations/{conversationId}";

    public static OperationInfo[] All { get; } =
    [
        new("JoinConversation", HttpMethod.Post, Conversation + "/join", IsRepeatable: false, Scopes: KeyScopes.Any),
        new("ListParticipants", HttpMethod.Get, Conversation + "/participants", IsRepeatable: true, Scopes: KeyScopes.Any),
        new("LeaveConversation", HttpMethod.Post, Conversation + "/leave", IsRepeatable: false, ReturnsNothing: true, Scopes: KeyScopes.Any),
    ];
}
