namespace SunshineConversations;

internal static class AppsOperations
{
    private const string Collection = "/v2/apps";
    private const string Item = Collection + "/{appId}";

    public static OperationInfo[] All { get; } =
    [
        new("CreateApp", HttpMethod.Post, Collection, IsRepeatable: false),
        new("ListApps", HttpMethod.Get, Collection, IsRepeatable: true),
        new("GetApp", HttpMethod.Get, Item, IsRepeatable: true),
        new("UpdateApp", HttpMethod.Patch, Item, IsRepeatable: true),
        new("DeleteApp", HttpMethod.Delete, Item, IsRepeatable: true, ReturnsNothing: true),
    ];
}
