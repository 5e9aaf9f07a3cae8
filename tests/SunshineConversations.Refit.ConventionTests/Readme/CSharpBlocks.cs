using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.Hosting;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>Runs each C# block of the READMEs, found by its title, and asserts that it does what the README says.</summary>
internal static class CSharpBlocks
{
    private static readonly Dictionary<string, Func<CompiledBlock, Stage, Task>> ByTitle = new()
    {
        [Readmes.Client + "#Install and register"] = RegisterAsync,
        [Readmes.Client + "#Inject and call"] = InjectAsync,
        [Readmes.Client + "#Send and read messages"] = SendAsync,
        [Readmes.Client + "#Send and read messages (2)"] = SplitAsync,
        [Readmes.Client + "#Set up a bot"] = SetUpBotAsync,
        [Readmes.Client + "#Log a user in"] = ReceiverBlocks.LogInAsync,
        [Readmes.Client + "#In your application (3)"] = SendNotificationAsync,
        [Readmes.Receiver + "#A bot"] = ReceiverBlocks.SetUpBotAsync,
        [Readmes.Client + "#Unknown content"] = SendNativeAsync,
        [Readmes.Client + "#Hand over to an agent"] = HandOverAsync,
        [Readmes.Client + "#Users"] = FindUserAsync,
        [Readmes.Client + "#Files"] = SendFileAsync,
        [Readmes.Client + "#All pages, or one"] = ListAsync,
        [Readmes.Client + "#Update: absent is not null"] = UpdateAsync,
        [Readmes.Client + "#Webhooks in a function or a queue worker"] = ParseWebhookAsync,
        [Readmes.Client + "#Conversion events and message refs"] = UseChannelsAsync,
        [Readmes.Client + "#Errors"] = CatchAsync,
        [Readmes.Client + "#Logs, traces and metrics"] = ObserveAsync,
        [Readmes.Client + "#Authentication"] = SignAsync,
        [Readmes.Client + "#Authentication (2)"] = ProvideTokensAsync,
        [Readmes.Client + "#Several tenants"] = KeepApartAsync,
        [Readmes.Client + "#Tenants by OAuth"] = LinkTenantsAsync,
        [Readmes.Client + "#In your application"] = SendHeadersAsync,
        [Readmes.Client + "#In your application (2)"] = SendRawAsync,
        [Readmes.Client + "#Testing your code"] = FakeAsync,
        [Readmes.Client + "#Testing your code (2)"] = EmulateAsync,
        [Readmes.Front + "#Install and register"] = RegisterAsync,
        [Readmes.Front + "#Send a message"] = SendNoticeAsync,
        [Readmes.Front + "#Receive a webhook"] = ReceiverBlocks.EchoAsync,
        [Readmes.Front + "#Test with the emulator"] = EmulateAsync,
        [Readmes.Front + "#Errors"] = CatchAsync,
        [Readmes.Receiver + "#Receive events"] = ReceiverBlocks.GreetAsync,
        [Readmes.Receiver + "#Secrets"] = ReceiverBlocks.LearnSecretsAsync,
        [Readmes.Receiver + "#Several apps or tenants"] = ReceiverBlocks.KeepApartAsync,
        [Readmes.Receiver + "#Telemetry and health"] = ReceiverBlocks.ObserveAsync,
        [Readmes.Receiver + "#Fewer second handlings: HybridCache"] = ReceiverBlocks.SkipHandledAsync,
        [Readmes.Receiver + "#Another engine"] = ReceiverBlocks.HandOverAsync,
    };

