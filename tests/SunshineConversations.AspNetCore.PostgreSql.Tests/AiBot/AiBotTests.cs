using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using SunshineConversations.Emulator;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests.AiBot;

/// <summary>The bot with a language model, without the inbox: what its model receives, and what its users see.</summary>
public sealed class AiBotTests(AiBotFixture fixture) : IClassFixture<AiBotFixture>
{
    private const string HandOver = "I am passing you to a colleague, who will write to you here.";

    [Fact]
    public async Task The_model_receives_the_conversation_and_what_is_not_a_text_in_words()
    {
        RunningBot bot = fixture.Bot.Anew();
        await bot.Ann.SendMessageAsync("Hello");
        await bot.SaysAsync("Hello");
        await bot.Ann.SendMessageAsync(new JsonObject { ["type"] = "image", ["mediaUrl"] = "https://example.org/1.png", ["altText"] = "A red shoe", ["text"] = "This one" });
        await bot.SaysAsync("[image: A red shoe] This one");
        await bot.Ann.SendMessageAsync(new JsonObject { ["type"] = "file", ["mediaUrl"] = "https://example.org/1.pdf", ["altText"] = "bill.pdf" });
        await bot.SaysAsync("[file: bill.pdf]");
        await bot.Ann.SendMessageAsync(new JsonObject { ["type"] = "location", ["coordinates"] = new JsonObject { ["lat"] = 51.5, ["long"] = -0.1 } });
        await bot.SaysAsync("[location: 51.5, -0.1]");

        Assert.Equal(
            [("user", "Hello"), ("assistant", "Hello"), ("user", "[image: A red shoe] This one"), ("assistant", "[image: A red shoe] This one"), ("user", "[file: bill.pdf]"), ("assistant", "[file: bill.pdf]"), ("user", "[location: 51.5, -0.1]")],
            bot.Model.Requests.Last()[1..]);
        (string authorization, JsonNode body) = bot.Model.Last;
        Assert.Equal(("Bearer secret", "small", "hand_over", "system"), (authorization, (string?)body["model"], (string?)body["tools"]![0]!["function"]!["name"], bot.Model.Requests.Last()[0].Role));
    }

    [Fact]
    public async Task Where_several_people_speak_their_names_are_in_the_texts()
    {
        RunningBot bot = fixture.Bot.Anew();
        SimulatedUser other = bot.Emulator.CreateUser();
        Conversation conversation = (await bot.Client.Conversations.CreateConversationAsync(bot.AppId, new()
        {
            Type = ConversationType.SdkGroup,
            Participants = [new() { UserId = bot.Ann.Id, SubscribeSdkClient = false }, new() { UserId = other.Id, SubscribeSdkClient = false }],
        })).Conversation;
        await PostAsync(new() { Type = MessageAuthorType.User, UserId = bot.Ann.Id, DisplayName = "José" }, "Hello");
        await bot.SaysAsync("Hello");
        await PostAsync(MessageAuthor.Business("Ms. Agent"), "I am here too");
        await PostAsync(new() { Type = MessageAuthorType.User, UserId = other.Id, DisplayName = "李雷" }, "And I");
        await Wait.UntilAsync(() => bot.Model.Requests.Count == 2, "a second request");

        Assert.Equal([("user", "José: Hello"), ("assistant", "Hello"), ("assistant", "Ms. Agent: I am here too"), ("user", "李雷: And I")], bot.Model.Requests.Last()[1..]);

        Task PostAsync(MessageAuthor author, string text) => bot.Client.Messages.PostMessageAsync(bot.AppId, conversation.Id, new(author, text));
    }

    [Fact]
    public async Task It_types_every_ten_seconds_while_the_model_works()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using RunningBot bot = await RunningBot.StartAsync(web => web.ConfigureServices(services => services.AddSingleton<TimeProvider>(clock)));
        Gate gate = bot.Model.Hold();
        await bot.Ann.SendMessageAsync("Hello");
        await bot.Model.UntilRequestedAsync(1);
        Assert.Equal("typing:start", (string?)(await bot.Emulator.WaitForRequestAsync("PostActivity", RunningBot.Patience)).Body!["type"]);

