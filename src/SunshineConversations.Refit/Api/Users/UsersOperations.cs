namespace SunshineConversations;

internal static class UsersOperations
{
    private const string Collection = "/v2/apps/{appId}/users";
    private const string Item = Collection + "/{userIdOrExternalId}";

    public static OperationInfo[] All { get; } =
    [
        new("CreateUser", HttpMethod.Post, Collection, IsRepeatable: false, Scopes: KeyScopes.Any),
        new("ListUsers", HttpMethod.Get, Collection, IsRepeatable: true, Scopes: KeyScopes.Any) { RequiresFilter = true },
        new("GetUser", HttpMethod.Get, Item, IsRepeatable: true, Scopes: KeyScopes.Any),
        new("UpdateUser", HttpMethod.Patch, Item, IsRepeatable: true, Scopes: KeyScopes.Any),
        new("DeleteUser", HttpMethod.Delete, Item, IsRepeatable: true, ReturnsNothing: true, Scopes: KeyScopes.Any),
        new("DeleteUserPersonalInformation", HttpMethod.Delete, Item + "/personalinformation", IsRepeatable: true, Scopes: KeyScopes.Any),
        new("SyncUser", HttpMethod.Post, Collection + "/{zendeskId}/sync", IsRepeatable: false, Scopes: KeyScopes.Any),
    ];
}