    /// <summary>
    /// The blocks that are part of a source file, which other tests run: <c>.ci/aspire</c> those with Aspire, <c>.ci/postgres</c> those of the inbox, <c>.ci/first-use</c> those
    /// of the template.
    /// </summary>
    private static readonly Dictionary<string, string> InSources = new()
    {
        [Readmes.Aspire + "#In the app host"] = "tests/SunshineConversations.Aspire.AppHost/Program.cs",
        [Readmes.Front + "#Test with the emulator (2)"] = AppHostTests,
        [Readmes.Receiver + "#At scale"] = InboxTests,
        [Readmes.Inbox + "#Use it"] = InboxTests,
        [Readmes.Inbox + "#Use it (2)"] = InboxTests,
        [Readmes.Inbox + "#Database"] = InboxTests,
        [Readmes.Inbox + "#Operate it"] = InboxTests,
        [Readmes.Inbox + "#Operate it (2)"] = InboxTests,
        [Readmes.Emulator + "#Test a bot"] = Template + "BotFixture.cs",
        [Readmes.Emulator + "#Test a bot (2)"] = Template + "BotTests.cs",
        [Readmes.Emulator + "#Play the user"] = EmulatorTests,
        [Readmes.Emulator + "#Faults and redeliveries"] = EmulatorTests,
        [Readmes.Emulator + "#Faults and redeliveries (2)"] = EmulatorTests,
        [Readmes.Emulator + "#Time"] = EmulatorTests,
        [Readmes.Aspire + "#In a test"] = AppHostTests,
    };

    private const string AppHostTests = "tests/SunshineConversations.Aspire.Hosting.Tests/AppHostTests.cs";
    private const string Template = "src/SunshineConversations.Templates/content/sunshine-bot/tests/Sunshine-Bot.Tests/";
    private const string InboxTests = "tests/SunshineConversations.AspNetCore.PostgreSql.Tests/ReadmeTests.cs";
    private const string EmulatorTests = "tests/SunshineConversations.Emulator.Tests/Simulation/ReadmeTests.cs";

    /// <summary>No block is run twice: the copies of the READMEs that are altered differ in one block.</summary>
    private static readonly ConcurrentDictionary<Block, Task<IReadOnlyList<string>>> Checked = new();

    /// <summary>Everything that is wrong with the C# of the pages, one line each.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(IEnumerable<Page> pages)
    {
        Block[] blocks = [.. pages.Blocks(Block.CSharp)];
        var problems = new List<string>();
        foreach (Block block in blocks)
            problems.AddRange(await Checked.GetOrAdd(block, ProblemsAsync));

        IEnumerable<string> gone = ByTitle.Keys.Concat(InSources.Keys).Except(blocks.Select(block => block.Title));
        return [.. problems, .. gone.Select(title => $"no C# block is titled \"{title}\" any more; take it out of {nameof(CSharpBlocks)}.{nameof(ByTitle)}")];
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(Block block)
    {
        if (InSources.TryGetValue(block.Title, out string? source))
            return Unindented(File.ReadAllText(Path.Combine(Repository.Root, source))).Contains(Unindented(block.Text), StringComparison.Ordinal) ? [] : [$"{block.Page}:{block.Line}: \"{block.Title}\" is not in {source}"];

        if (!ByTitle.TryGetValue(block.Title, out Func<CompiledBlock, Stage, Task>? runAsync))
            return [$"{block.Page}:{block.Line}: nothing runs the C# block \"{block.Title}\"; add to {nameof(CSharpBlocks)}.{nameof(ByTitle)} a method that runs it and asserts what it does"];

        (CompiledBlock? compiled, IReadOnlyList<string> problems) = BlockCompiler.Compile(block);
        if (compiled is null)
            return problems;

        await using Stage stage = await Stage.SetAsync();
        try
        {
            await runAsync(compiled, stage);
            return [];
        }
        catch (Exception e)
        {
            return [$"{block.Page}:{block.Line}: \"{block.Title}\" does not do what it says: {e.Message}"];
        }
    }

    private static string Unindented(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()));

