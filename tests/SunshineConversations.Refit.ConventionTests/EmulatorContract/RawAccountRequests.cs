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
        string integration = $"{app}/integrations/{await CreateAsync($"{app}/integrations", """{"type":"custom","webhooks":[{"target":"http://127.0.0.1:9/hook","triggers":[]}]}""")}";
        await UseKeysAsync($"{integration}/keys");
        await raw.SendAsync(HttpMethod.Get, $"{app}/integrations/{await CreateAsync($"{app}/integrations", """{"type":"web"}""")}/keys");
        await UseSwitchboardsAsync($"{app}/switchboards", integration.Split('/')[^1]);
        await raw.SendAsync(HttpMethod.Delete, app);
        await UseOAuthAsync();
        raw.DefaultHeaders.Authorization = authorization;
    }

    private async Task<string> UseAppsAsync()
    {
        string app = $"{Apps}/{await CreateAsync(Apps, """{"displayName":"App"}""")}";
        foreach (string body in (string[])["{}", """{"displayName":""}""", """{"displayName":null}""", "", .. Details.Select(detail => $$"""{"displayName":"A",{{detail}}}""")])
        {
            await raw.SendAsync(HttpMethod.Post, Apps, body);
            await raw.SendAsync(HttpMethod.Patch, app, body);
        }

        raw.Known.MaxApps = 1;
        await raw.SendAsync(HttpMethod.Post, Apps, """{"displayName":"A"}""");
        raw.Known.MaxApps = 100;
        foreach (string query in (string[])["", "?page[size]=1", $"?page[after]={app.Split('/')[^1]}", "?page[size]=0", "?filter[serviceAccountId]=a"])
            await raw.SendAsync(HttpMethod.Get, Apps + query);

        await raw.SendAsync(HttpMethod.Get, app);
        await raw.SendAsync(HttpMethod.Get, Nowhere);
        await raw.SendAsync(HttpMethod.Patch, Nowhere, "{}");
        await raw.SendAsync(HttpMethod.Delete, Nowhere);
        return app;
    }

    private async Task UseKeysAsync(string keys)
    {
        string key = $"{keys}/{await CreateAsync(keys, """{"displayName":"Key"}""")}";
        await raw.SendAsync(HttpMethod.Post, keys, "{}");
        await raw.SendAsync(HttpMethod.Get, keys);
        await raw.SendAsync(HttpMethod.Get, key);
        await raw.SendAsync(HttpMethod.Delete, key);
        await raw.SendAsync(HttpMethod.Get, key);
        await raw.SendAsync(HttpMethod.Delete, $"{Nowhere}/keys/a");
    }

    private async Task UseSwitchboardsAsync(string switchboards, string integrationId)
    {
        await raw.SendAsync(HttpMethod.Post, $"{Nowhere}/switchboards");
        await raw.SendAsync(HttpMethod.Get, $"{Nowhere}/switchboards");
        string switchboard = $"{switchboards}/{await CreateAsync(switchboards, null)}";
        await raw.SendAsync(HttpMethod.Post, switchboards);
        await raw.SendAsync(HttpMethod.Get, switchboards);

        string links = $"{switchboard}/switchboardIntegrations";
        string bot = await CreateAsync(links, $$"""{"name":"bot","integrationId":"{{integrationId}}","deliverStandbyEvents":false,"messageHistoryCount":5}""");
        foreach (string body in (string[])
            [
                "{}", """{"name":"a b","integrationType":"zd:agentWorkspace"}""", """{"name":"a","messageHistoryCount":11}""",
                $$"""{"name":"a","integrationType":"zd:agentWorkspace","nextSwitchboardIntegrationId":"{{bot}}"}""",
                """{"name":"a","integrationId":"b","integrationType":"c"}""", """{"name":"a","integrationType":"c","messageHistoryCount":null,"nextSwitchboardIntegrationId":null}""",
            ])
        {
            await raw.SendAsync(HttpMethod.Post, links, body);
            await raw.SendAsync(HttpMethod.Patch, $"{links}/{bot}", body);
        }

        for (int i = 0; i < 10; i++)
            await raw.SendAsync(HttpMethod.Post, links, """{"name":"a","integrationType":"b"}""");

        await raw.SendAsync(HttpMethod.Get, links);
        foreach (string body in (string[])["{}", $$"""{"enabled":true,"defaultSwitchboardIntegrationId":"{{bot}}"}""", """{"enabled":"no"}"""])
            await raw.SendAsync(HttpMethod.Patch, switchboard, body);

        string last = await LastAsync(links);
        for (int i = 0; i < 2; i++)
            await raw.SendAsync(HttpMethod.Delete, $"{links}/{last}");

        await raw.SendAsync(HttpMethod.Patch, $"{links}/{last}", "{}");
        for (int i = 0; i < 2; i++)
            await raw.SendAsync(HttpMethod.Delete, switchboard);

        await raw.SendAsync(HttpMethod.Patch, switchboard, "{}");
        await raw.SendAsync(HttpMethod.Get, links);
        await raw.SendAsync(HttpMethod.Post, links, """{"name":"a","integrationType":"b"}""");
    }

    private async Task<string> LastAsync(string links)
    {
        JsonNode list = await RawClient.JsonOfAsync(await raw.SendAsync(HttpMethod.Get, links));
        return (string)list["switchboardIntegrations"]!.AsArray()[^1]!["id"]!;
    }

    private async Task UseOAuthAsync()
    {
        HttpResponseMessage redirect = await raw.SendAsync(HttpMethod.Get, $"/oauth/authorize?response_type=code&client_id={raw.Known.OAuthClientId}&redirect_uri=http://localhost:9/done&state=a");
        string code = redirect.Headers.Location!.Query.Split("code=")[1].Split('&')[0];
        await raw.SendAsync(HttpMethod.Get, "/oauth/authorize");
        string body = $$"""{"code":"{{code}}","grant_type":"authorization_code","client_id":"{{raw.Known.OAuthClientId}}","client_secret":"{{raw.Known.OAuthClientSecret}}"}""";
        JsonNode token = await RawClient.JsonOfAsync(await raw.SendAsync(HttpMethod.Post, "/oauth/token", body));
        foreach (string wrong in (string[])["{}", body, body.Replace("secret\":\"", "secret\":\"x", StringComparison.Ordinal)])
            await raw.SendAsync(HttpMethod.Post, "/oauth/token", wrong);

        raw.DefaultHeaders.Authorization = new("Bearer", (string)token["access_token"]!);
        await raw.SendAsync(HttpMethod.Get, "/sc/v2/tokenInfo");
        await raw.SendAsync(HttpMethod.Get, $"{raw.App}/switchboards");
        for (int i = 0; i < 2; i++)
            await raw.SendAsync(HttpMethod.Delete, "/oauth/authorization");
    }

    private async Task<string> CreateAsync(string path, string? body)
    {
        using HttpResponseMessage response = await raw.SendAsync(HttpMethod.Post, path, body);
        Assert.True(response.IsSuccessStatusCode, path);
        return (string)(await RawClient.JsonOfAsync(response)).AsObject().Single().Value!["id"]!;
    }
}
