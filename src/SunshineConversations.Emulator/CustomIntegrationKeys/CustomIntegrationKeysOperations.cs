namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Custom Integration API Keys.</summary>
internal static class CustomIntegrationKeysOperations
{
    private const string Collection = IntegrationsOperations.Item + "/keys";
    private const string Item = Collection + "/{keyId}";

    public static ApiOperation[] All { get; } =
    [
        new("CreateCustomIntegrationKey", HttpMethods.Post, Collection, Create)
        {
            Callers = CallerScopes.AppOrAccount,
            Body = CustomIntegrationKeysDeclarations.Create,
        },
        new("ListCustomIntegrationKeys", HttpMethods.Get, Collection, List) { Callers = CallerScopes.AppOrAccount },
        new("GetCustomIntegrationKey", HttpMethods.Get, Item, Get) { Callers = CallerScopes.AppOrAccount },
        new("DeleteCustomIntegrationKey", HttpMethods.Delete, Item, Delete) { Callers = CallerScopes.AppOrAccount },
    ];

    private static ApiResponse Create(ApiRequest request)
    {
        Integration integration = CustomIntegrationOf(request);
        return ApiResponse.Created(new ApiKeyBody(ApiKey.Add(request.App, integration, request.ReadBody())));
    }

    private static ApiResponse List(ApiRequest request) => ApiResponse.Ok(new ApiKeyListBody(request.App.Keys.List(CustomIntegrationOf(request).Id)));

    private static ApiResponse Get(ApiRequest request) => ApiResponse.Ok(new ApiKeyBody(ApiKey.Of(request.App, CustomIntegrationOf(request), request)));

    private static ApiResponse Delete(ApiRequest request)
    {
        request.App.Keys.Remove(ApiKey.Of(request.App, CustomIntegrationOf(request), request));
        return ApiResponse.Empty;
    }

    private static Integration CustomIntegrationOf(ApiRequest request)
    {
        Integration integration = request.GetIntegration();
        return integration.Type == IntegrationTypes.Custom
            ? integration
            : throw EmulatorErrorException.BadRequest("API keys are available only for custom integrations");
    }
}
