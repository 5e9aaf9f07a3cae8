namespace SunshineConversations.Emulator.Tests;

public sealed class ClientsTests : EmulatorTest
{
    protected override EmulatorOptions Options => WithChannels;

    private const string Clients = $"{Users}/{UserId}/clients";

    private string _conversationId = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _conversationId = await CreateAsync(PersonalBody);
    }

    [Fact]
    public async Task A_client_is_pending_until_its_moment_has_come()
    {
        JsonResponse created = await CreateClientAsync();

        string id = (string)created.Json["client"]!["id"]!;
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal($$$"""{"client":{"id":"{{{id}}}","type":"whatsapp","status":"pending","integrationId":"whatsapp","externalId":"+15550001234"}}""", created.Text);
        Assert.Equal("client:add", Events.Last());

        Clock.Advance(Emulator.Options.ClientActivationDelay - TimeSpan.FromTicks(1));
        Assert.Equal("pending", (string?)(await FindAsync(id))!["status"]);
        Clock.Advance(TimeSpan.FromTicks(1));

        JsonNode client = (await FindAsync(id))!;
        Assert.Equal(("active", "2026-11-24T08:30:16.123Z"), ((string?)client["status"], (string?)client["linkedAt"]));
        Assert.Equal("client:update", Events.Last());
        Assert.Equal($$"""[{"type":"whatsapp","clientId":"{{id}}"}]""", await AssociationsAsync());
    }

    [Theory]
    [InlineData("unknown", HttpStatusCode.NotFound, "integration_not_found", "Integration not found")]
    [InlineData("twilio", HttpStatusCode.BadRequest, "bad_request", "matchCriteria.integrationId must be that of an integration of type whatsapp")]
    public async Task A_client_needs_an_integration_of_its_channel(string integrationId, HttpStatusCode status, string code, string title)
    {
        (await CreateClientAsync(integrationId)).IsError(status, code, title);
        Assert.DoesNotContain("client:add", Events);
    }

    [Fact]
    public async Task Without_a_delay_it_is_active_at_once()
    {
        Emulator.Options.ClientActivationDelay = TimeSpan.Zero;

        string id = (string)(await CreateClientAsync()).Json["client"]!["id"]!;

        Assert.Equal("active", (string?)(await FindAsync(id))!["status"]);
    }

    [Fact]
    public async Task A_removed_client_is_gone_from_the_list_and_from_the_conversations()
    {
        string id = (string)(await CreateClientAsync()).Json["client"]!["id"]!;
        Clock.Advance(Emulator.Options.ClientActivationDelay);

        Assert.Equal("{}", (await SendAsync("DELETE", $"{Clients}/{id}")).Text);

        Assert.Null(await FindAsync(id));
        Assert.Equal("[]", await AssociationsAsync());
        Assert.Equal("client:remove", Events.Last());
        (await SendAsync("DELETE", $"{Clients}/{id}")).IsError(HttpStatusCode.NotFound, "client_not_found", "Client not found");
    }

    [Fact]
    public async Task A_client_that_is_removed_while_pending_never_becomes_active()
    {
        string id = (string)(await CreateClientAsync()).Json["client"]!["id"]!;
        await SendAsync("DELETE", $"{Clients}/{id}");

        Clock.Advance(Emulator.Options.ClientActivationDelay);

        Assert.DoesNotContain("client:update", Events);
        Assert.Null(await FindAsync(id));
    }

    [Fact]
    public async Task The_client_of_the_SDK_cannot_be_removed()
    {
        JsonNode sdk = (await SendAsync("GET", Clients)).Json["clients"]![0]!;

        Assert.Equal(("sdk", "active"), ((string?)sdk["type"], (string?)sdk["status"]));
        (await SendAsync("DELETE", $"{Clients}/{sdk["id"]}")).IsBadRequest("Cannot remove a client of type 'sdk'");
    }

    [Fact]
    public async Task The_client_of_another_user_is_not_found()
    {
        string id = (string)(await CreateClientAsync()).Json["client"]!["id"]!;

        (await SendAsync("DELETE", $"{Users}/{OtherUserId}/clients/{id}")).IsError(HttpStatusCode.NotFound, "client_not_found", "Client not found");
    }

    [Fact]
    public async Task The_target_must_be_a_conversation_of_the_user()
    {
        (await CreateClientAsync(userId: OtherUserId)).IsConversationNotFound();
        _conversationId = "unknown";
        (await CreateClientAsync()).IsConversationNotFound();
    }

    [Fact]
    public async Task Pages_lead_through_all_clients()
    {
        for (int i = 0; i < 4; i++)
            await CreateClientAsync();

        List<JsonResponse> pages = await FollowAsync($"{Clients}?page[size]=2&brandId=1");

        Assert.All(pages.SkipLast(1), page => Assert.Contains("brandId=1", (string)page.Json["links"]!["next"]!, StringComparison.Ordinal));
        string[] seen = [.. pages.SelectMany(page => page.Each("clients"))];
        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task The_devices_of_the_user_belong_to_the_client_of_the_SDK()
    {
        JsonNode device = Assert.Single((await SendAsync("GET", $"{Users}/{UserExternalId}/devices")).Json["devices"]!.AsArray())!;
        JsonNode sdk = (await SendAsync("GET", Clients)).Json["clients"]![0]!;

        Assert.Equal(((string?)sdk["id"], "web"), ((string?)device["clientId"], (string?)device["type"]));
        Assert.Equal(device.ToJsonString(), (await SendAsync("GET", $"{Users}/{UserId}/devices/{device["id"]}")).Json["device"]!.ToJsonString());
        (await SendAsync("GET", $"{Users}/{OtherUserId}/devices/{device["id"]}")).IsError(HttpStatusCode.NotFound, "device_not_found", "Device not found");
        Assert.Equal("""{"devices":[]}""", (await SendAsync("GET", $"{Users}/{OtherUserId}/devices")).Text);
    }

    private Task<JsonResponse> CreateClientAsync(string integrationId = "whatsapp", string userId = UserId) => SendAsync("POST", $"{Users}/{userId}/clients", $$"""
        {"matchCriteria":{"type":"whatsapp","integrationId":"{{integrationId}}","phoneNumber":"+15550001234"},"confirmation":{"type":"immediate"},"target":{"conversationId":"{{_conversationId}}"} }
        """);

    private async Task<JsonNode?> FindAsync(string id) =>
        (await SendAsync("GET", Clients)).Json["clients"]!.AsArray().SingleOrDefault(client => (string?)client!["id"] == id);

    private async Task<string> AssociationsAsync() =>
        (await SendAsync("GET", $"{Conversations}/{_conversationId}/participants")).Json["participants"]![0]!["clientAssociations"]!.ToJsonString();
}
