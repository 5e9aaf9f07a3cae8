namespace SunshineConversations;

internal static class SwitchboardsOperations
{
    private const string Collection = "/v2/apps/{appId}/switchboards";
    private const string Item = Collection + "/{switchboardId}";

    public static OperationInfo[] All { get; } =
    [
        new("CreateSwitchboard", HttpMethod.Post, Collection, IsRepeatable: false),
        new("ListSwitchboards", HttpMethod.Get, Collection, IsRepeatable: true),
        new("UpdateSwitchboard", HttpMethod.Patch, Item, IsRepeatable: true),
        new("DeleteSwitchboard", HttpMethod.Delete, Item, IsRepeatable: true, ReturnsNothing: true),
    ];
}
