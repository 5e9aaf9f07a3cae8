namespace SunshineConversations;

internal static class UsersOperations
{
    private const string Collection = "/v2/apps/{appId}/users";
    private const string Item = Collection + "/{userIdOrExternalId}";

    public static OperationInfo[] All { get; } =
    [
        new("CreateUser", HttpMethod.Post, Collection, IsRepeatable: false),
        new("ListUsers", HttpMethod.Get, Collection, IsRepeatable: true),
        new("GetUser", HttpMethod.Get, Item, IsRepeatable: true),
        new("UpdateUser", HttpMethod.Patch, Item, IsRepeatable: true),
        new("DeleteUser", HttpMethod.Delete, Item, IsRepeatable: true, ReturnsNothing: true),
        new("DeleteUserPersonalInformation", HttpMethod.Delete, Item + "/personalinformation", IsRepeatable: true),
        new("SyncUser", HttpMethod.Post, Collection + "/{zendeskId}/sync", IsRepeatable: false),
    ];
}
