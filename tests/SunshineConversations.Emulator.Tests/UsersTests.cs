namespace SunshineConversations.Emulator.Tests;

public sealed class UsersTests : EmulatorTest
{
    public static TheoryData<string> ExternalIds { get; } =
        ["a/b", "a%2Fb", "ann+1@example.com", "50%", "ü 😀", "?x=1#y", "\\", "a;b", " ", UserExternalId + "/sync", string.Concat(Enumerable.Repeat("😀", 1024))];

    [Theory]
    [MemberData(nameof(ExternalIds))]
    public async Task A_user_is_found_by_id_and_by_any_external_id(string externalId)
    {
        JsonResponse created = await CreateUserAsync(new() { ["externalId"] = externalId });

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(externalId, (string?)created.Json["user"]!["externalId"]);
        Assert.Equal(created.Text, (await SendAsync("GET", $"{Users}/{created.Json["user"]!["id"]}")).Text);
        Assert.Equal(created.Text, (await SendAsync("GET", $"/sc{Users}/{Uri.EscapeDataString(externalId)}")).Text);
    }

    [Fact]
    public async Task A_new_user_has_what_the_body_sets()
    {
        JsonResponse created = await SendAsync("POST", Users, """
            {"externalId":"e","brandId":"b","signedUpAt":"2026-11-24T08:30:15Z","toBeRetained":true,"profile":{"givenName":"Ann","locale":null,"x":1},"metadata":{"a":1}}
            """);

        string id = (string)created.Json["user"]!["id"]!;
        Assert.Equal($$$"""
            {"user":{"id":"{{{id}}}","externalId":"e","brandId":"b","authenticated":false,"signedUpAt":"2026-11-24T08:30:15.000Z","toBeRetained":true,"profile":{"givenName":"Ann"},"metadata":{"a":1},"identities":[]}}
            """, created.Text);
    }

    [Fact]
    public async Task An_external_id_is_taken_once_in_each_brand()
    {
        await CreateUserAsync(new() { ["externalId"] = "e", ["brandId"] = "1" });
        JsonResponse other = await CreateUserAsync(new() { ["externalId"] = "e", ["brandId"] = "2" });

        Assert.Equal(HttpStatusCode.Created, other.Status);
        (await CreateUserAsync(new() { ["externalId"] = "e", ["brandId"] = "2" })).IsError(HttpStatusCode.Conflict, "conflict", "User already exists");
        (await CreateUserAsync(new() { ["externalId"] = UserExternalId })).IsError(HttpStatusCode.Conflict, "conflict", "User already exists");
        Assert.Equal(other.Text, (await SendAsync("GET", $"{Users}/e?brandId=2")).Text);
        (await SendAsync("GET", $"{Users}/e")).IsUserNotFound();
    }

    [Fact]
    public async Task What_an_update_does_not_mention_stays_and_null_clears()
    {
        await SendAsync("PATCH", $"{Users}/{UserId}", """{"toBeRetained":true,"profile":{"givenName":"Ann","surname":"Lee","email":"a@example.com"},"metadata":{"a":1}}""");

        JsonNode user = (await SendAsync("PATCH", $"{Users}/{UserId}", """{"externalId":"other","profile":{"givenName":null,"surname":"Ray"}}""")).Json["user"]!;
        Assert.Equal("""{"surname":"Ray","email":"a@example.com"}""", user["profile"]!.ToJsonString());
        Assert.Equal("""{"a":1}""", user["metadata"]!.ToJsonString());
        Assert.True((bool)user["toBeRetained"]!);
        Assert.Equal(UserExternalId, (string?)user["externalId"]);

        user = (await SendAsync("PATCH", $"{Users}/{UserId}", """{"metadata":null}""")).Json["user"]!;
        Assert.Equal("{}", user["metadata"]!.ToJsonString());
        Assert.Equal("Ray", (string?)user["profile"]!["surname"]);
        Assert.Empty(Events);
    }

    [Fact]
    public async Task Users_are_listed_by_the_email_of_an_identity_and_not_by_that_of_the_profile()
    {
        await CreateUserAsync(new() { ["profile"] = new JsonObject { ["email"] = "ann@example.com" } });

        Assert.Equal([UserId], await ListAsync("?filter[identities.email]=ANN@example.com"));
        Assert.Empty(await ListAsync("?filter[identities.email]=other@example.com"));
        Assert.Empty(await ListAsync("?filter[identities.email]=ann@example.com&brandId=1"));
        (await SendAsync("GET", Users)).IsBadRequest("filter is required");
        (await SendAsync("GET", $"{Users}?filter[identities.phone]=1")).IsBadRequest("filter is required");
    }

    [Fact]
    public async Task What_belongs_to_a_deleted_user_goes_too()
    {
        string personal = await CreateAsync(PersonalBody);
        string group = await CreateAsync(GroupBody);

        Assert.Equal("{}", (await SendAsync("DELETE", $"{Users}/{UserExternalId}")).Text);

        Assert.Equal("user:remove", Events.Last());
        (await SendAsync("GET", $"{Users}/{UserId}")).IsUserNotFound();
        (await SendAsync("GET", $"{Users}/{UserExternalId}")).IsUserNotFound();
        (await SendAsync("DELETE", $"{Users}/{UserId}")).IsUserNotFound();
        (await SendAsync("GET", $"{Conversations}/{personal}")).IsConversationNotFound();
        Assert.Empty((await SendAsync("GET", $"{Conversations}/{group}/participants")).Json["participants"]!.AsArray());
        Assert.Empty(Emulator.State.Clients.All);
        Assert.Empty(Emulator.State.Devices.All);
    }

