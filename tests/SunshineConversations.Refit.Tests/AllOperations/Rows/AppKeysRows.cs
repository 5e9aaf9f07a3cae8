namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag App Keys.</summary>
internal static class AppKeysRows
{
    private const string Collection = "/v2/apps/{appId}/keys";

    private const string KeyJson = """{"id":"app_5d8cff3cd55b040010928b5b","displayName":"Key 1","secret":"5XJ85yjUtRcaQu_pDINblPZb"}""";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<IAppKeysApi>($"POST {Collection}", "CreateAppKey", (api, ids, token) => api.CreateAppKeyAsync(ids["appId"], new("Key 1"), token)) with
        {
            RequestBody = """{"displayName":"Key 1"}""",
            SuccessStatus = 201,
            CarriesSecret = true,
            SuccessBody = $$"""{"key":{{KeyJson}}}""",
        },
        Operation.Of<IAppKeysApi>($"GET {Collection}", "ListAppKeys", (api, ids, token) => api.ListAppKeysAsync(ids["appId"], token)) with
        {
            CarriesSecret = true,
            SuccessBody = $$"""{"keys":[{{KeyJson}}]}""",
        },
        Operation.Of<IAppKeysApi>($"GET {Collection}/{{keyId}}", "GetAppKey", (api, ids, token) => api.GetAppKeyAsync(ids["appId"], ids["keyId"], token)) with
        {
            CarriesSecret = true,
            SuccessBody = $$"""{"key":{{KeyJson}}}""",
        },
        Operation.Of<IAppKeysApi>($"DELETE {Collection}/{{keyId}}", "DeleteAppKey", (api, ids, token) => api.DeleteAppKeyAsync(ids["appId"], ids["keyId"], token)),
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        BadInput.Of<IAppKeysApi>("body", "a key of an app without a name", api => api.CreateAppKeyAsync(Clients.AppId, new())) with { Message = "DisplayName is required" },
    ];
}