        clock.Advance(TimeSpan.FromSeconds(10));
        await bot.Emulator.WaitForRequestAsync("PostActivity", RunningBot.Patience);
        gate.Open();
        await bot.SaysAsync("Hello");
        Assert.Equal(2, bot.Emulator.Requests.Count(request => request.Operation == "PostActivity"));
    }

    [Fact]
    public async Task Messages_that_come_while_the_model_works_have_one_response()
    {
        RunningBot bot = fixture.Bot.Anew();
        await GatherAsync(bot, () => Task.CompletedTask);
    }

    [Fact]
    public async Task An_event_that_is_handled_again_has_no_second_response()
    {
        RunningBot bot = fixture.Bot.Anew();
        bot.Emulator.InjectFault("PostMessage", EmulatorFault.LostResponse);
        await bot.Ann.SendMessageAsync("Hello");
        await bot.SaysAsync("Hello");
        await bot.Emulator.WaitForDeliveriesAsync();
        Assert.Equal(EmulatorDeliveryStatus.Pending, bot.Delivered.First().Status);

        await bot.Emulator.RetryNowAsync();
        await bot.Emulator.RedeliverAsync(bot.Delivered.First());
        await bot.IsSilentAsync();
        Assert.Single(bot.Model.Requests);
    }

    [Fact]
    public async Task An_event_that_is_redelivered_while_it_is_handled_has_no_second_response()
    {
        RunningBot bot = fixture.Bot.Anew();
        Gate gate = bot.Model.Hold();
        await bot.Ann.SendMessageAsync("Hello");
        await bot.Model.UntilRequestedAsync(1);
        Task redelivered = bot.Emulator.RedeliverAsync(bot.Delivered.First());
        await bot.Ann.ExpectNoMessageAsync(TimeSpan.FromMilliseconds(200));
        gate.Open();
        await bot.SaysAsync("Hello");
        await redelivered;
        await bot.IsSilentAsync();
        Assert.Single(bot.Model.Requests);
    }

    [Fact]
    public async Task A_long_response_is_several_messages_and_the_beginning_of_one_is_not_a_response()
    {
        RunningBot bot = fixture.Bot.Anew();
        string text = string.Join(' ', Enumerable.Range(0, 1000).Select(number => $"word{number}"));
        bot.Model.Respond = (_, _) => Task.FromResult(ModelServer.Says(text));
        await bot.Ann.SendMessageAsync("Hello");
        EmulatorMessage[] parts = [await bot.Ann.WaitForMessageAsync(RunningBot.Patience), await bot.Ann.WaitForMessageAsync(RunningBot.Patience)];
        Assert.Equal(text, $"{parts[0].Text} {parts[1].Text}");
        await bot.IsSilentAsync();

        // As if it had ended between the two.
        await bot.Client.Messages.DeleteMessageAsync(bot.AppId, parts[1].ConversationId, parts[1].Id);
        await bot.Emulator.RedeliverAsync(bot.Delivered.First());
        await bot.SaysAsync(parts[0].Text!);
        await bot.SaysAsync(parts[1].Text!);
    }

    [Fact]
    public async Task A_message_that_is_not_in_the_list_yet_or_has_no_ID_is_the_latest()
    {
        RunningBot bot = fixture.Bot.Anew();
        string conversationId = (await bot.Ann.SendMessageAsync("Hello")).ConversationId;
        await bot.SaysAsync("Hello");
        foreach ((string member, string text) in (IEnumerable<(string, string)>)[("", "one"), ("", "two"), ("\"id\":\"new\",", "three")])
        {
            await bot.Emulator.DeliverAsync(Encoding.UTF8.GetBytes($$"""
                {"app":{"id":"{{bot.AppId}}"},"events":[{"type":"conversation:message","payload":{"conversation":{"id":"{{conversationId}}"},
                "message":{ {{member}} "author":{"type":"user","userId":"{{bot.Ann.Id}}"},"content":{"type":"text","text":"{{text}}"} } } }] }
                """));
            await bot.SaysAsync(text);
        }
    }

    [Theory]
    [InlineData("user_request", "Please let me TALK to a human!", null, 0)]
    [InlineData("model_request", "Refund!", "Wants a refund.", 1)]
    [InlineData("model_silent", "Hello", null, 1)]
    [InlineData("model_failed", "Hello", null, 1)]
    [InlineData("model_late", "Hello", null, 1)]
    public async Task It_hands_over_and_is_silent_until_agents_give_control_back(string reason, string text, string? summary, int requests)
    {
        await using RunningBot? slow = reason == "model_late" ? await RunningBot.StartAsync(web => web.UseSetting("AiBot:ModelTimeout", "00:00:00.2")) : null;
        RunningBot bot = slow ?? fixture.Bot.Anew();
        bot.Model.Respond = async (_, cancellationToken) =>
        {
            if (reason == "model_late")
                await Task.Delay(Timeout.Infinite, cancellationToken);

            return reason switch
            {
                "model_request" => ModelServer.Calls("hand_over", $$"""{"summary":"{{summary}}"}"""),
                "model_silent" => ModelServer.Says(" "),
                _ => Results.Text(text, statusCode: StatusCodes.Status400BadRequest),
            };
        };
        string conversationId = (await bot.Ann.SendMessageAsync(text)).ConversationId;
        await bot.SaysAsync(HandOver);
        JsonNode passed = bot.Emulator.Requests.Last(request => request.Operation == "PassControl").Body!;
        Assert.Equal(
            ("zd-agentWorkspace", $"ai_bot,{reason}", summary),
            ((string?)passed["switchboardIntegration"], (string?)passed["metadata"]!["dataCapture.systemField.tags"], (string?)passed["metadata"]!["dataCapture.systemField.description"]));
        await bot.Ann.SendMessageAsync("Are you there?");
        await bot.IsSilentAsync();
        Assert.Equal(requests, bot.Model.Requests.Count);

        bot.Model.Respond = (_, _) => Task.FromResult(ModelServer.Says("Back."));
        await bot.Client.SwitchboardActions.PassControlAsync(bot.AppId, conversationId, new("bot"));
        await bot.Ann.SendMessageAsync("Hello");
        await bot.SaysAsync("Back.");
        Assert.Contains($"Agents take over: {reason}.", bot.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, bot.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", bot.Log.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_waited_while_agents_took_over_has_no_response(bool byTheBot)
    {
        RunningBot bot = fixture.Bot.Anew();
        Gate gate = bot.Model.Hold(text => byTheBot ? ModelServer.Calls("hand_over", "{}") : ModelServer.Says(text));
        string conversationId = (await bot.Ann.SendMessageAsync("one")).ConversationId;
        await bot.Model.UntilRequestedAsync(1);
        await bot.Ann.SendMessageAsync("two");
        if (!byTheBot)
            await bot.Client.SwitchboardActions.PassControlAsync(bot.AppId, conversationId, new("zd-agentWorkspace"));

        gate.Open();
        if (byTheBot)
            await bot.SaysAsync(HandOver);

        await bot.IsSilentAsync();
        Assert.Single(bot.Model.Requests);
    }

    [Fact]
    public async Task Without_a_model_it_is_a_demonstration()
    {
        await using RunningBot bot = await RunningBot.StartAsync(web => web.UseSetting("Model:Name", "").UseSetting("Model:Endpoint", "").UseSetting("Model:ApiKey", ""));
        foreach ((string text, string response) in (IEnumerable<(string, string)>)[("Hello", "You wrote Hello"), ("Hours?", "We are here from 9 to 5."), ("A human", HandOver), ("nothing", HandOver), ("fail", HandOver)])
        {
            await bot.Anew().Ann.SendMessageAsync(text);
            await bot.SaysAsync(response);
        }

        Assert.Empty(bot.Model.Requests);
    }

    /// <summary>Two messages come while the model works on the first one.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="whileItWorks">Runs then.</param>
    internal static async Task GatherAsync(RunningBot bot, Func<Task> whileItWorks)
    {
        Gate gate = bot.Model.Hold();
        await bot.Ann.SendMessageAsync("one");
        await bot.Model.UntilRequestedAsync(1);
        await bot.Ann.SendMessageAsync("two");
        await bot.Ann.SendMessageAsync("three");
        await whileItWorks();
        gate.Open();

        await bot.SaysAsync("one");
        await bot.SaysAsync("two+three");
        await bot.IsSilentAsync();
        Assert.Equal([("user", "one"), ("assistant", "one"), ("user", "two"), ("user", "three")], bot.Model.Requests.Last()[1..]);
    }
}
