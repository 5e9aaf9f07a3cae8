namespace SunshineConversations;

internal static class ConversationsOperations
{
    private const string Collection = "/v2/apps/{appId}/conversations";
    private const string Item = Collection + "/{conversationId}";

    public static OperationInfo[] All { get; } =
    [
        new("CreateConversation", HttpMethod.Post, Collection, IsRepeatable: false, Scopes: KeyScopes.Any),
        new("ListConversations", HttpMethod.Get, Collection, IsRepeatable: true, Scopes: KeyScopes.Any) { RequiresFilter = true },
        new("GetConversation", HttpMethod.Get, Item, IsRepeatable: true, Scopes: KeyScopes.Any),
        new("UpdateConversation", HttpMethod.Patch, Item, IsRepeatable: true, Scopes: KeyScopes.Any),
        new("DeleteConversation", HttpMethod.Delete, Item, IsRepeatable: true, ReturnsNothing: true, Scopes: KeyScopes.Any),
        new("DownloadMessageRef", HttpMethod.Post, Item + "/download", IsRepeatable: false, Scopes: KeyScopes.Any),
        new("PostConversionEvents", HttpMethod.Post, Item + "/conversionEvents", IsRepeatable: false, Scopes: KeyScopes.Any),
    ];
}
