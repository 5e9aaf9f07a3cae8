using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using SunshineConversations.Emulator;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests.AiBot;

/// <summary>The bot with a language model, without the inbox: what its model receives, and what its users see.</summary>
public sealed class AiBotTests
{
    private const string HandOver = "I am passing you to a colleague, who will write to you here.";

    [Fact]
    public async Task The_model_receives_the_conversation_and_what_is_not_a_text_in_words()
    {
        await using RunningBot bot = await RunningBot.StartAsync();
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
        (string authorization, JsonNode body) = bot.Model.Raw.Last();
        Assert.Equal(("Bearer secret", "small", "hand_over", "system"), (authorization, (string?)body["model"], (string?)body["tools"]![0]!["function"]!["name"], bot.Model.Requests.Last()[0].Role));
    }

    [Fact]
    public async Task Where_several_people_speak_their_names_are_in_the_texts()
    {
        await using RunningBot bot = await RunningBot.StartAsync();
        SimulatedUser other = bot.Emulator.CreateUser();
        Conversation conversation = (await bot.Client.Conversations.CreateConversationAsync(bot.AppId, new()
        {
            Type = ConversationType.SdkGroup,
            Participants = [new() { UserId = bot.Ann.Id }, new() { UserId = other.Id }],
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
        var gate = new Gate();
        await using RunningBot bot = await RunningBot.StartAsync(web => web.ConfigureServices(services => services.AddSingleton<TimeProvider>(clock)));
        bot.Model.Respond = async (text, cancellationToken) =>
        {
            await gate.WaitAsync(cancellationToken);
            return ModelServer.Says(text);
        };
        await bot.Ann.SendMessageAsync("Hello");
        await bot.Model.UntilRequestedAsync(1);
        Assert.Equal("typing:start", (string?)(await bot.Emulator.WaitForRequestAsync("PostActivity", RunningBot.Patience)).Body!["type"]);

        clock.Advance(TimeSpan.FromSeconds(9));
        clock.Advance(TimeSpan.FromSeconds(1));
        await bot.Emulator.WaitForRequestAsync("PostActivity", RunningBot.Patience);
        gate.Open();
        await bot.SaysAsync("Hello");
        Assert.Equal(2, bot.Emulator.Requests.Count(request => request.Operation == "PostActivity"));
    }

    [Fact]
    public async Task Messages_that_come_while_the_model_works_have_one_response()
    {
        await using RunningBot bot = await RunningBot.StartAsync();
        await GatherAsync(bot, () => Task.CompletedTask);
    }

    [Fact]
    public async Task An_event_that_is_handled_again_has_no_second_response()
    {
        await using RunningBot bot = await RunningBot.StartAsync();
        bot.Emulator.InjectFault("PostMessage", EmulatorFault.LostResponse);
        await bot.Ann.SendMessageAsync("Hello");
        await bot.SaysAsync("Hello");
        await bot.Emulator.WaitForDeliveriesAsync();
        Assert.Equal(EmulatorDeliveryStatus.Pending, bot.Emulator.Deliveries[^1].Status);

        await bot.Emulator.RetryNowAsync();
        await bot.Emulator.RedeliverAsync(bot.Emulator.Deliveries[^1]);
        await bot.IsSilentAsync();
        Assert.Single(bot.Model.Requests);
    }

    [Fact]
    public async Task A_long_response_is_several_messages_and_the_beginning_of_one_is_not_a_response()
    {
        await using RunningBot bot = await RunningBot.StartAsync();
        string text = string.Join(' ', Enumerable.Range(0, 1000).Select(number => $"word{number}"));
        bot.Model.Respond = (_, _) => Task.FromResult(ModelServer.Says(text));
        await bot.Ann.SendMessageAsync("Hello");
        EmulatorMessage[] parts = [await bot.Ann.WaitForMessageAsync(RunningBot.Patience), await bot.Ann.WaitForMessageAsync(RunningBot.Patience)];
        Assert.Equal(text, $"{parts[0].Text} {parts[1].Text}");
        await bot.IsSilentAsync();

        // As if it had ended between the two.
        await bot.Client.Messages.DeleteMessageAsync(bot.AppId, parts[1].ConversationId, parts[1].Id);
        await bot.Emulator.RedeliverAsync(bot.Emulator.Deliveries[^1]);
        await bot.SaysAsync(parts[0].Text!);
        await bot.SaysAsync(parts[1].Text!);
    }

    [Theory]
    [InlineData("user_request", "Please let me TALK to a human!", null, 0)]
    [InlineData("model_request", "Refund!", "Wants a refund.", 1)]
    [InlineData("model_silent", "Hello", null, 1)]
    [InlineData("model_failed", "Hello", null, 1)]
    [InlineData("model_late", "Hello", null, 1)]
    public async Task It_hands_over_and_is_silent_until_agents_give_control_back(string reason, string text, string? summary, int requests)
    {
        await using RunningBot bot = await RunningBot.StartAsync(web => web.UseSetting("AiBot:ModelTimeout", reason == "model_late" ? "00:00:00.2" : "00:01:00"));
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
        JsonNode passed = (await bot.Emulator.WaitForRequestAsync("PassControl", RunningBot.Patience)).Body!;
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
        Assert.DoesNotContain(text, bot.Log.Text.Replace("\"Hello\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", bot.Log.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_waited_while_agents_took_over_has_no_response(bool byTheBot)
    {
        await using RunningBot bot = await RunningBot.StartAsync();
        var gate = new Gate();
        bot.Model.Respond = async (text, cancellationToken) =>
        {
            await gate.WaitAsync(cancellationToken);
            return byTheBot ? ModelServer.Calls("hand_over", "{}") : ModelServer.Says(text);
        };
        string conversationId = (await bot.Ann.SendMessageAsync("one")).ConversationId;
        await bot.Model.UntilRequestedAsync(1);
        await bot.Ann.SendMessageAsync("two");
        if (!byTheBot)
            await bot.Client.SwitchboardActions.PassControlAsync(bot.AppId, conversationId, new("zd-agentWorkspace"));

        gate.Open();
        if (byTheBot)
            await bot.SaysAsync(HandOver);

        await Wait.UntilAsync(() => bot.Emulator.Deliveries.SelectMany(delivery => delivery.Events).Count(each => each.Type == "conversation:message") >= 2, "a second delivery");
        await bot.IsSilentAsync();
        Assert.Single(bot.Model.Requests);
    }

    [Theory]
    [InlineData("hours", "We are here from 9 to 5.")]
    [InlineData("human", HandOver)]
    [InlineData("nothing", HandOver)]
    [InlineData("fail", HandOver)]
    [InlineData("Hello", "You wrote Hello")]
    public async Task Without_a_model_it_is_a_demonstration(string text, string response)
    {
        await using RunningBot bot = await RunningBot.StartAsync(web => web.UseSetting("Model:Name", "").UseSetting("Model:Endpoint", "").UseSetting("Model:ApiKey", ""));
        await bot.Ann.SendMessageAsync(text);
        await bot.SaysAsync(response);
        Assert.Empty(bot.Model.Requests);
    }

    /// <summary>Two messages come while the model works on the first one.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="whileItWorks">What is checked then.</param>
    internal static async Task GatherAsync(RunningBot bot, Func<Task> whileItWorks)
    {
        var gate = new Gate();
        bot.Model.Respond = async (text, cancellationToken) =>
        {
            await gate.WaitAsync(cancellationToken);
            return ModelServer.Says(text);
        };
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