    private static Task RegisterAsync(CompiledBlock block, Stage stage) => block.RunAsync(stage, async () =>
    {
        stage.Builder.Configuration["Zendesk:KeyId"] = stage.Emulator.Options.KeyId;
        stage.Builder.Configuration["Zendesk:KeySecret"] = stage.Emulator.Options.KeySecret;
        using IHost host = stage.Build();

        await AssertWorksAsync(host.Services.GetRequiredService<IConversationsApi>(), stage);
        Assert.Equal("acme.zendesk.com", Assert.Single(stage.Sent).Host);
    });

    private static async Task InjectAsync(CompiledBlock block, Stage stage)
    {
        dynamic welcome = Activator.CreateInstance(block.Type("Welcome"), stage.Conversations)!;
        string? id = await (Task<string?>)welcome.GreetAsync(stage.AppId, stage.UserId, CancellationToken.None);

        Conversation created = await stage.GetAsync(id!);
        Assert.Equal(ConversationType.SdkGroup, created.Type);
        Assert.Equal("Your order", created.DisplayName);
        Assert.Equal(["lang", "score", "vip"], created.Metadata!.Keys.Order(StringComparer.Ordinal));
    }

    private static async Task SendNoticeAsync(CompiledBlock block, Stage stage)
    {
        dynamic notice = Activator.CreateInstance(block.Type("OrderNotice"), stage.Client.Messages)!;
        string id = await (Task<string>)notice.SendAsync(stage.AppId, stage.ConversationId, CancellationToken.None);

        Assert.Equal(id, (await stage.OnlyMessageAsync()).Id);
    }

    private static async Task SendAsync(CompiledBlock block, Stage stage)
    {
        await block.RunAsync(stage);

        Assert.Equal(": Which size?\nAnn of the shop: Hello!\n", stage.Console.ToString());
        Assert.Equal(1, stage.Emulator.Stats.RequestsByRoute["POST /v2/apps/{appId}/conversations/{conversationId}/activity"]);
    }

    private static async Task SendNativeAsync(CompiledBlock block, Stage stage)
    {
        await block.RunAsync(stage);

        Assert.Equal("template", (await stage.OnlyMessageAsync()).Content?.Type);
    }

    private static async Task SplitAsync(CompiledBlock block, Stage stage)
    {
        await block.RunAsync(stage);

        IReadOnlyList<Message> messages = (await stage.Client.Messages.ListMessagesAsync(stage.AppId, stage.ConversationId)).Messages;
        Assert.Equal(2, messages.Count);
        Assert.All(messages, message => Assert.EndsWith("shoes.", ((TextMessage)message.Content!).Text, StringComparison.Ordinal));
    }

    private static async Task SetUpBotAsync(CompiledBlock block, Stage stage)
    {
        await block.RunAsync(stage);
        await block.RunAsync(stage);

        Assert.Equal(
            "Created the integration 'EchoBot' with its webhook. Changed the switchboard integration 'bot': the integration, standby events not to be delivered, the message history to 10.\n\n",
            stage.Console.ToString());
    }

    private static async Task SendNotificationAsync(CompiledBlock block, Stage stage)
    {
        var sent = new List<string>();
        stage.Builder.Services.AddSunshineConversations(options => (options.Subdomain, options.KeyId, options.KeySecret) = ("acme", "k", "s"))
            .ConfigurePrimaryHttpMessageHandler(() => new Version1(sent));

        await block.RunAsync(stage, async () =>
        {
            using IHost host = stage.Builder.Build();
            Type api = block.Type("INotificationsApi");
            var posting = (Task<JsonObject>)api.GetMethod("PostNotificationAsync")!.Invoke(host.Services.GetRequiredService(api), ["a", new JsonObject { ["messageSchema"] = "whatsapp" }, CancellationToken.None])!;
            Assert.Equal("n", (string?)(await posting)["_id"]);
        });

        Assert.Equal(["""POST https://acme.zendesk.com/sc/v1.1/apps/a/notifications Basic {"messageSchema":"whatsapp"}"""], sent);
    }

