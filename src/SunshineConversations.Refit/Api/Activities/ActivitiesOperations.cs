namespace SunshineConversations;

internal static class ActivitiesOperations
{
    private const string Conversation = "/v2/apps/{appId}/conversations/{conversationId}";

    public static OperationInfo[] All { get; } =
    [
        new("PostActivity", HttpMethod.Post, Conversation + "/activity", IsRepeatable: false, ReturnsNothing: true, Scopes: KeyScopes.Any),
    ];
}
