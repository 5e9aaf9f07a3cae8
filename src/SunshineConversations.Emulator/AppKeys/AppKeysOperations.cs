namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag App Keys. The key of the options is not among the keys.</summary>
internal static class AppKeysOperations
{
    private const string Collection = AppsOperations.Item + "/keys";
    private const string Item = Collection + "/{keyId}";

    public static ApiOperation[] All { get; } =
    [
        new("CreateAppKey", HttpMethods.Post, Collection, request => ApiResponse.Created(new ApiKeyBody(ApiKey.Add(request.App, null, request.ReadBody()))))
        {
            Callers = CallerScopes.Account,
            Body = AppKeysDeclarations.Create,
        },
        new("ListAppKeys", HttpMethods.Get, Collection, request => ApiResponse.Ok(new ApiKeyListBody(request.App.Keys.List("")))) { Callers = CallerScopes.Account },
        new("GetAppKey", HttpMethods.Get, Item, request => ApiResponse.Ok(new ApiKeyBody(ApiKey.Of(request.App, null, request)))) { Callers = CallerScopes.Account },
        new("DeleteAppKey", HttpMethods.Delete, Item, Delete) { Callers = CallerScopes.Account },
    ];

    private static ApiResponse Delete(ApiRequest request)
    {
        request.App.Keys.Remove(ApiKey.Of(request.App, null, request));
        return ApiResponse.Empty;
    }
}
