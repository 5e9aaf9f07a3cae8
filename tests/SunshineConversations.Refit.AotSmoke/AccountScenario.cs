using System.Net;
using System.Text;

namespace SunshineConversations.AotSmoke;

/// <summary>An account: its apps with their keys and switchboards, and OAuth. Its own transport acts as the service.</summary>
internal sealed class AccountScenario(CancellationToken cancellationToken)
{
    private const string AppJson = """{"app":{"id":"a","displayName":"My App","settings":{"multiConvoEnabled":true},"metadata":{"vip":true},"subdomain":"acme"}}""";
    private const string KeyJson = """{"id":"app_1","displayName":"Key","secret":"s"}""";
    private const string IntegrationJson = """{"switchboardIntegration":{"id":"si","name":"bot","integrationId":"i","deliverStandbyEvents":true,"messageHistoryCount":5}}""";

    private static readonly Dictionary<string, string> Responses = new()
    {
        ["POST /sc/v2/apps"] = AppJson,
        ["GET /sc/v2/apps"] = """{"apps":[{"id":"a"},{"id":"b"}],"meta":{"hasMore":false}}""",
        ["PATCH /sc/v2/apps/a"] = AppJson,
        ["DELETE /sc/v2/apps/a"] = "{}",
        ["POST /sc/v2/apps/a/keys"] = $$"""{"key":{{KeyJson}}}""",
        ["GET /sc/v2/apps/a/keys"] = $$"""{"keys":[{{KeyJson}}]}""",
        ["GET /sc/v2/apps/a/integrations/i/keys/k"] = $$"""{"key":{{KeyJson}}}""",
        ["POST /sc/v2/apps/a/switchboards"] = """{"switchboard":{"id":"s","enabled":false}}""",
        ["PATCH /sc/v2/apps/a/switchboards/s/switchboardIntegrations/si"] = IntegrationJson,
        ["POST /sc/oauth/token"] = """{"access_token":"t","token_type":"Bearer"}""",
        ["GET /sc/v2/tokenInfo"] = AppJson,
        ["DELETE /sc/oauth/authorization"] = "{}",
    };

    public async Task RunAsync()
    {
        using var service = new Service();
        using (var client = SunshineConversationsClient.Create(new() { Subdomain = "acme", KeyId = "act_1", KeySecret = "s" }, service))
        {
            AppResponse created = await client.Apps.CreateAppAsync(new("My App") { Settings = new() { MultiConvoEnabled = true } }, cancellationToken);
            Check.That(created.App is { Id: "a", Settings.MultiConvoEnabled: true, Metadata.Count: 1 });
            List<string> ids = [];
            await foreach (SunshineConversationsApp app in client.Apps.ListAllAppsAsync(AppListFilter.ByServiceAccountId("svc_1"), cancellationToken: cancellationToken))
                ids.Add(app.Id);

            Check.That(ids is ["a", "b"]);
            AppResponse updated = await client.Apps.UpdateAppAsync("a", new() { Metadata = null }, cancellationToken);
            Check.That(updated.App.DisplayName == "My App" && service.LastBody == """{"metadata":null}""");
            AppKeyResponse key = await client.AppKeys.CreateAppKeyAsync("a", new("Key"), cancellationToken);
            AppKeyListResponse keys = await client.AppKeys.ListAppKeysAsync("a", cancellationToken);
            IntegrationApiKeyResponse integrationKey = await client.CustomIntegrationKeys.GetCustomIntegrationKeyAsync("a", "i", "k", cancellationToken);
            Check.That(key.Key.Secret == "s" && keys.Keys.Count == 1 && integrationKey.Key.Secret == "s");
            SwitchboardResponse switchboard = await client.Switchboards.CreateSwitchboardAsync("a", cancellationToken);
            Check.That(switchboard.Switchboard is { Id: "s", Enabled: false });
            SwitchboardIntegrationResponse integration = await client.SwitchboardIntegrations.UpdateSwitchboardIntegrationAsync(
                "a", "s", "si", new() { NextSwitchboardIntegrationId = null, MessageHistoryCount = 5 }, cancellationToken);
            Check.That(integration.SwitchboardIntegration is { Name: "bot", MessageHistoryCount: 5 });
            Check.That(service.LastBody == """{"nextSwitchboardIntegrationId":null,"messageHistoryCount":5}""");
            await client.Apps.DeleteAppAsync("a", cancellationToken);
            Check.That(service is { LastHost: "acme.zendesk.com", LastAuthorization: ['B', 'a', 's', 'i', 'c', ..] });

            OAuthTokenResponse token = await client.OAuth.GetTokenAsync(new("code", "id", "secret"), cancellationToken);
            Check.That(token.AccessToken == "t" && service is { LastHost: "oauth-bridge.zendesk.com", LastAuthorization: null });
        }

        using var linked = SunshineConversationsClient.Create(new() { Subdomain = "acme", Authentication = SunshineConversationsAuthentication.Token, AccessToken = "t" }, service);
        AppResponse info = await linked.OAuth.GetTokenInfoAsync(cancellationToken);
        Check.That(info.App.Subdomain == "acme" && service is { LastHost: "oauth-bridge.zendesk.com", LastAuthorization: "Bearer t" });
        await linked.OAuth.RevokeAccessAsync(cancellationToken);
        Check.That(service is { LastHost: "acme.zendesk.com", LastAuthorization: "Bearer t" });
    }

    private sealed class Service : HttpMessageHandler
    {
        public string? LastHost { get; private set; }

        public string? LastAuthorization { get; private set; }

        public string? LastBody { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (LastHost, LastAuthorization) = (request.RequestUri!.Host, request.Headers.Authorization?.ToString());
            LastBody = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
            return Responses.TryGetValue($"{request.Method} {request.RequestUri.AbsolutePath}", out string? body)
                ? new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json"), RequestMessage = request }
                : new(HttpStatusCode.NotFound) { RequestMessage = request };
        }
    }
}