    [Fact]
    public async Task Personal_information_is_removed_and_the_user_returned()
    {
        string conversation = await CreateAsync(PersonalBody);
        await SendAsync("PATCH", $"{Users}/{UserId}", """{"profile":{"givenName":"A","surname":"B","email":"c@example.com","avatarUrl":"https://example.com/d.png","locale":"fr"},"metadata":{"a":1}}""");

        JsonNode user = (await SendAsync("DELETE", $"{Users}/{UserId}/personalinformation")).Json["user"]!;

        Assert.Equal("""{"locale":"fr"}""", user["profile"]!.ToJsonString());
        Assert.Equal("{}", user["metadata"]!.ToJsonString());
        Assert.Equal(UserExternalId, (string?)user["externalId"]);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", $"{Conversations}/{conversation}")).Status);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("PATCH", "")]
    [InlineData("DELETE", "")]
    [InlineData("DELETE", "/personalinformation")]
    [InlineData("POST", "/sync")]
    [InlineData("POST", "/clients")]
    [InlineData("GET", "/clients")]
    [InlineData("DELETE", "/clients/x")]
    [InlineData("GET", "/devices")]
    [InlineData("GET", "/devices/x")]
    public async Task An_unknown_user_is_not_found(string method, string rest) =>
        (await SendAsync(method, $"{Users}/unknown{rest}", method is "PATCH" or "POST" ? "{}" : null)).IsUserNotFound();

    [Fact]
    public async Task Sync_takes_over_the_name_and_the_email_of_the_Zendesk_user()
    {
        JsonNode user = (await SendAsync("POST", $"{Users}/{ZendeskId}/sync")).Json["user"]!;

        Assert.Equal(OtherUserId, (string?)user["id"]);
        Assert.Equal("""{"givenName":"Bob","surname":"Smith"}""", user["profile"]!.ToJsonString());
        Assert.Equal("""[{"type":"email","value":"bob@example.com","verification":"sso"}]""", user["identities"]!.ToJsonString());
        Assert.Equal([OtherUserId], await ListAsync("?filter[identities.email]=bob@example.com"));
    }

    [Fact]
    public async Task Sync_merges_a_user_who_has_the_external_id_or_the_email()
    {
        string conversation = await CreateAsync(PersonalBody);
        Emulator.Options.ZendeskUsers.Clear();
        Emulator.Options.ZendeskUsers.Add(new(ZendeskId, ExternalId: UserExternalId, Email: "ann@example.com"));

        JsonResponse synced = await SendAsync("POST", $"{Users}/{ZendeskId}/sync", "{}");

        Assert.Equal(OtherUserId, (string?)synced.Json["user"]!["id"]);
        (await SendAsync("GET", $"{Users}/{UserId}")).IsUserNotFound();
        Assert.Equal(synced.Text, (await SendAsync("GET", $"{Users}/{UserExternalId}")).Text);
        JsonNode listed = (await SendAsync("GET", $"{Conversations}?filter[userId]={OtherUserId}")).Json["conversations"]!;
        Assert.Equal(conversation, (string?)Assert.Single(listed.AsArray())!["id"]);
        Assert.Equal(OtherUserId, (string?)(await SendAsync("GET", $"{Conversations}/{conversation}/participants")).Json["participants"]![0]!["userId"]);
        Assert.Single((await SendAsync("GET", $"{Users}/{OtherUserId}/devices")).Json["devices"]!.AsArray());
        Assert.Equal(["user:merge", "user:update"], Events.TakeLast(2));
    }

    [Fact]
    public async Task The_user_of_a_surviving_Zendesk_user_survives()
    {
        await using SunshineConversationsEmulator emulator = await StartWithAsync(new("survivor", ZendeskId: "1"));
        await SendAsync("PATCH", $"{emulator.BaseUrl}v2/apps/{AppId}/users/survivor", """{"profile":{"givenName":"Eve"},"metadata":{"a":"new"}}""");
        await SendAsync("PATCH", $"{emulator.BaseUrl}v2/apps/{AppId}/users/{OtherUserId}", """{"profile":{"givenName":"Bob","surname":"Smith"},"metadata":{"a":"old","b":1}}""");

        JsonNode user = (await SendAsync("POST", $"{emulator.BaseUrl}v2/apps/{AppId}/users/{ZendeskId}/sync", """{"survivingZendeskId":"1"}""")).Json["user"]!;

        Assert.Equal("survivor", (string?)user["id"]);
        Assert.Equal("1", (string?)user["zendeskId"]);
        Assert.Equal("""{"givenName":"Eve","surname":"Smith"}""", user["profile"]!.ToJsonString());
        Assert.Equal("""{"a":"new","b":1}""", user["metadata"]!.ToJsonString());
    }

    [Fact]
    public async Task A_surviving_Zendesk_user_without_a_user_takes_over_the_user()
    {
        JsonNode user = (await SendAsync("POST", $"{Users}/{ZendeskId}/sync", """{"survivingZendeskId":"99"}""")).Json["user"]!;

        Assert.Equal((OtherUserId, "99"), ((string?)user["id"], (string?)user["zendeskId"]));
        (await SendAsync("POST", $"{Users}/{ZendeskId}/sync")).IsUserNotFound();
    }

    private static Task<SunshineConversationsEmulator> StartWithAsync(EmulatorUser user) =>
        SunshineConversationsEmulator.StartAsync(new() { Users = { user } });

    private Task<JsonResponse> CreateUserAsync(JsonObject body) => SendAsync("POST", Users, body.ToJsonString());

    private async Task<string[]> ListAsync(string query) =>
        (await SendAsync("GET", Users + query)).Each("users");
}
