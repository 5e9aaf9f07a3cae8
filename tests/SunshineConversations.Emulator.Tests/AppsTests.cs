using System.Net.Http.Headers;

namespace SunshineConversations.Emulator.Tests;

public sealed class AppsTests : EmulatorTest
{
    private const string Settings = """{"appLocalizationEnabled":true,"echoPostback":false,"maskCreditCardNumbers":true,"multiConvoEnabled":false,"useAnimalNames":false}""";

    [Fact]
    public async Task An_app_is_created_changed_and_deleted()
    {
        string app = await CreateAppAsync();
        string id = app.Split('/')[^1];
        Assert.Matches("^[0-9a-f]{24}$", id);
        Assert.Equal(
            $$$"""{"app":{"id":"{{{id}}}","displayName":"Other","settings":{{{Settings}}},"metadata":{},"subdomain":"emulator"}}""",
            (await SendAsAccountAsync("GET", app)).Text);

        JsonNode changed = (await SendAsAccountAsync("PATCH", app, """{"settings":{"echoPostback":true,"multiConvoEnabled":true},"metadata":{"a":1},"undeclared":1}""")).Json["app"]!;
        Assert.Equal("Other", (string?)changed["displayName"]);
        Assert.True((bool)changed["settings"]!["echoPostback"]!);
        Assert.True((bool)changed["settings"]!["maskCreditCardNumbers"]!);
        Assert.Equal("""{"a":1}""", changed["metadata"]!.ToJsonString());
        Assert.Null(changed["subdomain"]);

        changed = (await SendAsAccountAsync("PATCH", app, """{"displayName":"B","metadata":null}""")).Json["app"]!;
        Assert.Equal(("B", "{}"), ((string?)changed["displayName"], changed["metadata"]!.ToJsonString()));
        (await SendAsAccountAsync("PATCH", app, """{"settings":{"multiConvoEnabled":false}}""")).IsBadRequest("multiConvoEnabled cannot be disabled once it is enabled");

        Assert.Equal("{}", (await SendAsAccountAsync("DELETE", app)).Text);
        (await SendAsAccountAsync("GET", app)).IsError(HttpStatusCode.NotFound, "app_not_found", "App not found");
        (await SendAsAccountAsync("DELETE", app)).IsError(HttpStatusCode.NotFound, "app_not_found", "App not found");
    }

    [Fact]
    public async Task Apps_are_listed_in_pages()
    {
        string[] created = [await CreateAppAsync(), await CreateAppAsync()];

        JsonObject first = (await SendAsAccountAsync("GET", "/v2/apps?page[size]=2")).Json;
        JsonObject second = (await SendAsAccountAsync("GET", $"/v2/apps?page[after]={first["meta"]!["afterCursor"]}")).Json;

        Assert.True((bool)first["meta"]!["hasMore"]!);
        Assert.False((bool)second["meta"]!["hasMore"]!);
        Assert.Equal([App, .. created], first["apps"]!.AsArray().Concat(second["apps"]!.AsArray()).Select(app => $"/v2/apps/{app!["id"]}"));
    }

    [Fact]
    public async Task Only_the_service_account_itself_lists_its_apps()
    {
        (await SendAsAccountAsync("GET", "/v2/apps?filter[serviceAccountId]=1"))
            .IsError(HttpStatusCode.Forbidden, "forbidden", "The serviceAccountId provided does not match supplied credentials");

        Emulator.Options.AccountKeyId = "svc_1";
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", "/v2/apps?filter[serviceAccountId]=1", null, Basic("svc_1", AccountKeySecret))).Status);
    }

    [Fact]
    public async Task Too_many_apps_must_be_paid_for()
    {
        Emulator.Options.MaxApps = 2;
        await CreateAppAsync();

        (await SendAsAccountAsync("POST", "/v2/apps", """{"displayName":"A"}"""))
            .IsError(HttpStatusCode.PaymentRequired, "payment_required", "Your account has reached the maximum number of apps for your subscription plan");
    }

    [Fact]
    public async Task Apps_know_nothing_of_each_other()
    {
        string other = await CreateAppAsync();
        string conversation = await CreateAsync(PersonalBody);
        string user = (string)(await SendAsAccountAsync("POST", $"{other}/users", $$"""{"externalId":"{{UserExternalId}}"}""")).Json["user"]!["id"]!;

        Assert.NotEqual(UserId, user);
        (await SendAsAccountAsync("GET", $"{other}/users/{UserId}")).IsUserNotFound();
        (await SendAsync("GET", $"{Users}/{user}")).IsUserNotFound();
        (await SendAsAccountAsync("GET", $"{other}/conversations/{conversation}")).IsConversationNotFound();
        Assert.Empty((await SendAsAccountAsync("GET", $"{other}/integrations")).Json["integrations"]!.AsArray());
        Assert.Empty((await SendAsAccountAsync("GET", $"{other}/switchboards")).Json["switchboards"]!.AsArray());
        await SendAsAccountAsync("POST", $"{other}/conversations", $$"""{"type":"personal","participants":[{"userId":"{{user}}"}]}""");
        Assert.Equal(2, Emulator.Stats.ConversationsCreated);
        Assert.Equal(["conversation:create"], Events);
    }

    [Fact]
    public async Task Everything_of_an_app_goes_with_it()
    {
        string other = await CreateAppAsync();
        AuthenticationHeaderValue key = await CreateKeyAsync(other);
        AuthenticationHeaderValue integrationKey = await CreateKeyAsync(await CreateIntegrationAsync(other));
        HttpRequestMessage upload = UploadRequest("text"u8.ToArray(), path: $"{other}/attachments");
        upload.Headers.Authorization = key;
        string url = (string)(await SendAsync(upload)).Json["attachment"]!["mediaUrl"]!;
        Assert.NotEqual(0, Emulator.Account.Files.BytesInMemory);

        await SendAsAccountAsync("DELETE", other);

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("GET", other, null, key)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("GET", $"{other}/users/x", null, integrationKey)).Status);
        (await SendAsAccountAsync("GET", $"{other}/users/x")).IsError(HttpStatusCode.NotFound, "app_not_found", "App not found");
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync(url)).StatusCode);
        Assert.Equal(0, Emulator.Account.Files.BytesInMemory);
    }

    [Fact]
    public async Task The_known_app_can_be_deleted_and_comes_back_with_a_reset()
    {
        await CreateAppAsync();
        await SendAsAccountAsync("DELETE", App);
        (await SendAsync("GET", $"{Users}/{UserId}")).IsError(HttpStatusCode.NotFound, "app_not_found", "App not found");

        await SendAsync(new HttpRequestMessage(HttpMethod.Post, "/emulator/reset"));

        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", $"{Users}/{UserId}")).Status);
        Assert.Single((await SendAsAccountAsync("GET", "/v2/apps")).Json["apps"]!.AsArray());
    }

    [Fact]
    public async Task An_attachment_of_another_app_is_private()
    {
        Emulator.Options.HasPrivateAttachments = true;
        string url = await UploadAsync();
        AuthenticationHeaderValue other = await CreateKeyAsync(await CreateAppAsync());

        foreach ((AuthenticationHeaderValue key, HttpStatusCode expected) in ((AuthenticationHeaderValue, HttpStatusCode)[])
            [(other, HttpStatusCode.Forbidden), (Account, HttpStatusCode.OK), (Basic(), HttpStatusCode.OK)])
        {
            using HttpResponseMessage response = await Client.SendAsync(Request("GET", url, null, key));
            Assert.Equal(expected, response.StatusCode);
        }
    }
}
