namespace SunshineConversations;

internal static class CustomIntegrationKeysOperations
{
    private const string Collection = "/v2/apps/{appId}/integrations/{integrationId}/keys";
    private const string Item = Collection + "/{keyId}";

    public static OperationInfo[] All { get; } =
    [
        new("CreateCustomIntegrationKey", HttpMethod.Post, Collection, IsRepeatable: false, Scopes: KeyScopes.AppOrAccount) { CarriesSecret = true },
        new("ListCustomIntegrationKeys", HttpMethod.Get, Collection, IsRepeatable: true, Scopes: KeyScopes.AppOrAccount) { CarriesSecret = true },
        new("GetCustomIntegrationKey", HttpMethod.Get, Item, IsRepeatable: true, Scopes: KeyScopes.AppOrAccount) { CarriesSecret = true },
        new("DeleteCustomIntegrationKey", HttpMethod.Delete, Item, IsRepeatable: true, ReturnsNothing: true, Scopes: KeyScopes.AppOrAccount),
    ];
}
