namespace SunshineConversations;

internal static class SwitchboardIntegrationsOperations
{
    private const string Collection = "/v2/apps/{appId}/switchboards/{switchboardId}/switchboardIntegrations";
    private const string Item = Collection + "/{switchboardIntegrationId}";

    public static OperationInfo[] All { get; } =
    [
        new("CreateSwitchboardIntegration", HttpMethod.Post, Collection, IsRepeatable: false, Scopes: KeyScopes.AppOrAccount),
        new("ListSwitchboardIntegrations", HttpMethod.Get, Collection, IsRepeatable: true, Scopes: KeyScopes.AppOrAccount),
        new("UpdateSwitchboardIntegration", HttpMethod.Patch, Item, IsRepeatable: true, Scopes: KeyScopes.AppOrAccount),
        new("DeleteSwitchboardIntegration", HttpMethod.Delete, Item, IsRepeatable: true, ReturnsNothing: true, Scopes: KeyScopes.AppOrAccount),
    ];
}
