namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag App Keys. The key of the options is not among the keys.</summary>
internal sealed class AppKeyOperations(AppState state)
{
    private const string Collection = AppOperations.Item + "/keys";
    private const string Item = Collection + "/{keyId}";

    public ApiOperation[] All =>
    [
        new("CreateAppKey", HttpMethods.Post, Collection, request => ApiResponse.Created(new ApiKeyBody(ApiKey.Add(state, null, request.ReadBody()))))
        {
            Callers = CallerScopes.Account,
            Body = AppKeyDeclarations.Create,
        },
        new("ListAppKeys", HttpMethods.Get, Collection, _ => ApiResponse.Ok(new ApiKeyListBody(state.Keys.List("")))) { Callers = CallerScopes.Account },
        new("GetAppKey", HttpMethods.Get, Item, request => ApiResponse.Ok(new ApiKeyBody(ApiKey.Of(state, null, request)))) { Callers = CallerScopes.Account },
        new("DeleteAppKey", HttpMethods.Delete, Item, Delete) { Callers = CallerScopes.Account },
    ];

    private ApiResponse Delete(ApiRequest request)
    {
        state.Keys.Remove(ApiKey.Of(state, null, request));
        return ApiResponse.Empty;
    }
}
