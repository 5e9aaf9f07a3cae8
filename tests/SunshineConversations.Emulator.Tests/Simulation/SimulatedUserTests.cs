using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator.Tests.Simulation;

/// <summary>A test plays the user with <see cref="SimulatedUser"/>; the bot is played with raw HTTP.</summary>
public sealed partial class SimulatedUserTests : EmulatorTest
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    protected override EmulatorOptions Options => WithChannels;

    private SimulatedUser Ann => Emulator.User(UserExternalId);

    [Fact]
    public async Task A_user_writes_and_is_given_each_message_of_the_business_once_and_in_order()
    {
        Task<EmulatorMessage> waiting = Ann.WaitForMessageAsync(Long);
        EmulatorMessage sent = await Ann.SendMessageAsync("Hello");
        Assert.False(waiting.IsCompleted);
        await SayAsync(sent.ConversationId, """{"type":"text","text":"one"}""", """{"type":"business","displayName":"Bot"}""");
        EmulatorMessage one = await waiting;
        await SayAsync(sent.ConversationId, """{"type":"text","text":"two"}""");
        await SayAsync(sent.ConversationId, """{"type":"image","mediaUrl":"http://127.0.0.1:9/a.png"}""");

        Assert.Equal(("user", UserId, "text", "Hello"), (sent.Author.Type, sent.Author.UserId, sent.Type, sent.Text));
        Assert.Equal(("business", null, "Bot", "one"), (one.Author.Type, one.Author.UserId, one.Author.DisplayName, one.Text));
        Assert.Equal("two", (await Emulator.User(UserId).WaitForMessageAsync()).Text);
        EmulatorMessage image = await Ann.WaitForMessageAsync();
        Assert.Equal(("image", null), (image.Type, image.Text));
        Assert.Equal("image/png", (string?)image.Json["content"]!["mediaType"]);
        Assert.DoesNotContain("Hello", $"{sent}{one}{Ann}{one.Author}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_given_to_each_user_of_a_conversation_and_only_to_them()
    {
        string group = await CreateAsync($$"""{"type":"sdkGroup","participants":[{"userId":"{{UserId}}","subscribeSDKClient":false},{"userId":"{{OtherUserId}}","subscribeSDKClient":false}]}""");
        SimulatedUser bob = Emulator.User(OtherUserId), carol = Emulator.CreateUser();
        EmulatorMessage own = await Ann.SendMessageAsync("Hello");
        await SayAsync(group, """{"type":"text","text":"to both"}""");
        await SayAsync(own.ConversationId, """{"type":"text","text":"to Ann"}""");

        Assert.Equal("to Ann", (await Ann.InConversation(own.ConversationId).WaitForMessageAsync()).Text);
        Assert.Equal("to both", (await Ann.WaitForMessageAsync()).Text);
        Assert.Equal("to both", (await bob.WaitForMessageAsync()).Text);
        Assert.Equal(group, (await bob.InConversation(group).SendMessageAsync("Hello, both")).ConversationId);
        foreach (SimulatedUser user in (SimulatedUser[])[Ann, bob, carol])
            await user.ExpectNoMessageAsync(TimeSpan.Zero);

        Assert.Contains(group, Assert.Throws<InvalidOperationException>(() => carol.InConversation(group)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_buttons_of_a_message_can_be_pressed()
    {
        string conversation = (await Ann.SendMessageAsync("Hello")).ConversationId;
        await SayAsync(conversation, """
            {"type":"text","text":"Choose","actions":[{"type":"reply","text":"menu","payload":"MENU","metadata":{"a":1} },{"type":"link","text":"site","uri":"https://example.com/"},
            {"type":"locationRequest","text":"where"},{"type":"link","text":"broken","uri":"nowhere"},{"type":"buy","text":"pay","amount":100}]}
            """);
        await SayAsync(conversation, """
            {"type":"carousel","items":[{"title":"Boots","actions":[{"type":"postback","text":"buy","payload":"BUY_1","metadata":{"b":2} },{"type":"webview","text":"look","uri":"https://example.com/boots","fallback":"https://example.com/"}]}]}
            """);
        Assert.Equal(["menu", "site", "where", "broken", "pay"], (await Ann.WaitForMessageAsync()).Actions.Select(action => action.Text));
        Assert.Equal([new EmulatorAction("postback", "buy", "BUY_1", null), new EmulatorAction("webview", "look", null, "https://example.com/boots")], (await Ann.WaitForMessageAsync()).Actions);

        Assert.Null(await Ann.PressAsync("menu"));
        Assert.Null(await Ann.PressAsync("buy"));
        Assert.Equal("https://example.com/", (await Ann.PressAsync("site"))!.AbsoluteUri);
        Assert.Equal("https://example.com/boots", (await Ann.PressAsync("look"))!.AbsoluteUri);

        JsonObject[] messages = await MessagesAsync(conversation);
        Assert.Equal("""{"type":"text","text":"menu","payload":"MENU"}""", messages[^1]["content"]!.ToJsonString());
        Assert.Equal("""{"a":1}""", messages[^1]["metadata"]!.ToJsonString());
        Assert.Equal("conversation:postback", Events.Last());
        Assert.Equal(
            "No message has a button 'Menu'. There are: 'buy', 'look', 'menu', 'site', 'where', 'broken', 'pay'. (Parameter 'text')",
            (await Assert.ThrowsAsync<ArgumentException>(() => Ann.PressAsync("Menu"))).Message);
        foreach (string text in (string[])["where", "broken", "pay"])
            Assert.Contains($"'{text}'", (await Assert.ThrowsAsync<InvalidOperationException>(() => Ann.PressAsync(text))).Message, StringComparison.Ordinal);

        Assert.Contains("There are no buttons.", (await Assert.ThrowsAsync<ArgumentException>(() => Emulator.CreateUser().PressAsync("menu"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_filled_in_by_the_names_of_its_fields()
    {
        string conversation = (await Ann.SendMessageAsync("Hello")).ConversationId;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Ann.SubmitFormAsync(new() { ["name"] = "Ann" }));
        await SayAsync(conversation, """
            {"type":"form","fields":[{"type":"text","name":"name","label":"Your name"},{"type":"email","name":"email","label":"Your email"},
            {"type":"select","name":"size","label":"Size","options":[{"name":"s","label":"Small"},{"name":"l","label":"Large"}]}]}
            """);
        Dictionary<string, string> fields = new() { ["name"] = "Ann", ["email"] = "ann@example.com", ["size"] = "Large" };

        foreach ((string name, string? value, string problem) in ((string, string?, string)[])
            [
                ("size", null, "The form has the fields name, email, size, and the values are for name, email."),
                ("color", "red", "The form has the fields name, email, size, and the values are for name, email, size, color."),
                ("size", "M", "The field size has the options s, l, and not 'M'."),
            ])
        {
            Dictionary<string, string> wrong = new(fields);
            if (value is null)
                wrong.Remove(name);
            else
                wrong[name] = value;

            Assert.StartsWith(problem, (await Assert.ThrowsAsync<ArgumentException>(() => Ann.SubmitFormAsync(wrong))).Message, StringComparison.Ordinal);
        }

        EmulatorMessage response = await Ann.SubmitFormAsync(fields);

        Assert.Equal(("formResponse", "Your name: Ann\nYour email: ann@example.com\nSize: Large"), (response.Type, response.Text));
        Assert.Equal("""[{"name":"l","label":"Large"}]""", response.Json["content"]!["fields"]![2]!["select"]!.ToJsonString());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Ann.SubmitFormAsync(fields));
    }

    [Fact]
    public async Task A_user_types_reads_follows_a_referral_and_misses_a_message()
    {
        string conversation = await CreateAsync(PersonalBody);
        await CreateTwilioClientAsync(conversation);
        await SayAsync(conversation, """{"type":"text","text":"a"}""");
        EmulatorMessage message = await Ann.WaitForMessageAsync();
        int before = Events.Count();

        await Ann.StartTypingAsync();
        await Ann.StopTypingAsync();
        await Ann.MarkAsReadAsync();
        await Ann.FollowReferralAsync("advertisement-1");
        await Ann.FailDeliveryAsync(message);

        Assert.Equal(
            ["conversation:typing", "conversation:typing", "conversation:read", "conversation:referral", "conversation:message:delivery:failure"],
            Events.Skip(before));
        await Assert.ThrowsAsync<ArgumentException>(() => Emulator.CreateUser().FollowReferralAsync(""));
    }

    [Theory]
    [InlineData("a.png", "image/png", "image", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A })]
    [InlineData("a.txt", "text/plain", "file", new byte[] { 1, 2, 3 })]
    public async Task A_user_sends_a_file(string name, string mediaType, string type, byte[] content)
    {
        EmulatorMessage sent = await Ann.SendFileAsync(content, name, mediaType);

        Assert.Equal((type, mediaType), (sent.Type, (string?)sent.Json["content"]!["mediaType"]));
        Assert.Equal(content, await Client.GetByteArrayAsync((string?)sent.Json["content"]!["mediaUrl"]));
        Assert.Equal("content", (await Assert.ThrowsAsync<ArgumentException>(() => Ann.SendFileAsync(content, "a.exe", "application/octet-stream"))).ParamName);
    }

    [Fact]
    public async Task What_the_service_refuses_is_an_exception_with_its_words()
    {
        ArgumentException invalid = await Assert.ThrowsAsync<ArgumentException>(() => Ann.SendMessageAsync(new JsonObject { ["type"] = "carousel" }));
        Assert.Equal("content.type must be file, image, location or text for a user. (Parameter 'content')", invalid.Message);
        await Assert.ThrowsAsync<ArgumentNullException>(() => Ann.SendMessageAsync((string)null!));
        await Assert.ThrowsAsync<ArgumentException>(() => Ann.SendMessageAsync(new string('b', 5000)));
        Emulator.Options.MaxMessagesPerConversation = 0;
        Assert.Equal("Message limit of 0 per conversation reached.", (await Assert.ThrowsAsync<InvalidOperationException>(() => Ann.SendMessageAsync("Hello"))).Message);
        SimulatedUser ann = Ann;
        await SendAsync("DELETE", $"{Users}/{UserId}");
        Assert.Contains("no longer exists", (await Assert.ThrowsAsync<InvalidOperationException>(() => ann.SendMessageAsync("Hello"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_unknown_is_told_who_is_known_and_IDs_are_unique()
    {
        Assert.Equal(
            $"Nobody is known as 'nobody'. Known: {UserId} ({UserExternalId}), {OtherUserId}. (Parameter 'userIdOrExternalId')",
            Assert.Throws<ArgumentException>(() => Emulator.User("nobody")).Message);
        SimulatedUser branded = Emulator.CreateUser(UserExternalId, brandId: "1", zendeskId: "1", email: "a@example.com", deviceTypes: ["ios"]);
        Assert.Equal(branded.Id, Emulator.User(UserExternalId, brandId: "1").Id);
        Assert.Equal(UserId, Ann.Id);
        Assert.Equal("externalId", Assert.Throws<ArgumentException>(() => Emulator.CreateUser(UserExternalId)).ParamName);
        Assert.Equal("zendeskId", Assert.Throws<ArgumentException>(() => Emulator.CreateUser(zendeskId: "1")).ParamName);
        Assert.Equal("deviceTypes", Assert.Throws<ArgumentException>(() => Emulator.CreateUser(deviceTypes: ["watch"])).ParamName);
        Assert.Equal("token", Assert.Throws<ArgumentException>(() => Emulator.LogIn("a.b.c")).ParamName);
    }

    [Fact]
    public async Task A_wait_that_ends_in_vain_says_what_came_instead()
    {
        JsonResponse created = await SendAsync("POST", Integrations, CustomBody);
        Assert.Equal(HttpStatusCode.Created, created.Status);
        await Ann.SendMessageAsync("Hello");
        await Emulator.WaitForDeliveriesAsync();
        (await SendAsync("POST", $"{Conversations}/x/messages", """{"author":{"type":"business"},"content":{"type":"text","text":"a"}}""")).IsConversationNotFound();

        // The clock of the emulator does not move.
        string message = (await Assert.ThrowsAsync<TimeoutException>(() => Ann.WaitForMessageAsync(TimeSpan.FromMilliseconds(20)))).Message;

        Assert.Equal(
            $"""
            The business sent no further message to the user {UserId} ({UserExternalId}) within 0.02 s.
            Conversation {(await Ann.SendMessageAsync("a")).ConversationId}, bot is in control:
              user: text 'Hello'
            Deliveries:
              Pending: conversation:message to {WebhookTarget}: ConnectionError; the next attempt is in 00:01:00 on the emulator's clock: call RetryNowAsync to make it now
            Failed requests of the bot:
              PostMessage: 404 conversation_not_found Conversation not found
            """,
            message);
        Assert.Contains("No webhook exists", (await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            Emulator.Reset();
            await Ann.WaitForMessageAsync(TimeSpan.Zero);
        })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_sets_itself_up_can_be_waited_for()
    {
        await using Webhooks.WebhookReceiver bot = await Webhooks.WebhookReceiver.StartAsync();
        // The secret is not known yet.
        bot.StatusOf = number => number < 2 ? 503 : 200;
        Task waiting = Emulator.WaitForWebhookAsync(Long);
        string message = (await Assert.ThrowsAsync<TimeoutException>(() => Emulator.WaitForWebhookAsync(TimeSpan.Zero))).Message;
        Assert.Equal($"No webhook was created within 0 s.{Environment.NewLine}The bot has sent no request: its URL must be that of this emulator.", message);
        await SendAsync("POST", Integrations, CustomBody, Basic("nobody"));
        Assert.Contains("CreateIntegration: 401 unauthorized", (await Assert.ThrowsAsync<TimeoutException>(() => Emulator.WaitForWebhookAsync(TimeSpan.Zero))).Message, StringComparison.Ordinal);

        string integration = await CreateIntegrationAsync();
        Assert.StartsWith($"The webhook at {WebhookTarget} did not respond with success, but with ConnectionError, within 0.5 s.", (await Assert.ThrowsAsync<TimeoutException>(() => Emulator.WaitForWebhookAsync(TimeSpan.FromSeconds(0.5)))).Message, StringComparison.Ordinal);
        string webhook = (await SendAsync("GET", $"{integration}/webhooks")).Each("webhooks")[0];
        await SendAsync("PATCH", $"{integration}/webhooks/{webhook}", $$"""{"target":"{{bot.Target}}"}""");
        await waiting;

        Assert.Equal(3, bot.Received.Count);
        bot.Gate = new TaskCompletionSource().Task;
        Assert.StartsWith($"The webhook at {bot.Target} did not respond within 0.05 s.", (await Assert.ThrowsAsync<TimeoutException>(() => Emulator.WaitForWebhookAsync(TimeSpan.FromSeconds(0.05)))).Message, StringComparison.Ordinal);
        Assert.Equal($$$"""{"app":{"id":"{{{AppId}}}"},"webhook":{"id":"{{{webhook}}}","version":"v2"},"events":[]}""", bot.Received.First().Text);
        Assert.Empty(Emulator.Deliveries);
    }

    [Fact]
    public async Task Silence_can_be_expected()
    {
        string conversation = (await Ann.SendMessageAsync("Hello")).ConversationId;
        await Ann.ExpectNoMessageAsync(TimeSpan.FromMilliseconds(20));
        Task silent = Ann.ExpectNoMessageAsync(Long);
        await SayAsync(conversation, """{"type":"text","text":"I am not"}""");

        Assert.Equal("The business was expected to be silent, and sent: business: text 'I am not'.", (await Assert.ThrowsAsync<InvalidOperationException>(() => silent)).Message);
        Assert.Equal("I am not", (await Ann.WaitForMessageAsync()).Text);
    }

    [Fact]
    public async Task A_user_who_no_longer_exists_is_not_silent()
    {
        SimulatedUser ann = Ann, carol = Emulator.CreateUser();
        await ann.SendMessageAsync("Hello");
        SimulatedUser inDefault = ann.InConversation((await ann.SendMessageAsync("Hello")).ConversationId);
        Task waiting = ann.ExpectNoMessageAsync(Long);
        await SendAsync("DELETE", $"{Users}/{UserId}");

        foreach (Task task in (Task[])[waiting, ann.ExpectNoMessageAsync(TimeSpan.Zero), ann.WaitForMessageAsync(), ann.PressAsync("a"), inDefault.WaitForMessageAsync()])
            Assert.Contains("no longer exists", (await Assert.ThrowsAsync<InvalidOperationException>(() => task)).Message, StringComparison.Ordinal);

        Emulator.Reset();
        await Assert.ThrowsAsync<InvalidOperationException>(() => carol.ExpectNoMessageAsync(TimeSpan.Zero));
        await ann.ExpectNoMessageAsync(TimeSpan.Zero);
        Assert.Contains("is in no conversation", (await Assert.ThrowsAsync<InvalidOperationException>(() => inDefault.WaitForMessageAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_given_to_a_user_is_not_given_again_after_a_merge()
    {
        string conversation = (await Ann.SendMessageAsync("Hello")).ConversationId;
        await SayAsync(conversation, """{"type":"text","text":"before"}""");
        await Ann.WaitForMessageAsync();
        Emulator.Options.ZendeskUsers[0] = new(ZendeskId, ExternalId: UserExternalId);

        await SendAsync("POST", $"{Users}/{ZendeskId}/sync");
        await SayAsync(conversation, """{"type":"text","text":"after"}""");

        Assert.Contains("user:merge", Events);
        Assert.Equal("after", (await Emulator.User(OtherUserId).WaitForMessageAsync()).Text);
    }

    [Fact]
    public async Task A_request_can_be_waited_for()
    {
        string conversation = (await Ann.SendMessageAsync("Hello")).ConversationId;
        Task<EmulatorRequest> waiting = Emulator.WaitForRequestAsync("PassControl", Long);
        await SendAsync("POST", $"{Conversations}/{conversation}/passControl", """{"switchboardIntegration":"zd-agentWorkspace"}""");

        Assert.Equal("zd-agentWorkspace", (string?)(await waiting).Body!["switchboardIntegration"]);
        string message = (await Assert.ThrowsAsync<TimeoutException>(() => Emulator.WaitForRequestAsync("PassControl", TimeSpan.Zero))).Message;
        Assert.Equal($"There was no further request for PassControl within 0 s.{Environment.NewLine}Requests:{Environment.NewLine}  PassControl: 200", message);
        Assert.Equal("operation", (await Assert.ThrowsAsync<ArgumentException>(() => Emulator.WaitForRequestAsync("Pass"))).ParamName);
    }

    [Fact]
    public async Task With_the_emulator_waits_and_actions_end()
    {
        SimulatedUser ann = Ann;
        Task[] waiting = [ann.WaitForMessageAsync(Timeout.InfiniteTimeSpan), Emulator.WaitForWebhookAsync(Timeout.InfiniteTimeSpan), Emulator.WaitForRequestAsync("PostMessage", Timeout.InfiniteTimeSpan)];
        await Emulator.DisposeAsync();

        foreach (Task task in (Task[])[.. waiting, ann.SendMessageAsync("Hello"), ann.ExpectNoMessageAsync(TimeSpan.Zero)])
            await Assert.ThrowsAsync<ObjectDisposedException>(() => task);

        Assert.Throws<ObjectDisposedException>(() => Ann);
        Assert.Throws<ObjectDisposedException>(() => Emulator.CreateUser());
    }

    [Fact]
    public async Task A_wait_can_be_canceled_and_its_time_is_checked()
    {
        using var cancellation = new CancellationTokenSource();
        Task waiting = Ann.WaitForMessageAsync(Timeout.InfiniteTimeSpan, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal("timeout", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Ann.WaitForMessageAsync(TimeSpan.FromTicks(-1)))).ParamName);
        Assert.Equal("duration", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Ann.ExpectNoMessageAsync(TimeSpan.FromTicks(-1)))).ParamName);
    }

    [Fact]
    public async Task A_reset_forgets_what_was_given_and_running_waits_go_on()
    {
        await SayAsync((await Ann.SendMessageAsync("Hello")).ConversationId, """{"type":"text","text":"before"}""");
        await Ann.WaitForMessageAsync();
        SimulatedUser ann = Ann;
        Task<EmulatorMessage> waiting = ann.WaitForMessageAsync(Long);

        Emulator.Reset();

        Assert.Empty(Emulator.Requests);
        Assert.False(waiting.IsCompleted);
        await SayAsync((await ann.SendMessageAsync("Hello")).ConversationId, """{"type":"text","text":"after"}""");
        Assert.Equal("after", (await waiting).Text);
    }

    [Fact]
    public async Task A_message_becomes_a_type_of_the_test()
    {
        await SayAsync((await Ann.SendMessageAsync("Hello")).ConversationId, """{"type":"text","text":"Hi"}""");
        EmulatorMessage message = await Ann.WaitForMessageAsync();

        Assert.Equal(new OwnMessage(message.Id), message.As(OwnJson.Default.OwnMessage));
        Assert.Equal(new OwnMessage(message.Id), message.As<OwnMessage>());
    }

    [Fact]
    public void A_caller_that_blocks_its_thread_can_play_the_user()
    {
        var context = new BlockedContext();
        EmulatorMessage sent = context.Block(() => Ann.SendMessageAsync("Hello"));
        Task<EmulatorMessage> waiting = Ann.WaitForMessageAsync(Long);
        context.Block(() => Task.Run(() => SayAsync(sent.ConversationId, """{"type":"text","text":"Hi"}""")));

        Assert.Equal("Hi", context.Block(() => waiting).Text);
        context.Block(() => Ann.ExpectNoMessageAsync(TimeSpan.FromMilliseconds(1)));
        context.Block(() => Ann.SendFileAsync(new byte[] { 1 }, "a.txt", "text/plain"));
        context.Block(() => Emulator.RetryNowAsync());
        Assert.Empty(context.Posted);
    }

    private async Task SayAsync(string conversationId, string content, string author = """{"type":"business"}""") => Assert.Equal(
        HttpStatusCode.Created,
        (await SendAsync("POST", $"{Conversations}/{conversationId}/messages", $$"""{"author":{{author}},"content":{{content}}}""")).Status);

    private async Task<JsonObject[]> MessagesAsync(string conversationId) =>
        [.. (await SendAsync("GET", $"{Conversations}/{conversationId}/messages")).Json["messages"]!.AsArray().Select(message => message!.AsObject())];

    public sealed record OwnMessage([property: JsonPropertyName("id")] string Id);

    [JsonSerializable(typeof(OwnMessage))]
    private sealed partial class OwnJson : JsonSerializerContext;
}
