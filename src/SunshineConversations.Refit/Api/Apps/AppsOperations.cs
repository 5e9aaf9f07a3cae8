namespace SunshineConversations;

internal static class AppsOperations
{
    private const string Collection = "/v2/apps";
    private const string Item = Collection + "/{appId}";

    public static OperationInfo[] All { get; } =
    [
        new("CreateApp", HttpMethod.Post, Collection, IsRepeatable: false, Scopes: KeyScopes.Account),
        new("ListApps", HttpMethod.Get, Collection, IsRepeatable: true, Scopes: KeyScopes.Account),
        new("GetApp", HttpMethod.Get, Item, IsRepeatable: true, Scopes: KeyScopes.AppOrAccount),
        new("UpdateApp", HttpMethod.Patch, Item, IsRepeatable: true, Scopes: KeyScopes.AppOrAccount),
        new("DeleteApp", HttpMethod.Delete, Item, IsRepeatable: true, ReturnsNothing: true, Scopes: KeyScopes.Account),
    ];
}
