namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Webhooks.</summary>
internal static class WebhooksRows
{
    private const string Collection = "/v2/apps/{appId}/integrations/{integrationId}/webhooks";
    private const string Item = Collection + "/{webhookId}";

    private const string WebhookJson =
        """{"id":"5e554d2cac66fb73a3c01871","version":"v2","target":"https://example.com/callback","triggers":["conversation:read","conversation:message"],"secret":"8564b3e6a8b20a4bdb68b05ce9bc5936","includeFullUser":true,"includeFullSource":false}""";

    private const string WebhookResponseJson = $$"""{"webhook":{{WebhookJson}}}""";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<IWebhooksApi>($"POST {Collection}", "CreateWebhook", (api, ids, token) => api.CreateWebhookAsync(
            ids["appId"],
            ids["integrationId"],
            new("http://127.0.0.1:9/callback", WebhookTrigger.ConversationRead, WebhookTrigger.ConversationTyping) { IncludeFullUser = true, IncludeFullSource = false },
            token)) with
        {
            RequestBody = """{"target":"http://127.0.0.1:9/callback","triggers":["conversation:read","conversation:typing"],"includeFullUser":true,"includeFullSource":false}""",
            SuccessStatus = 201,
            CarriesSecret = true,
            SuccessBody = WebhookResponseJson,
        },
        Operation.Of<IWebhooksApi>($"GET {Collection}", "ListWebhooks", (api, ids, token) => api.ListWebhooksAsync(ids["appId"], ids["integrationId"], token)) with
        {
            CarriesSecret = true,
            SuccessBody = $$"""{"webhooks":[{{WebhookJson}},{{WebhookJson}}]}""",
        },
        Operation.Of<IWebhooksApi>($"GET {Item}", "GetWebhook", (api, ids, token) => api.GetWebhookAsync(ids["appId"], ids["integrationId"], ids["webhookId"], token)) with
        {
            CarriesSecret = true,
            SuccessBody = WebhookResponseJson,
        },
        Operation.Of<IWebhooksApi>($"PATCH {Item}", "UpdateWebhook", (api, ids, token) => api.UpdateWebhookAsync(
            ids["appId"], ids["integrationId"], ids["webhookId"], new() { Triggers = [WebhookTrigger.UserRemove], IncludeFullSource = true }, token)) with
        {
            RequestBody = """{"triggers":["user:remove"],"includeFullSource":true}""",
            CarriesSecret = true,
            SuccessBody = WebhookResponseJson,
        },
        Operation.Of<IWebhooksApi>($"DELETE {Item}", "DeleteWebhook", (api, ids, token) => api.DeleteWebhookAsync(ids["appId"], ids["integrationId"], ids["webhookId"], token)),
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        Create("a webhook to nowhere", "Target is required", new("", WebhookTrigger.UserUpdate)),
        Create("a webhook for nothing", "Triggers is required", new("https://example.org")),
        Create("a webhook for triggers that are null", "Triggers is required", new("https://example.org", null!)),
    ];

    private static BadInput Create(string what, string message, WebhookCreateBody body) =>
        BadInput.Of<IWebhooksApi>("body", what, api => api.CreateWebhookAsync(Clients.AppId, "i", body)) with { Message = message };
}
