namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Custom Integration API Keys.</summary>
internal static class CustomIntegrationKeysRows
{
    private const string Collection = "/v2/apps/{appId}/integrations/{integrationId}/keys";

    private const string KeyJson = """{"id":"int_5d8cff3cd55b040010928b5b","displayName":"Key 1","secret":"5XJ85yjUtRcaQu_pDINblPZb"}""";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<ICustomIntegrationKeysApi>($"POST {Collection}", "CreateCustomIntegrationKey", (api, ids, token) => api.CreateCustomIntegrationKeyAsync(ids["appId"], ids["integrationId"], new("Key 1"), token)) with
        {
            RequestBody = """{"displayName":"Key 1"}""",
            SuccessStatus = 201,
            CarriesSecret = true,
            SuccessBody = $$"""{"key":{{KeyJson}}}""",
        },
        Operation.Of<ICustomIntegrationKeysApi>($"GET {Collection}", "ListCustomIntegrationKeys", (api, ids, token) => api.ListCustomIntegrationKeysAsync(ids["appId"], ids["integrationId"], token)) with
        {
            CarriesSecret = true,
            SuccessBody = $$"""{"keys":[{{KeyJson}}]}""",
        },
        Operation.Of<ICustomIntegrationKeysApi>($"GET {Collection}/{{keyId}}", "GetCustomIntegrationKey", (api, ids, token) => api.GetCustomIntegrationKeyAsync(ids["appId"], ids["integrationId"], ids["keyId"], token)) with
        {
            CarriesSecret = true,
            SuccessBody = $$"""{"key":{{KeyJson}}}""",
        },
        Operation.Of<ICustomIntegrationKeysApi>($"DELETE {Collection}/{{keyId}}", "DeleteCustomIntegrationKey", (api, ids, token) => api.DeleteCustomIntegrationKeyAsync(ids["appId"], ids["integrationId"], ids["keyId"], token)),
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        BadInput.Of<ICustomIntegrationKeysApi>("body", "a key of an integration without a name", api => api.CreateCustomIntegrationKeyAsync(Clients.AppId, "i", new())) with { Message = "DisplayName is required" },
    ];
}
