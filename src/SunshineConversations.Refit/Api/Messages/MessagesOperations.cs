namespace SunshineConversations;

internal static class MessagesOperations
{
    private const string Collection = "/v2/apps/{appId}/conversations/{conversationId}/messages";

    public static OperationInfo[] All { get; } =
    [
        new("PostMessage", HttpMethod.Post, Collection, IsRepeatable: false, Scopes: KeyScopes.Any),
        new("ListMessages", HttpMethod.Get, Collection, IsRepeatable: true, Scopes: KeyScopes.Any),
        // A second attempt would delete what arrived after the first.
        new("DeleteAllMessages", HttpMethod.Delete, Collection, IsRepeatable: false, ReturnsNothing: true, Scopes: KeyScopes.Any),
        new("DeleteMessage", HttpMethod.Delete, Collection + "/{messageId}", IsRepeatable: true, ReturnsNothing: true, Scopes: KeyScopes.Any),
    ];
}
