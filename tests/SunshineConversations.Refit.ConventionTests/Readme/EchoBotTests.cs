using System.Text.RegularExpressions;
using SunshineConversations.ConventionTests.Package;
using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The bot as the README's command starts it: a user's message arrives as a webhook, and the bot's response is a message.</summary>
public sealed partial class EchoBotTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private SunshineConversationsEmulator _emulator = null!;
    private SimulatedUser _ann = null!;
    private Command? _command;

    public async Task InitializeAsync()
    {
        _emulator = await SunshineConversationsEmulator.StartAsync();
        _ann = _emulator.User("your-own-user-id");
        _command = Start(
            $"--SunshineConversations:BaseUrl={_emulator.BaseUrl}",
            $"--SunshineConversations:KeyId={_emulator.Options.KeyId}",
            $"--SunshineConversations:KeySecret={_emulator.Options.KeySecret}",
            $"--SunshineConversations:AppId={_emulator.Options.AppId}");
        await _emulator.WaitForWebhookAsync(Patience);
    }

    public async Task DisposeAsync()
    {
        if (_command is not null)
            await _command.DisposeAsync();

        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task It_echoes_offers_buttons_responds_to_them_and_passes_control()
    {
        string conversationId = (await _ann.SendMessageAsync("Hello")).ConversationId;
        EmulatorMessage echo = await SaysAsync("You said: Hello");
        Assert.Equal([("reply", "menu"), ("reply", "agent")], echo.Actions.Select(action => (action.Type, action.Text!)));
        await _ann.PressAsync("menu");
        await SaysAsync("Press it:");
        await _ann.PressAsync("A button");
        await SaysAsync("You pressed: BUTTON");
        await _ann.SendMessageAsync("agent");
        await SaysAsync("An agent will be with you shortly.");
        await _emulator.WaitForDeliveriesAsync();
        await _ann.ExpectNoMessageAsync(TimeSpan.Zero);

        // Silent from now on: it is no longer given the events, and does not respond to those that it gets all the same.
        await _ann.SendMessageAsync("Are you there?");
        await DeliverAsync(conversationId, "business", "Hello", """{"name":"zd-agentWorkspace"}""");
        await DeliverAsync(conversationId, "user", "Hello", """{"name":"zd-agentWorkspace"}""");
        await _emulator.WaitForDeliveriesAsync();
        await _ann.ExpectNoMessageAsync(TimeSpan.Zero);
        Assert.Equal("PassControl", _emulator.Requests.Last(request => request.Operation != "PostMessage").Operation);
    }

    [Fact]
    public async Task It_enters_the_switchboard_before_the_agents_and_is_healthy()
    {
        await using ServiceProvider services = ServicesOf(_emulator);
        SunshineConversationsClient client = services.GetRequiredService<SunshineConversationsClient>();
        string appId = _emulator.Options.AppId;
        await _ann.SendMessageAsync("Hello");
        await SaysAsync("You said: Hello");
        Switchboard switchboard = Assert.Single((await client.Switchboards.ListSwitchboardsAsync(appId)).Switchboards);
        IReadOnlyList<SwitchboardIntegration> members = (await client.SwitchboardIntegrations.ListSwitchboardIntegrationsAsync(appId, switchboard.Id)).SwitchboardIntegrations;
        SwitchboardIntegration bot = Assert.Single(members, member => member.Name == "bot");

        Assert.Equal((bot.Id, false), (switchboard.DefaultSwitchboardIntegrationId, bot.DeliverStandbyEvents));
        Assert.Equal("zd-agentWorkspace", Assert.Single(members, member => member.Id == bot.NextSwitchboardIntegrationId).Name);
        var target = new Uri(_emulator.Deliveries[0].Target);
        using var http = new HttpClient();
        Assert.Equal("Healthy", await http.GetStringAsync(new Uri(target, "/health")));
        using HttpResponseMessage root = await http.SendAsync(new(HttpMethod.Head, new Uri(target, "/")));
        Assert.Equal(System.Net.HttpStatusCode.OK, root.StatusCode);
    }

    [Fact]
    public async Task It_handles_each_event_that_has_no_id_and_each_other_once()
    {
        string conversationId = (await _ann.SendMessageAsync("Hello")).ConversationId;
        await SaysAsync("You said: Hello");
        await _emulator.WaitForDeliveriesAsync();
        await _emulator.RedeliverAsync(_emulator.Deliveries[^1]);
        await _ann.ExpectNoMessageAsync(TimeSpan.Zero);

        foreach (string text in (string[])["one", "two"])
        {
            await DeliverAsync(conversationId, "user", text);
            await SaysAsync($"You said: {text}");
        }
    }

    [Fact]
    public async Task Without_a_key_it_starts_an_emulator_and_prints_how_to_write_to_it()
    {
        await using Command command = Start();
        Uri messages = await command.WaitForAsync(output => MessagesUrl().Match(output) is { Success: true } match ? new Uri(match.Value) : null);

        using var http = new HttpClient();
        using HttpResponseMessage response = await http.PostAsync(messages, new StringContent("""{"content":{"type":"text","text":"Hello"}}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")));
        Assert.Equal("Hello", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["message"]!["content"]!["text"]);
    }

    private static Command Start(params string[] options) =>
        Command.Start(Command.Dotnet, Repository.Root, [.. ShellCommands.Arguments(ShellCommands.EchoBot), "--", "--urls", "http://127.0.0.1:0", .. options]);

    private static ServiceProvider ServicesOf(SunshineConversationsEmulator emulator)
    {
        var services = new ServiceCollection();
        EmulatorClient.AddTo(services, emulator);
        return services.BuildServiceProvider();
    }

    private async Task<EmulatorMessage> SaysAsync(string text)
    {
        EmulatorMessage message = await _ann.WaitForMessageAsync(Patience);
        Assert.Equal(text, message.Text);
        return message;
    }

    /// <summary>Delivers a message without an ID, as accounts have sent them.</summary>
    private async Task DeliverAsync(string conversationId, string author, string text, string control = "null")
    {
        string payload = $$"""
            {"events":[{"type":"conversation:message","payload":{"conversation":{"id":"{{conversationId}}","activeSwitchboardIntegration":{{control}} },
            "message":{"author":{"type":"{{author}}" },"content":{"type":"text","text":"{{text}}" } } } }],"app":{"id":"{{_emulator.Options.AppId}}" } }
            """;
        Assert.Equal(EmulatorDeliveryStatus.Delivered, Assert.Single(await _emulator.DeliverAsync(System.Text.Encoding.UTF8.GetBytes(payload))).Status);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/emulator/users/\w+/messages(?= )")]
    private static partial Regex MessagesUrl();
}
