namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>Requests for integrations and webhooks, right and wrong.</summary>
internal sealed class RawIntegrationRequests(RawClient raw)
{
    private const string Webhook = """{"target":"http://127.0.0.1:9/hook","triggers":["conversation:message"],"includeFullUser":true,"includeFullSource":false}""";

    private static readonly string[] Bodies =
    [
        """{"type":"android","projectId":"a","clientEmail":"b","privateKey":"c","serverKey":null,"senderId":"d","canUserSeeConversationList":true}""",
        """{"type":"apple","businessId":"a","apiSecret":"b","mspId":"c","displayName":null}""",
        $$"""{"type":"custom","displayName":"Bot","webhooks":[{{Webhook}}]}""",
        """{"type":"instagram","pageAccessToken":"a","appId":"b","appSecret":"c","storyRepliesEnabled":false}""",
        """{"type":"ios","certificate":"a","password":"b","production":true,"autoUpdateBadge":false}""",
        """{"type":"line","channelId":"a","channelSecret":"b","switcherSecret":"c","qrCodeUrl":"d"}""",
        """{"type":"mailgun","apiKey":"a","domain":"b","incomingAddress":"c","fromAddress":null,"hideUnsubscribeLink":true}""",
        """{"type":"messagebird","accessKey":"a","signingKey":"b","originator":"c"}""",
        """{"type":"messenger","pageAccessToken":"a","appId":"b","appSecret":"c","pageId":1234567890}""",
        """{"type":"telegram","token":"a","defaultResponderId":null,"showAIDisclaimer":true}""",
        """{"type":"twilio","accountSid":"a","authToken":"b","phoneNumberSid":"c"}""",
        """{"type":"twitter","tier":"enterprise","consumerKey":"a","consumerSecret":"b","accessTokenKey":"c","accessTokenSecret":"d"}""",
        """{"type":"unity"}""",
        """{"type":"viber","token":"a"}""",
        """{"type":"web","brandColor":"a","integrationOrder":null,"originWhitelist":["b"],"prechatCapture":{"enabled":true,"fields":[{"type":"text","name":"a","label":"b"}]}}""",
        """{"type":"whatsapp","hsmFallbackLanguage":"de"}""",
        """{"type":"fax"}""", """{"type":"custom"}""", """{"type":"custom","webhooks":[]}""", "{}", "",
    ];

    private string Integrations => $"{raw.App}/integrations";

    public async Task RunAsync()
    {
        foreach (string body in Bodies)
            await raw.SendAsync(HttpMethod.Post, Integrations, body);

        JsonNode page = await RawClient.JsonOfAsync(await raw.SendAsync(HttpMethod.Get, $"{Integrations}?page[size]=5&filter[types]=custom,web"));
        foreach (string query in (string[])["", $"?page[after]={page["integrations"]![0]!["id"]}", "?page[size]=0"])
            await raw.SendAsync(HttpMethod.Get, Integrations + query);

        JsonNode custom = page["integrations"]!.AsArray().First(integration => (string?)integration!["type"] == "custom")!;
        await UseWebhooksAsync($"{Integrations}/{custom["id"]}/webhooks");
        foreach (JsonNode? integration in page["integrations"]!.AsArray())
        {
            string path = $"{Integrations}/{integration!["id"]}";
            foreach (string body in (string[])["{}", """{"displayName":"B"}""", """{"displayName":null}""", """{"displayName":""}"""])
                await raw.SendAsync(HttpMethod.Patch, path, body);

            await raw.SendAsync(HttpMethod.Get, path);
            await raw.SendAsync(HttpMethod.Get, $"{path}/webhooks");
            await raw.SendAsync(HttpMethod.Post, $"{path}/webhooks", Webhook);
            await raw.SendAsync(HttpMethod.Delete, path);
            await raw.SendAsync(HttpMethod.Get, path);
            await raw.SendAsync(HttpMethod.Patch, path, "{}");
            await raw.SendAsync(HttpMethod.Delete, path);
        }
    }

    private async Task UseWebhooksAsync(string webhooks)
    {
        JsonNode created = await RawClient.JsonOfAsync(await raw.SendAsync(HttpMethod.Post, webhooks, Webhook));
        string webhook = $"{webhooks}/{created["webhook"]!["id"]}";
        foreach (string body in (string[])["""{"target":"x","triggers":[]}""", """{"target":"http://localhost"}""", "{}"])
        {
            await raw.SendAsync(HttpMethod.Post, webhooks, body);
            await raw.SendAsync(HttpMethod.Patch, webhook, body);
        }

        await raw.SendAsync(HttpMethod.Get, webhooks);
        await raw.SendAsync(HttpMethod.Get, webhook);
        for (int i = 0; i < 2; i++)
            await raw.SendAsync(HttpMethod.Delete, webhook);

        await raw.SendAsync(HttpMethod.Get, webhook);
        await raw.SendAsync(HttpMethod.Patch, webhook, "{}");
        string nowhere = $"{Integrations}/unknown/webhooks";
        await raw.SendAsync(HttpMethod.Get, nowhere);
        await raw.SendAsync(HttpMethod.Post, nowhere, Webhook);
    }
}
