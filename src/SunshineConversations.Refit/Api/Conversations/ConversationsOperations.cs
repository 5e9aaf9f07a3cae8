namespace SunshineConversations;

internal static class ConversationsOperations
{
    private const string Collection = "/v2/apps/{appId}/conversations";
    private const string Item = Collection + "/{conversationId}";

    public static OperationInfo[] All { get; } =
    [
        new("CreateConversation", HttpMethod.Post, Collection, IsRepeatable: false),
        new("ListConversations", HttpMethod.Get, Collection, IsRepeatable: true),
        new("GetConversation", HttpMethod.Get, Item, IsRepeatable: true),
        new("UpdateConversation", HttpMethod.Patch, Item, IsRepeatable: true),
        new("DeleteConversation", HttpMethod.Delete, Item, IsRepeatable: true, ReturnsNothing: true),
        new("DownloadMessageRef", HttpMethod.Post, Item + "/download", IsRepeatable: false),
        new("PostConversionEvents", HttpMethod.Post, Item + "/conversionEvents", IsRepeatable: false),
    ];
}
