namespace SunshineConversations;

internal static class IntegrationsOperations
{
    private const string Collection = "/v2/apps/{appId}/integrations";
    private const string Item = Collection + "/{integrationId}";

    public static OperationInfo[] All { get; } =
    [
        new("CreateIntegration", HttpMethod.Post, Collection, IsRepeatable: false, Scopes: KeyScopes.AppOrAccount) { CarriesSecret = true },
        new("ListIntegrations", HttpMethod.Get, Collection, IsRepeatable: true, Scopes: KeyScopes.AppOrAccount) { CarriesSecret = true },
        new("GetIntegration", HttpMethod.Get, Item, IsRepeatable: true, Scopes: KeyScopes.AppOrAccount) { CarriesSecret = true },
        new("UpdateIntegration", HttpMethod.Patch, Item, IsRepeatable: true, Scopes: KeyScopes.AppOrAccount) { CarriesSecret = true },
        new("DeleteIntegration", HttpMethod.Delete, Item, IsRepeatable: true, ReturnsNothing: true, Scopes: KeyScopes.AppOrAccount),
    ];
}
