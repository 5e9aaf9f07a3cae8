namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Switchboards.</summary>
internal static class SwitchboardsRows
{
    private const string Collection = "/v2/apps/{appId}/switchboards";

    private const string SwitchboardJson = """{"id":"5ef21b132f21af34f088530d","enabled":true,"defaultSwitchboardIntegrationId":"5ef21b132f21af34f088530e"}""";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<ISwitchboardsApi>($"POST {Collection}", "CreateSwitchboard", (api, ids, token) => api.CreateSwitchboardAsync(ids["appId"], token)) with
        {
            SuccessStatus = 201,
            SuccessBody = $$"""{"switchboard":{{SwitchboardJson}}}""",
        },
        Operation.Of<ISwitchboardsApi>($"GET {Collection}", "ListSwitchboards", (api, ids, token) => api.ListSwitchboardsAsync(ids["appId"], token)) with
        {
            SuccessBody = $$"""{"switchboards":[{{SwitchboardJson}}]}""",
        },
        Operation.Of<ISwitchboardsApi>($"PATCH {Collection}/{{switchboardId}}", "UpdateSwitchboard", (api, ids, token) => api.UpdateSwitchboardAsync(
            ids["appId"], ids["switchboardId"], new() { Enabled = true, DefaultSwitchboardIntegrationId = ids["switchboardIntegrationId"] }, token)) with
        {
            RequestBody = """{"enabled":true,"defaultSwitchboardIntegrationId":"029c31f25a21b47effd7be95"}""",
            SuccessBody = $$"""{"switchboard":{{SwitchboardJson}}}""",
        },
        Operation.Of<ISwitchboardsApi>($"DELETE {Collection}/{{switchboardId}}", "DeleteSwitchboard", (api, ids, token) => api.DeleteSwitchboardAsync(ids["appId"], ids["switchboardId"], token)),
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        BadInput.Of<ISwitchboardsApi>("body", "a default without an id", api => api.UpdateSwitchboardAsync(Clients.AppId, "s", new() { DefaultSwitchboardIntegrationId = "" })) with
        {
            Message = "DefaultSwitchboardIntegrationId: The identifier is empty",
        },
    ];
}
