namespace SunshineConversations;

internal static class AppKeysOperations
{
    private const string Collection = "/v2/apps/{appId}/keys";
    private const string Item = Collection + "/{keyId}";

    public static OperationInfo[] All { get; } =
    [
        new("CreateAppKey", HttpMethod.Post, Collection, IsRepeatable: false, Scopes: KeyScopes.Account) { CarriesSecret = true },
        new("ListAppKeys", HttpMethod.Get, Collection, IsRepeatable: true, Scopes: KeyScopes.Account) { CarriesSecret = true },
        new("GetAppKey", HttpMethod.Get, Item, IsRepeatable: true, Scopes: KeyScopes.Account) { CarriesSecret = true },
        new("DeleteAppKey", HttpMethod.Delete, Item, IsRepeatable: true, ReturnsNothing: true, Scopes: KeyScopes.Account),
    ];
}
