namespace SunshineConversations.Emulator.Tests;

public sealed class IntegrationsTests : EmulatorTest
{
    private const string WebId = "5ef21b86e933b7355c11c608";

    /// <summary>Each type with what it requires.</summary>
    public static TheoryData<string, string> Types => new()
    {
        { "android", "" },
        { "apple", ""","businessId":"a","apiSecret":"b","mspId":"c" """ },
        { "custom", $$""","webhooks":[{"target":"{{WebhookTarget}}","triggers":["user:merge"]}]""" },
        { "instagram", ""","pageAccessToken":"a","appId":"b","appSecret":"c" """ },
        { "ios", "" },
        { "line", "" },
        { "mailgun", ""","apiKey":"a","domain":"b","incomingAddress":"c" """ },
        { "messagebird", ""","accessKey":"a","signingKey":"b","originator":"c" """ },
        { "messenger", ""","pageAccessToken":"a","appId":"b","appSecret":"c" """ },
        { "telegram", ""","token":"a" """ },
        { "twilio", ""","accountSid":"a","authToken":"b" """ },
        { "twitter", ""","tier":"enterprise","consumerKey":"a","consumerSecret":"b","accessTokenKey":"c","accessTokenSecret":"d" """ },
        { "unity", "" },
        { "viber", ""","token":"a" """ },
        { "web", "" },
        { "whatsapp", "" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Every_type_can_be_created_updated_and_deleted(string type, string required)
    {
        JsonResponse created = await SendAsync("POST", Integrations, $$"""{"type":"{{type}}","displayName":"A","id":1,"status":[]{{required}}}""");

        Assert.Equal(HttpStatusCode.Created, created.Status);
        JsonNode integration = created.Json["integration"]!;
        Assert.Equal((type, "active", "A"), ((string?)integration["type"], (string?)integration["status"], (string?)integration["displayName"]));
        string path = $"{Integrations}/{integration["id"]}";
        Assert.Equal(created.Text, (await SendAsync("GET", path)).Text);
        Assert.Equal("B", (string?)(await SendAsync("PATCH", path, """{"displayName":"B"}""")).Json["integration"]!["displayName"]);
        Assert.Null((await SendAsync("PATCH", path, """{"displayName":null}""")).Json["integration"]!["displayName"]);
        Assert.Equal("{}", (await SendAsync("DELETE", path)).Text);
        (await SendAsync("GET", path)).IsError(HttpStatusCode.NotFound, "integration_not_found", "Integration not found");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task What_is_only_written_is_never_shown(string type, string required)
    {
        string text = (await SendAsync("POST", Integrations, $$"""{"type":"{{type}}"{{required}}}""")).Text;

        Assert.All(
            ["apiSecret", "apiKey", "accessKey", "authToken", "appSecret", "\"token\"", "consumer"],
            secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_update_changes_what_belongs_to_the_type_and_drops_the_rest()
    {
        string path = $"{Integrations}/{WebId}";

        JsonNode web = (await SendAsync("PATCH", path, """{"brandColor":"000000","hideUnsubscribeLink":true,"originWhitelist":["https://example.com"]}""")).Json["integration"]!;

        Assert.Equal("000000", (string?)web["brandColor"]);
        Assert.Null(web["hideUnsubscribeLink"]);
        Assert.Null((await SendAsync("PATCH", path, """{"originWhitelist":null}""")).Json["integration"]!["originWhitelist"]);
        Assert.Equal("000000", (string?)(await SendAsync("GET", path)).Json["integration"]!["brandColor"]);
    }

    [Fact]
    public async Task An_unknown_type_is_a_bad_request() =>
        Assert.StartsWith("type must be one of android, apple, custom", Assert.Single((await SendAsync("POST", Integrations, """{"type":"fax"}""")).Titles), StringComparison.Ordinal);

    [Fact]
    public async Task The_integration_from_Admin_Center_cannot_be_deleted() =>
        (await SendAsync("DELETE", $"{Integrations}/{WebId}")).IsBadRequest("SDK integrations configured on Admin Center cannot be deleted");

    [Fact]
    public async Task Pages_lead_through_the_integrations_of_some_types()
    {
        for (int i = 0; i < 3; i++)
        {
            foreach (string type in (string[])["line", "unity", "whatsapp"])
                await CreateIntegrationAsync(body: $$"""{"type":"{{type}}"}""");
        }

        List<JsonResponse> pages = await FollowAsync($"{Integrations}?filter[types]=line,whatsapp&page[size]=4");

        Assert.Equal(["line", "whatsapp", "line", "whatsapp", "line", "whatsapp"], pages.SelectMany(page => page.Each("integrations", "type")));
        Assert.Equal(10, (await SendAsync("GET", Integrations)).Json["integrations"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_custom_integration_has_a_webhook_with_a_secret_that_the_service_made()
    {
        JsonNode integration = (await SendAsync("POST", Integrations, CustomBody.Replace("\"target\"", "\"secret\":\"mine\",\"target\"", StringComparison.Ordinal))).Json["integration"]!;

        JsonNode webhook = Assert.Single(integration["webhooks"]!.AsArray())!;
        Assert.Matches("^[0-9a-f]{32}$", (string?)webhook["secret"]);
        Assert.Equal(
            $$"""{"id":"{{webhook["id"]}}","version":"v2","target":"{{WebhookTarget}}","triggers":["conversation:message"],"secret":"{{webhook["secret"]}}","includeFullUser":false,"includeFullSource":false}""",
            webhook.ToJsonString());
        string path = $"{Integrations}/{integration["id"]}/webhooks";
        Assert.Equal($$"""{"webhooks":[{{webhook.ToJsonString()}}]}""", (await SendAsync("GET", path)).Text);
        Assert.Equal($$"""{"webhook":{{webhook.ToJsonString()}}}""", (await SendAsync("GET", $"{path}/{webhook["id"]}")).Text);
    }

    [Fact]
    public async Task Webhooks_are_created_updated_and_deleted()
    {
        string path = $"{Integrations}/{(await SendAsync("POST", Integrations, CustomBody)).Json["integration"]!["id"]}/webhooks";

        JsonResponse created = await SendAsync("POST", path, $$"""{"target":"{{WebhookTarget}}","triggers":["user:merge"],"includeFullUser":true}""");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        string item = $"{path}/{created.Json["webhook"]!["id"]}";
        JsonNode updated = (await SendAsync("PATCH", item, """{"triggers":["user:remove"],"includeFullSource":true}""")).Json["webhook"]!;
        Assert.Equal("""["user:remove"]""", updated["triggers"]!.ToJsonString());
        Assert.Equal((true, true, (string?)created.Json["webhook"]!["secret"]), ((bool)updated["includeFullUser"]!, (bool)updated["includeFullSource"]!, (string?)updated["secret"]));

        Assert.Equal("{}", (await SendAsync("DELETE", item)).Text);
        (await SendAsync("GET", item)).IsError(HttpStatusCode.NotFound, "not_found", "Resource not found");
        Assert.Single((await SendAsync("GET", path)).Json["webhooks"]!.AsArray());
    }

    [Fact]
    public async Task The_webhooks_of_a_deleted_integration_go_too()
    {
        await SendAsync("DELETE", $"{Integrations}/{(await SendAsync("POST", Integrations, CustomBody)).Json["integration"]!["id"]}");

        Assert.Empty(Emulator.State.Webhooks.All);
    }

    [Fact]
    public async Task Only_a_custom_integration_has_webhooks()
    {
        string body = $$"""{"target":"{{WebhookTarget}}","triggers":[]}""";

        (await SendAsync("POST", $"{Integrations}/{WebId}/webhooks", body)).IsError(HttpStatusCode.Forbidden, "forbidden", "Forbidden");
        (await SendAsync("GET", $"{Integrations}/{WebId}/webhooks")).IsError(HttpStatusCode.Forbidden, "forbidden", "Forbidden");
        (await SendAsync("POST", $"{Integrations}/x/webhooks", body)).IsError(HttpStatusCode.NotFound, "integration_not_found", "Integration not found");
    }

    [Fact]
    public async Task An_app_has_at_most_ten_webhooks()
    {
        for (int i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.Created, (await SendAsync("POST", Integrations, CustomBody)).Status);

        (await SendAsync("POST", Integrations, CustomBody)).IsBadRequest("An app is limited to 10 webhooks");
        Assert.Equal(10, (await SendAsync("GET", $"{Integrations}?filter[types]=custom")).Json["integrations"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_integration_calls_itself_me()
    {
        JsonNode webhook = (await SendAsync("POST", Integrations, CustomBody)).Json["integration"]!["webhooks"]![0]!;
        string path = $"{Integrations}/me/webhooks/{webhook["id"]}";
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("GET", path)).Status);

        Emulator.Options.KeyId = "int_1";
        Assert.Equal(webhook.ToJsonString(), (await SendAsync("GET", path, null, Basic("int_1"))).Json["webhook"]!.ToJsonString());
    }

    [Theory]
    [Values("hook", "ftp://localhost/hook", "https://example.com/hook", "http://10.0.0.1/hook", "http://localhost.example.com/hook")]
    public async Task A_target_elsewhere_is_refused_unless_it_is_allowed(string target)
    {
        string path = $"{Integrations}/{(await SendAsync("POST", Integrations, CustomBody)).Json["integration"]!["id"]}/webhooks";
        string body = $$"""{"target":"{{target}}","triggers":[]}""";

        foreach (JsonResponse response in (JsonResponse[])
            [
                await SendAsync("POST", path, body),
                await SendAsync("PATCH", $"{path}/{Emulator.State.Webhooks.All.Single().Id}", body),
                await SendAsync("POST", Integrations, $$"""{"type":"custom","webhooks":[{{body}}]}"""),
            ])
        {
            Assert.StartsWith("target must be", Assert.Single(response.Titles), StringComparison.Ordinal);
        }

        Emulator.Options.AllowRemoteWebhookTargets = true;
        bool isWeb = target.StartsWith("http", StringComparison.Ordinal);
        Assert.Equal(isWeb ? HttpStatusCode.Created : HttpStatusCode.BadRequest, (await SendAsync("POST", path, body)).Status);
    }

    [Theory]
    [Values("http://localhost:1/hook", "https://127.0.0.2/hook", "http://[::1]:1/hook")]
    public async Task A_target_on_this_machine_is_accepted(string target) => Assert.Equal(
        HttpStatusCode.Created,
        (await SendAsync("POST", Integrations, CustomBody.Replace(WebhookTarget, target, StringComparison.Ordinal))).Status);
}
