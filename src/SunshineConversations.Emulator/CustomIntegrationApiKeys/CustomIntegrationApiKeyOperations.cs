namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Custom Integration API Keys.</summary>
internal sealed class CustomIntegrationApiKeyOperations(AppState state)
{
    private const string Collection = IntegrationOperations.Item + "/keys";
    private const string Item = Collection + "/{keyId}";

    public ApiOperation[] All =>
    [
        new("CreateCustomIntegrationKey", HttpMethods.Post, Collection, Create)
        {
            Callers = CallerScopes.AppOrAccount,
            Body = CustomIntegrationApiKeyDeclarations.Create,
        },
        new("ListCustomIntegrationKeys", HttpMethods.Get, Collection, List) { Callers = CallerScopes.AppOrAccount },
        new("GetCustomIntegrationKey", HttpMethods.Get, Item, Get) { Callers = CallerScopes.AppOrAccount },
        new("DeleteCustomIntegrationKey", HttpMethods.Delete, Item, Delete) { Callers = CallerScopes.AppOrAccount },
    ];

    private ApiResponse Create(ApiRequest request)
    {
        Integration integration = CustomIntegrationOf(request);
        return ApiResponse.Created(new ApiKeyBody(ApiKey.Add(state, integration, request.ReadBody())));
    }

    private ApiResponse List(ApiRequest request) => ApiResponse.Ok(new ApiKeyListBody(state.Keys.List(CustomIntegrationOf(request).Id)));

    private ApiResponse Get(ApiRequest request) => ApiResponse.Ok(new ApiKeyBody(ApiKey.Of(state, CustomIntegrationOf(request), request)));

    private ApiResponse Delete(ApiRequest request)
    {
        state.Keys.Remove(ApiKey.Of(state, CustomIntegrationOf(request), request));
        return ApiResponse.Empty;
    }

    private Integration CustomIntegrationOf(ApiRequest request)
    {
        Integration integration = state.IntegrationOf(request);
        return integration.Type == IntegrationTypes.Custom
            ? integration
            : throw ApiException.BadRequest("API keys are available only for custom integrations");
    }
}
