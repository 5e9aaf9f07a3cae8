namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Switchboard Integrations.</summary>
internal static class SwitchboardIntegrationsRows
{
    private const string Collection = "/v2/apps/{appId}/switchboards/{switchboardId}/switchboardIntegrations";

    private const string IntegrationJson =
        """{"id":"5ef21b86e933b7355c11c604","name":"bot","integrationId":"5ef21b86e933b7355c11c605","integrationType":"zd:agentWorkspace","deliverStandbyEvents":true,"nextSwitchboardIntegrationId":"5ef21b86e933b7355c11c606","messageHistoryCount":5}""";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<ISwitchboardIntegrationsApi>($"POST {Collection}", "CreateSwitchboardIntegration", (api, ids, token) => api.CreateSwitchboardIntegrationAsync(
            ids["appId"],
            ids["switchboardId"],
            new("bot") { IntegrationType = new("zd:agentWorkspace"), DeliverStandbyEvents = true, NextSwitchboardIntegrationId = "5ef21b86e933b7355c11c606", MessageHistoryCount = 5 },
            token)) with
        {
            RequestBody = """{"name":"bot","integrationType":"zd:agentWorkspace","deliverStandbyEvents":true,"nextSwitchboardIntegrationId":"5ef21b86e933b7355c11c606","messageHistoryCount":5}""",
            SuccessStatus = 201,
            SuccessBody = $$"""{"switchboardIntegration":{{IntegrationJson}}}""",
        },
        Operation.Of<ISwitchboardIntegrationsApi>($"GET {Collection}", "ListSwitchboardIntegrations", (api, ids, token) => api.ListSwitchboardIntegrationsAsync(ids["appId"], ids["switchboardId"], token)) with
        {
            SuccessBody = $$"""{"switchboardIntegrations":[{{IntegrationJson}}]}""",
        },
        Operation.Of<ISwitchboardIntegrationsApi>($"PATCH {Collection}/{{switchboardIntegrationId}}", "UpdateSwitchboardIntegration", (api, ids, token) => api.UpdateSwitchboardIntegrationAsync(
            ids["appId"], ids["switchboardId"], ids["switchboardIntegrationId"], new() { Name = "bot2", NextSwitchboardIntegrationId = null, MessageHistoryCount = 10 }, token)) with
        {
            RequestBody = """{"name":"bot2","nextSwitchboardIntegrationId":null,"messageHistoryCount":10}""",
            SuccessBody = $$"""{"switchboardIntegration":{{IntegrationJson}}}""",
        },
        Operation.Of<ISwitchboardIntegrationsApi>($"DELETE {Collection}/{{switchboardIntegrationId}}", "DeleteSwitchboardIntegration", (api, ids, token) => api.DeleteSwitchboardIntegrationAsync(
            ids["appId"], ids["switchboardId"], ids["switchboardIntegrationId"], token)),
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        Create("a switchboard integration without a name", "Name is required", new() { IntegrationId = "i" }),
        Create("a switchboard integration of no integration", "IntegrationId and IntegrationType: exactly one", new("bot")),
        Create("a switchboard integration of two integrations", "IntegrationId and IntegrationType: exactly one", new("bot") { IntegrationId = "i", IntegrationType = new("t") }),
        Create("a switchboard integration of an integration without an id", "IntegrationId: The identifier is empty", new("bot") { IntegrationId = "" }),
        Create("a switchboard integration before one without an id", "NextSwitchboardIntegrationId: The identifier is empty", new("bot") { IntegrationId = "i", NextSwitchboardIntegrationId = "" }),
        Update("a switchboard integration to update with two integrations", "IntegrationId and IntegrationType: at most one", new() { IntegrationId = "i", IntegrationType = new("t") }),
        Update("a switchboard integration to update with an integration without an id", "IntegrationId: The identifier is empty", new() { IntegrationId = "" }),
        Update("a switchboard integration to update before one without an id", "NextSwitchboardIntegrationId: The identifier is empty", new() { NextSwitchboardIntegrationId = "" }),
    ];

    private static BadInput Create(string what, string message, SwitchboardIntegrationCreateBody body) =>
        BadInput.Of<ISwitchboardIntegrationsApi>("body", what, api => api.CreateSwitchboardIntegrationAsync(Clients.AppId, "s", body)) with { Message = message };

    private static BadInput Update(string what, string message, SwitchboardIntegrationUpdateBody body) =>
        BadInput.Of<ISwitchboardIntegrationsApi>("body", what, api => api.UpdateSwitchboardIntegrationAsync(Clients.AppId, "s", "i", body)) with { Message = message };
}
