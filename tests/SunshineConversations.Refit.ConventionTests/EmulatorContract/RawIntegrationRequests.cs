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
        await raw.PostAsync(Integrations, Bodies);
        JsonNode page = await raw.GetJsonAsync($"{Integrations}?page[size]=5&filter[types]=custom,web");
        await raw.GetAsync(Integrations, $"{Integrations}?page[after]={page["integrations"]![0]!["id"]}", $"{Integrations}?page[size]=0");
        JsonNode custom = page["integrations"]!.AsArray().First(integration => (string?)integration!["type"] == "custom")!;
        await UseWebhooksAsync($"{Integrations}/{custom["id"]}/webhooks");
        foreach (JsonNode? integration in page["integrations"]!.AsArray())
        {
            string path = $"{Integrations}/{integration!["id"]}";
            await raw.PatchAsync(path, "{}", """{"displayName":"B"}""", """{"displayName":null}""", """{"displayName":""}""");
            await raw.GetAsync(path, $"{path}/webhooks");
            await raw.PostAsync($"{path}/webhooks", Webhook);
            await raw.DeleteAsync(path, path);
            await raw.GetAsync(path);
            await raw.PatchAsync(path, "{}");
        }
    }

    private async Task UseWebhooksAsync(string webhooks)
    {
        string webhook = $"{webhooks}/{await raw.CreateAsync(webhooks, Webhook)}";
        await raw.PostAndPatchAsync(webhooks, webhook, """{"target":"x","triggers":[]}""", """{"target":"http://localhost"}""", "{}");
        await raw.GetAsync(webhooks, webhook);
        await raw.DeleteAsync(webhook, webhook);
        string nowhere = $"{Integrations}/unknown/webhooks";
        await raw.GetAsync(webhook, nowhere);
        await raw.PatchAsync(webhook, "{}");
        await raw.PostAsync(nowhere, Webhook);
    }
}
