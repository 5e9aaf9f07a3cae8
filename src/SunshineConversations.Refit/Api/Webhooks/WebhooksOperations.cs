namespace SunshineConversations;

internal static class WebhooksOperations
{
    private const string Collection = "/v2/apps/{appId}/integrations/{integrationId}/webhooks";
    private const string Item = Collection + "/{webhookId}";

    public static OperationInfo[] All { get; } =
    [
        new("CreateWebhook", HttpMethod.Post, Collection, IsRepeatable: false, Scopes: KeyScopes.AppOrIntegration) { CarriesSecret = true },
        new("ListWebhooks", HttpMethod.Get, Collection, IsRepeatable: true, Scopes: KeyScopes.AppOrIntegration) { CarriesSecret = true },
        new("GetWebhook", HttpMethod.Get, Item, IsRepeatable: true, Scopes: KeyScopes.AppOrIntegration) { CarriesSecret = true },
        new("UpdateWebhook", HttpMethod.Patch, Item, IsRepeatable: true, Scopes: KeyScopes.AppOrIntegration) { CarriesSecret = true },
        new("DeleteWebhook", HttpMethod.Delete, Item, IsRepeatable: true, ReturnsNothing: true, Scopes: KeyScopes.AppOrIntegration),
    ];
}
