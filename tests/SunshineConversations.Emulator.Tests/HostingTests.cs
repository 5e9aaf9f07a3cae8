using System.Diagnostics;
using System.Net.Http.Headers;
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

    [Fact]
    public async Task The_program_sets_up_a_bot_of_any_language()
    {
        string[] bot = ["--app", AppId, "--name", "EchoBot", "--target", "http://127.0.0.1:9/hooks", "--triggers", "conversation:message,user:merge", "--switchboard-integration", "bot", "--next", "zd-agentWorkspace", "--default", "true", "--standby", "false", "--history", "5"];

        (int code, string output, _) = await SetUpAsync(bot);
        JsonNode first = JsonNode.Parse(output)!;
        JsonNode second = JsonNode.Parse((await SetUpAsync(bot)).Output)!;

        Assert.Equal(0, code);
        Assert.NotEmpty(first["changes"]!.AsArray());
        Assert.Empty(second["changes"]!.AsArray());
        Assert.Equal(first["secret"]!.ToJsonString(), second["secret"]!.ToJsonString());
        JsonResponse webhook = await SendAsync("GET", $"{Integrations}/{first["integrationId"]}/webhooks/{first["webhookId"]}");
        Assert.Equal(("""["conversation:message","user:merge"]""", (string?)first["secret"]), (webhook.Json["webhook"]!["triggers"]!.ToJsonString(), (string?)webhook.Json["webhook"]!["secret"]));
    }

    [Theory]
    [InlineData("--name is required", "--app", AppId)]
    [InlineData("There is no option --tagret", "--app", AppId, "--tagret", "x")]
    [InlineData("--default has no value", "--app", AppId, "--default")]
    [InlineData("There is no option EchoBot", "EchoBot")]
    [InlineData("The target must be an https URL", "--app", AppId, "--name", "EchoBot", "--target", "http://example.org")]
    public async Task The_program_refuses_what_no_bot_can_have(string error, params string[] options)
    {
        (int code, string output, string errors) = await SetUpAsync(options);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(error, errors, StringComparison.Ordinal);
        Assert.DoesNotContain(KeySecret, errors, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Errors)> SetUpAsync(string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SunshineConversations.Emulator.Tool.dll"), "setup", .. options])
        {
            Environment =
            {
                ["SunshineConversations__BaseUrl"] = Emulator.BaseUrl.ToString(),
                ["SunshineConversations__KeyId"] = KeyId,
                ["SunshineConversations__KeySecret"] = KeySecret,
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process program = Process.Start(start)!;
        Task<string> errors = program.StandardError.ReadToEndAsync();
        string output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (program.ExitCode, output, await errors);
    }

    [Fact]
    public async Task As_a_program_it_takes_its_options_from_the_configuration_and_prints_how_to_call_it()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "SunshineConversations.Emulator.Tool.dll"),
                "--urls", "http://127.0.0.1:0",
                "--Emulator:KeySecret=from-the-command-line",
                "--Emulator:MaxRequestBodySize=10",
            },
            Environment =
            {
                ["Emulator__AppId"] = "app-of-the-environment",
                ["Emulator__AllowedHosts__0"] = "container",
                ["Emulator__Users__0__Id"] = "user-of-the-environment",
                ["Emulator__Users__0__ExternalId"] = "external",
            },
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using Process program = Process.Start(start)!;
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            Dictionary<string, string> printed = [];
            while (!printed.ContainsKey("Page") && await program.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (line.Split(": ", 2) is [[>= 'A' and <= 'Z', ..] name, string value])
                    printed.Add(name, value);
            }

            string url = printed["URL"];
            Assert.Equal(
                new()
                {
                    ["URL"] = url,
                    ["App"] = "app-of-the-environment",
                    ["Key of the app"] = $"{Emulator.Options.KeyId}:from-the-command-line",
                    ["Key of the account"] = $"{Emulator.Options.AccountKeyId}:{Emulator.Options.AccountKeySecret}",
                    ["OAuth client"] = $"{Emulator.Options.OAuthClientId}:{Emulator.Options.OAuthClientSecret}",
                    ["Page"] = $"{url}/emulator",
                },
                printed);
            string conversations = $"{url}/v2/apps/app-of-the-environment/conversations";
            AuthenticationHeaderValue key = Basic(secret: "from-the-command-line");

            Assert.Equal(HttpStatusCode.OK, (await Send("GET", $"{conversations}?filter[userId]=user-of-the-environment")).Status);
            Assert.Equal(HttpStatusCode.OK, (await Send("GET", $"{conversations}?filter[userExternalId]=external")).Status);
            (await Send("GET", $"{conversations}?filter[userId]={UserId}")).IsUserNotFound();
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send("POST", conversations, PersonalBody)).Status);
            Assert.Equal(HttpStatusCode.OK, (await Send("GET", $"{conversations}?filter[userExternalId]=external", host: "container:8080")).Status);

            Task<JsonResponse> Send(string method, string url, string? json = null, string? host = null)
            {
                HttpRequestMessage request = Request(method, url, json, key);
                request.Headers.Host = host;
                return SendAsync(request);
            }
        }
        finally
        {
            program.Kill(entireProcessTree: true);
        }
    }
}
