namespace SunshineConversations;

internal static class ClientsOperations
{
    private const string Collection = "/v2/apps/{appId}/users/{userIdOrExternalId}/clients";

    public static OperationInfo[] All { get; } =
    [
        new("CreateClient", HttpMethod.Post, Collection, IsRepeatable: false, Scopes: KeyScopes.Any),
        new("ListClients", HttpMethod.Get, Collection, IsRepeatable: true, Scopes: KeyScopes.Any),
        new("RemoveClient", HttpMethod.Delete, Collection + "/{clientId}", IsRepeatable: true, ReturnsNothing: true, Scopes: KeyScopes.Any),
    ];
}
