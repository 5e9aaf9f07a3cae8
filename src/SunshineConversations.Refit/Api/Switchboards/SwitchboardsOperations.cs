namespace SunshineConversations;

internal static class SwitchboardsOperations
{
    private const string Collection = "/v2/apps/{appId}/switchboards";
    private const string Item = Collection + "/{switchboardId}";

    public static OperationInfo[] All { get; } =
    [
        new("CreateSwitchboard", HttpMethod.Post, Collection, IsRepeatable: false, Scopes: KeyScopes.AppOrAccount),
        new("ListSwitchboards", HttpMethod.Get, Collection, IsRepeatable: true, Scopes: KeyScopes.AppOrAccount),
        new("UpdateSwitchboard", HttpMethod.Patch, Item, IsRepeatable: true, Scopes: KeyScopes.AppOrAccount),
        new("DeleteSwitchboard", HttpMethod.Delete, Item, IsRepeatable: true, ReturnsNothing: true, Scopes: KeyScopes.AppOrAccount),
    ];
}