    /// <summary>Version 1.1 of the service, which the emulator lacks.</summary>
    private sealed class Version1(List<string> sent) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent.Add($"{request.Method} {request.RequestUri} {request.Headers.Authorization?.Scheme} {await request.Content!.ReadAsStringAsync(cancellationToken)}");
            return new(HttpStatusCode.Created) { RequestMessage = request, Content = new StringContent("""{"_id":"n"}""", Encoding.UTF8, "application/json") };
        }
    }

    private static async Task HandOverAsync(CompiledBlock block, Stage stage)
    {
        await block.RunAsync(stage);

        Assert.Equal("zd-agentWorkspace", (await stage.GetAsync()).ActiveSwitchboardIntegration?.Name);
    }

    private static async Task FindUserAsync(CompiledBlock block, Stage stage)
    {
        // The first run creates the user, the second finds one.
        await block.RunAsync(stage);
        await block.RunAsync(stage);

        User user = (await stage.Client.Users.GetUserAsync(stage.AppId, "ann+1@example.com")).User;
        Assert.Equal(("Ann", "Lee"), (user.Profile?.GivenName, user.Profile?.Surname));
        Assert.Equal(2, stage.Emulator.Stats.RequestsByRoute["POST /v2/apps/{appId}/users"]);
    }

    private static async Task SendFileAsync(CompiledBlock block, Stage stage)
    {
        // The file of the block lies where its program runs.
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0];
        await File.WriteAllBytesAsync("photo.png", png);

        await block.RunAsync(stage);

        ImageMessage image = Assert.IsType<ImageMessage>((await stage.OnlyMessageAsync()).Content);
        Assert.Equal(2, stage.Emulator.Stats.RequestsByRoute["POST /v2/apps/{appId}/attachments"]);
        using var http = new HttpClient();
        Assert.Equal(png, await http.GetByteArrayAsync(new Uri(image.MediaUrl)));
        Assert.Equal($"image/png, {png.Length} bytes\n", stage.Console.ToString());
    }

    private static async Task ParseWebhookAsync(CompiledBlock block, Stage stage)
    {
        string[] secrets = ["old", "new"];
        dynamic echo = Activator.CreateInstance(block.Type("Echo"), stage.Client.Messages, secrets)!;
        byte[] batch = Encoding.UTF8.GetBytes($$"""
            {"app":{"id":"{{stage.AppId}}"},"events":[{"type":"user:remove","payload":{} },{{Message("user", "Hi")}},{{Message("business", "Hello")}},{"type":"neverSeen"}]}
            """);

        Assert.Equal(401, await HandleAsync(null, batch));
        Assert.Equal(401, await HandleAsync("newer", batch));
        Assert.Equal(400, await HandleAsync("old", "{}"u8.ToArray()));
        Assert.Equal(200, await HandleAsync("new", batch));

        Assert.Equal("Hi", Assert.IsType<TextMessage>((await stage.OnlyMessageAsync()).Content).Text);

        Task<int> HandleAsync(string? key, byte[] body) => echo.HandleAsync(key, body);

        string Message(string author, string text) => $$"""
            {"type":"conversation:message","payload":{"conversation":{"id":"{{stage.ConversationId}}"},"message":{"author":{"type":"{{author}}"},"content":{"type":"text","text":"{{text}}"} } } }
            """;
    }

    private static async Task ListAsync(CompiledBlock block, Stage stage)
    {
        // With the one that is there already, one more than the service puts on a page by itself.
        for (int i = 0; i < 25; i++)
            await stage.CreateAsync(ConversationType.SdkGroup);

        await block.RunAsync(stage);

        Assert.Equal(26, stage.Console.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count());
        Assert.Equal(2 + 2, stage.Emulator.Stats.RequestsByRoute["GET /v2/apps/{appId}/conversations"]);
    }

    private static async Task UpdateAsync(CompiledBlock block, Stage stage)
    {
        Conversation before = await stage.GetAsync();

        await block.RunAsync(stage);

        Conversation after = await stage.GetAsync();
        Assert.Equal("Ann", after.DisplayName);
        Assert.Null(after.Description);
        Assert.NotNull(before.Description);
        Assert.Equal((before.Type, before.IconUrl, before.Metadata), (after.Type, after.IconUrl, after.Metadata));
    }

    private static async Task UseChannelsAsync(CompiledBlock block, Stage stage)
    {
        await block.RunAsync(stage);

        Assert.Equal("1 accepted by 1234567890123456\n", stage.Console.ToString());
        Assert.Equal(1, stage.Emulator.Stats.RequestsByRoute["POST /v2/apps/{appId}/conversations/{conversationId}/download"]);
    }

    private static async Task CatchAsync(CompiledBlock block, Stage stage)
    {
        // The first run deletes it, the second finds it gone.
        await block.RunAsync(stage);
        await block.RunAsync(stage);
        Assert.Equal("", stage.Console.ToString());

        stage.ConversationId = await stage.CreateAsync(ConversationType.Personal);
        await block.RunAsync(stage);
        Assert.Matches($"^DeleteConversation .*/conversations/{{conversationId}}: .*{stage.ConversationId} cannot be deleted because it is the default.*\n$", stage.Console.ToString());

        stage.Conversations = stage.NewClient(fault: "reset");
        await block.RunAsync(stage);
        Assert.Equal(2, stage.Console.ToString().Count(character => character == '\n'));
    }

    private static Task ObserveAsync(CompiledBlock block, Stage stage) => block.RunAsync(stage, async () =>
    {
        var seen = new SeenTelemetry(stage.Builder.Services);
        using IHost host = stage.Builder.Build();

        Assert.Superset(
            new HashSet<string> { "SunshineConversations.Refit", "System.Net.Http", "SunshineConversations.Refit sunshine_conversations.client.call.duration", "System.Net.Http http.client.request.duration" },
            new HashSet<string>(await seen.DuringAsync(host.Services, () => stage.GetAsync())));
    });

    private static Task SignAsync(CompiledBlock block, Stage stage) => block.RunAsync(stage, async () =>
    {
        LetIn("app_…", stage);
        using IHost host = stage.Build();

        await AssertWorksAsync(host.Services.GetRequiredService<IConversationsApi>(), stage);
        Assert.StartsWith("Bearer ey", Assert.Single(stage.Sent).Authorization, StringComparison.Ordinal);
    });

    private static Task ProvideTokensAsync(CompiledBlock block, Stage stage) => block.RunAsync(stage, async () =>
    {
        using IHost host = stage.Build();

        // The emulator does not accept the token of the README.
        SunshineConversationsException refused = await Assert.ThrowsAsync<SunshineConversationsException>(
            () => AssertWorksAsync(host.Services.GetRequiredService<IConversationsApi>(), stage));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("Bearer a-token-that-you-keep-fresh", Assert.Single(stage.Sent).Authorization);
    });

    private static Task KeepApartAsync(CompiledBlock block, Stage stage) => block.RunAsync(stage, async () =>
    {
        stage.Builder.Configuration["SunshineConversations:blue:Subdomain"] = "blue";
        stage.Builder.Configuration["SunshineConversations:blue:KeyId"] = "app_2";
        stage.Builder.Configuration["SunshineConversations:blue:KeySecret"] = "…";
        stage.Builder.Services.AddSingleton(block.Type("RedWorker"));
        using IHost host = stage.Build();

        LetIn("app_1", stage);
        dynamic worker = host.Services.GetRequiredService(block.Type("RedWorker"));
        ConversationResponse response = await (Task<ConversationResponse>)worker.GetAsync(stage.AppId, stage.ConversationId);
        Assert.Equal(stage.ConversationId, response.Conversation.Id);

        LetIn("app_2", stage);
        await AssertWorksAsync(host.Services.GetRequiredKeyedService<IConversationsApi>("blue"), stage);
        Assert.Equal(["red.zendesk.com", "blue.zendesk.com"], stage.Sent.Select(request => request.Host));
    });

    private static Task LinkTenantsAsync(CompiledBlock block, Stage stage) => block.RunAsync(stage, async () =>
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        var oauth = new OAuthHost(JwtSigner.Sign(stage.Emulator.Options.KeyId, stage.Emulator.Options.KeySecret, "app", now, now.AddMinutes(1)));
        oauth.AddTo(stage.Builder.Services);
        using IHost host = stage.Build();

        dynamic tokens = host.Services.GetRequiredService(block.Type("OAuthTokens"));
        await (Task)tokens.LinkAsync("red", host.Services.GetRequiredKeyedService<SunshineConversationsClient>("red"), "the-code");
        await AssertWorksAsync(host.Services.GetRequiredKeyedService<IConversationsApi>("red"), stage);

        Assert.Equal("""{"code":"the-code","grant_type":"authorization_code","client_id":"client-id","client_secret":"client-secret"}""", Assert.Single(oauth.Requests));
        Assert.Equal(("red.zendesk.com", $"Bearer {oauth.Token}"), (Assert.Single(stage.Sent).Host, stage.Sent[0].Authorization));
        await Assert.ThrowsAsync<Refit.ApiRequestException>(() => AssertWorksAsync(host.Services.GetRequiredKeyedService<IConversationsApi>("blue"), stage));
    });

    private static Task SendHeadersAsync(CompiledBlock block, Stage stage) => block.RunAsync(stage, async () =>
    {
        stage.Builder.Configuration["SunshineConversations:KeyId"] = stage.Emulator.Options.KeyId;
        stage.Builder.Configuration["SunshineConversations:KeySecret"] = stage.Emulator.Options.KeySecret;
        using IHost host = stage.Build();

        await AssertWorksAsync(host.Services.GetRequiredService<IConversationsApi>(), stage);
        Assert.Equal(["Example", "1234", "5678"], Assert.Single(stage.Sent).Marketplace);
    });

    private static async Task SendRawAsync(CompiledBlock block, Stage stage)
    {
        EmulatorClient.AddTo(stage.Builder.Services, stage.Emulator);

        await block.RunAsync(stage);

        Assert.Equal(1, stage.Emulator.Stats.RequestsByRoute["GET /v2/apps/{appId}/conversations/{conversationId}"]);
    }

    private static async Task FakeAsync(CompiledBlock block, Stage stage)
    {
        var fake = (IConversationsApi)Activator.CreateInstance(block.Type("FakeConversations"))!;

        List<Conversation> all = [];
        await foreach (Conversation conversation in fake.ListAllConversationsAsync(stage.AppId, ConversationListFilter.ByUserId(stage.UserId)))
            all.Add(conversation);

        Assert.Equal("1", Assert.Single(all).Id);
    }

    private static Task EmulateAsync(CompiledBlock block, Stage stage) => block.RunAsync(stage, async () =>
    {
        using IHost host = stage.Build();
        stage.Conversations = host.Services.GetRequiredService<IConversationsApi>();

        string id = await stage.CreateAsync(ConversationType.Personal);
        Assert.Equal(id, (await stage.GetAsync(id)).Id);

        // Only the one that was there before came to the emulator around the block.
        Assert.Equal(1, stage.Emulator.Stats.ConversationsCreated);
    });

    /// <summary>Makes the credentials of a block those that the emulator knows; the secret is never more than hinted at.</summary>
    private static void LetIn(string keyId, Stage stage) => (stage.Emulator.Options.KeyId, stage.Emulator.Options.KeySecret) = (keyId, "…");

    private static async Task AssertWorksAsync(IConversationsApi conversations, Stage stage)
    {
        ConversationResponse response = await conversations.GetConversationAsync(stage.AppId, stage.ConversationId);
        Assert.Equal(stage.ConversationId, response.Conversation.Id);
    }
}
