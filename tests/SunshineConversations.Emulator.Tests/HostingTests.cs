using System.Net.Sockets;

namespace SunshineConversations.Emulator.Tests;

public sealed class HostingTests : EmulatorTest
{
    [Fact]
    public void It_listens_on_a_loopback_port_of_its_own()
    {
        Assert.Equal("http", Emulator.BaseUrl.Scheme);
        Assert.Equal("127.0.0.1", Emulator.BaseUrl.Host);
        Assert.NotEqual(0, Emulator.BaseUrl.Port);
    }

    [Fact]
    public void A_caller_that_blocks_the_thread_of_itscontext_can_start_and_stop_it()
    {
        var context = new BlockedContext();
        SunshineConversationsEmulator emulator = context.Block(() => SunshineConversationsEmulator.StartAsync());
        using (var client = new HttpClient { BaseAddress = emulator.BaseUrl })
            Assert.Equal(HttpStatusCode.OK, context.Block(() => client.GetAsync("/emulator/health")).StatusCode);

        context.Block(() => emulator.WaitForDeliveriesAsync());
        context.Block(() => emulator.DisposeAsync().AsTask());

        Assert.Empty(context.Posted);
    }

    [Fact]
    public async Task Two_emulators_share_nothing()
    {
        await using SunshineConversationsEmulator second = await SunshineConversationsEmulator.StartAsync();
        string id = await CreateAsync(PersonalBody);

        Assert.NotEqual(Emulator.BaseUrl.Port, second.BaseUrl.Port);
        (await SendAsync("GET", new Uri(second.BaseUrl, $"{Conversations}/{id}").ToString())).IsConversationNotFound();
        Assert.Equal(0, second.Stats.ConversationsCreated);
    }

    [Fact]
    public async Task After_disposal_nobody_listens_and_a_second_disposal_does_no_harm()
    {
        await Emulator.DisposeAsync();
        await Emulator.DisposeAsync();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync("GET", Conversations));
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
    }

    [Fact]
    public void The_options_begin_with_the_documented_values()
    {
        var options = new EmulatorOptions();

        Assert.Equal(AppId, options.AppId);
        Assert.Equal(KeyId, options.KeyId);
        Assert.Equal(KeySecret, options.KeySecret);
        Assert.Equal([(UserId, UserExternalId, null), (OtherUserId, null, ZendeskId)], options.Users.Select(user => (user.Id, user.ExternalId, user.ZendeskId)));
        Assert.Equal([ZendeskId], options.ZendeskUsers.Select(user => user.Id));
        Assert.Equal(102_400, options.MaxRequestBodySize);
    }

    [Fact]
    public async Task App_key_and_users_are_those_of_the_options()
    {
        var options = new EmulatorOptions { AppId = "app", KeyId = "key", KeySecret = "geheim:ß" };
        options.Users.Add(new EmulatorUser("user", "externer Nutzer +1"));
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync(options);

        string conversations = $"{emulator.BaseUrl}v2/apps/app/conversations?filter[userExternalId]=externer%20Nutzer%20%2B1";

        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", conversations, null, Basic("key", "geheim:ß"))).Status);
        Assert.Same(options, emulator.Options);
    }

    public static TheoryData<string, EmulatorOptions> InvalidOptions => new()
    {
        { "no app", new EmulatorOptions { AppId = "" } },
        { "no key id", new EmulatorOptions { KeyId = " " } },
        { "no secret", new EmulatorOptions { KeySecret = "" } },
        { "no room", new EmulatorOptions { MaxRequestBodySize = 0 } },
        { "no messages", new EmulatorOptions { MaxMessagesPerConversation = 0 } },
        { "no participants", new EmulatorOptions { MaxParticipantsPerConversation = 0 } },
        { "no key id of the account", new EmulatorOptions { AccountKeyId = "" } },
        { "no secret of the account", new EmulatorOptions { AccountKeySecret = "" } },
        { "no apps", new EmulatorOptions { MaxApps = 0 } },
        { "an integration twice", new EmulatorOptions { Integrations = { new("a", "web"), new("a", "ios") } } },
        { "a switchboard integration twice", new EmulatorOptions { SwitchboardIntegrations = { new EmulatorOptions().SwitchboardIntegrations[0] } } },
        { "a user without id", new EmulatorOptions { Users = { new EmulatorUser("") } } },
        { "an id twice", new EmulatorOptions { Users = { new EmulatorUser(UserId) } } },
        { "a Zendesk id twice", new EmulatorOptions { Users = { new EmulatorUser("x", ZendeskId: ZendeskId) } } },
        { "no upload", new EmulatorOptions { MaxUploadBytes = 0 } },
        { "less than no memory", new EmulatorOptions { MaxAttachmentBytesInMemory = -1 } },
        { "less than no delay", new EmulatorOptions { ClientActivationDelay = TimeSpan.FromTicks(-1) } },
        { "an external id twice", new EmulatorOptions { Users = { new EmulatorUser("x", UserExternalId) } } },
    };

    [Theory]
    [MemberData(nameof(InvalidOptions))]
    public async Task Invalid_options_fail_the_start(string what, EmulatorOptions options)
    {
        Assert.NotEmpty(what);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => SunshineConversationsEmulator.StartAsync(options));
    }

    [Fact]
    public async Task What_happens_is_counted_and_the_counters_need_no_credentials()
    {
        string id = await CreateAsync(GroupBody);
        await SendAsync("POST", $"/sc{Conversations}", GroupBody);
        await SendAsync("POST", Conversations, "not json");
        await SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{Conversations}/{id}"));
        await SendAsync("DELETE", $"{Conversations}/{id}");
        await SendAsync("GET", "/nowhere");
        await SendAsync("PUT", Conversations);

        JsonResponse response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/emulator/stats"));

        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal(2, (int)response.Json["conversationsCreated"]!);
        Assert.Equal(1, (int)response.Json["conversationsDeleted"]!);
        Assert.Equal(
            ["429", "500", "503", "html", "lost", "reset", "slow", "truncated"],
            response.Json["faultsByKind"]!.AsObject().Select(member => member.Key));

        // Every route is there from the start.
        JsonObject byRoute = response.Json["requestsByRoute"]!.AsObject();
        Assert.Equal(
            ApiOperations.All.Select(operation => operation.Route).Append("unmatched").Append(AttachmentEndpoint.Route).Order(StringComparer.Ordinal),
            byRoute.Select(member => member.Key));
        Assert.Equal(
            """
            {"DELETE /v2/apps/{appId}/conversations/{conversationId}":1,"GET /v2/apps/{appId}/conversations/{conversationId}":1,"POST /v2/apps/{appId}/conversations":3,"unmatched":2}
            """.Trim(),
            new JsonObject(byRoute.Where(member => (int)member.Value! > 0).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString());

        EmulatorStats stats = Emulator.Stats;
        Assert.Equal((2, 1), (stats.ConversationsCreated, stats.ConversationsDeleted));
        Assert.Equal(3, stats.RequestsByRoute["POST /v2/apps/{appId}/conversations"]);
    }
}
