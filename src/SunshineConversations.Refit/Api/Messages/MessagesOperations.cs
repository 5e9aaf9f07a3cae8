namespace SunshineConversations;

internal static class MessagesOperations
{
    private const string Collection = "/v2/apps/{appId}/conversations/{conversationId}/messages";

    public static OperationInfo[] All { get; } =
    [
        new("PostMessage", HttpMethod.Post, Collection, IsRepeatable: false),
        new("ListMessages", HttpMethod.Get, Collection, IsRepeatable: true),
        // A second attempt would delete what arrived after the first.
        new("DeleteAllMessages", HttpMethod.Delete, Collection, IsRepeatable: false, ReturnsNothing: true),
        new("DeleteMessage", HttpMethod.Delete, Collection + "/{messageId}", IsRepeatable: true, ReturnsNothing: true),
    ];
}
