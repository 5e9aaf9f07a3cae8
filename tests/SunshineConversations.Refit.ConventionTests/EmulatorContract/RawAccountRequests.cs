using System.Net.Http.Headers;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>Requests for apps, keys and switchboards with the key of the account, and for OAuth, right and wrong.</summary>
internal sealed class RawAccountRequests(RawClient raw)
{
    private const string Apps = "/v2/apps";
    private const string Nowhere = "/v2/apps/unknown";

    private static readonly string[] Details =
    [
        """
        "settings":{"conversationRetentionSeconds":0,"maskCreditCardNumbers":false,"useAnimalNames":true,"echoPostback":true,"ignoreAutoConversationStart":true,"appLocalizationEnabled":false,"endSessionEnabled":true,"disableConversationReopen":false}
        """,
        "\"settings\":null", "\"settings\":{\"echoPostback\":1}", "\"metadata\":{\"a\":1}", "\"metadata\":null", "\"metadata\":{\"a\":{}}",
    ];

    public async Task RunAsync()
    {
        AuthenticationHeaderValue? authorization = raw.DefaultHeaders.Authorization;
        raw.DefaultHeaders.Authorization = RawClient.Basic(raw.Known.AccountKeyId, raw.Known.AccountKeySecret);
        string app = await UseAppsAsync();
        await UseKeysAsync($"{app}/keys");
        string integration = $"{app}/integrations/{await raw.CreateAsync($"{app}/integrations", """{"type":"custom","webhooks":[{"target":"http://127.0.0.1:9/hook","triggers":[]}]}""")}";
        await UseKeysAsync($"{integration}/keys");
        await raw.GetAsync($"{app}/integrations/{await raw.CreateAsync($"{app}/integrations", """{"type":"web"}""")}/keys");
        await UseSwitchboardsAsync($"{app}/switchboards", integration.Split('/')[^1]);
        await raw.DeleteAsync(app);
        await UseOAuthAsync();
        raw.DefaultHeaders.Authorization = authorization;
    }

    private async Task<string> UseAppsAsync()
    {
        string app = $"{Apps}/{await raw.CreateAsync(Apps, """{"displayName":"App"}""")}";
        await raw.PostAndPatchAsync(Apps, app, ["{}", """{"displayName":""}""", """{"displayName":null}""", "", .. Details.Select(detail => $$"""{"displayName":"A",{{detail}}}""")]);
        raw.Known.MaxApps = 1;
        await raw.PostAsync(Apps, """{"displayName":"A"}""");
        raw.Known.MaxApps = 100;
        await raw.GetAsync(Apps, $"{Apps}?page[size]=1", $"{Apps}?page[after]={app.Split('/')[^1]}", $"{Apps}?page[size]=0", $"{Apps}?filter[serviceAccountId]=a");
        await raw.GetAsync(app, Nowhere);
        await raw.PatchAsync(Nowhere, "{}");
        await raw.DeleteAsync(Nowhere);
        return app;
    }

    private async Task UseKeysAsync(string keys)
    {
        string key = $"{keys}/{await raw.CreateAsync(keys, """{"displayName":"Key"}""")}";
        await raw.PostAsync(keys, "{}");
        await raw.GetAsync(keys, key);
        await raw.DeleteAsync(key, $"{Nowhere}/keys/a");
        await raw.GetAsync(key);
    }

    private async Task UseSwitchboardsAsync(string switchboards, string integrationId)
    {
        await raw.SendAsync(HttpMethod.Post, $"{Nowhere}/switchboards");
        await raw.GetAsync($"{Nowhere}/switchboards");
        string switchboard = $"{switchboards}/{await raw.CreateAsync(switchboards, null)}";
        await raw.SendAsync(HttpMethod.Post, switchboards);
        await raw.GetAsync(switchboards);

        string links = $"{switchboard}/switchboardIntegrations";
        string bot = await raw.CreateAsync(links, $$"""{"name":"bot","integrationId":"{{integrationId}}","deliverStandbyEvents":false,"messageHistoryCount":5}""");
        await raw.PostAndPatchAsync(
            links, $"{links}/{bot}", "{}", """{"name":"a b","integrationType":"zd:agentWorkspace"}""", """{"name":"a","messageHistoryCount":11}""",
            $$"""{"name":"a","integrationType":"zd:agentWorkspace","nextSwitchboardIntegrationId":"{{bot}}"}""",
            """{"name":"a","integrationId":"b","integrationType":"c"}""", """{"name":"a","integrationType":"c","messageHistoryCount":null,"nextSwitchboardIntegrationId":null}""");
        await raw.PostAsync(links, Enumerable.Repeat("""{"name":"a","integrationType":"b"}""", 10));
        await raw.PatchAsync(switchboard, "{}", $$"""{"enabled":true,"defaultSwitchboardIntegrationId":"{{bot}}"}""", """{"enabled":"no"}""");
        JsonNode list = await raw.GetJsonAsync(links);
        string last = $"{links}/{list["switchboardIntegrations"]!.AsArray()[^1]!["id"]}";
        await raw.DeleteAsync(last, last);
        await raw.PatchAsync(last, "{}");
        await raw.DeleteAsync(switchboard, switchboard);
        await raw.PatchAsync(switchboard, "{}");
        await raw.GetAsync(links);
        await raw.PostAsync(links, """{"name":"a","integrationType":"b"}""");
    }

    private async Task UseOAuthAsync()
    {
        HttpResponseMessage redirect = await raw.SendAsync(HttpMethod.Get, $"/oauth/authorize?response_type=code&client_id={raw.Known.OAuthClientId}&redirect_uri=http://localhost:9/done&state=a");
        string code = redirect.Headers.Location!.Query.Split("code=")[1].Split('&')[0];
        await raw.GetAsync("/oauth/authorize");
        string body = $$"""{"code":"{{code}}","grant_type":"authorization_code","client_id":"{{raw.Known.OAuthClientId}}","client_secret":"{{raw.Known.OAuthClientSecret}}"}""";
        JsonNode token = await RawClient.JsonOfAsync(await raw.SendAsync(HttpMethod.Post, "/oauth/token", body));
        await raw.PostAsync("/oauth/token", "{}", body, body.Replace("secret\":\"", "secret\":\"x", StringComparison.Ordinal));
        raw.DefaultHeaders.Authorization = new("Bearer", (string)token["access_token"]!);
        await raw.GetAsync("/sc/v2/tokenInfo", $"{raw.App}/switchboards");
        await raw.DeleteAsync("/oauth/authorization", "/oauth/authorization");
    }
}
