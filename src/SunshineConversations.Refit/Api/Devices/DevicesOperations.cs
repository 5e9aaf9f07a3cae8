namespace SunshineConversations;

internal static class DevicesOperations
{
    private const string Collection = "/v2/apps/{appId}/users/{userIdOrExternalId}/devices";

    public static OperationInfo[] All { get; } =
    [
        new("ListDevices", HttpMethod.Get, Collection, IsRepeatable: true, Scopes: KeyScopes.Any),
        new("GetDevice", HttpMethod.Get, Collection + "/{deviceId}", IsRepeatable: true, Scopes: KeyScopes.Any),
    ];
}
