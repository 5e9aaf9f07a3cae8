using System.Text;
using System.Text.RegularExpressions;
using SunshineConversations.ConventionTests.Package;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The bot as the README's command starts it: what a user writes comes in as a webhook, and what the bot says goes out as a message.</summary>
public sealed partial class EchoBotTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new();
    private Command? _command;
    private Uri _user = null!;
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        _command = Command.Start(Command.Dotnet, Repository.Root, [.. ShellCommands.Arguments(ShellCommands.EchoBot), "--", "--urls", "http://127.0.0.1:0"]);
        _user = await _command.WaitForAsync(output => UserUrl().Match(output) is { Success: true } match ? new Uri(match.Value + "/") : null);

        var services = new ServiceCollection();
        services.AddSunshineConversations(options =>
        {
            options.BaseUrl = new Uri(_user.GetLeftPart(UriPartial.Authority));
            options.KeyId = new Emulator.EmulatorOptions().KeyId;
            options.KeySecret = new Emulator.EmulatorOptions().KeySecret;
        });
        _services = services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_command is not null)
            await _command.DisposeAsync();
    }

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task It_echoes_offers_buttons_answers_them_and_passes_control()
    {
        await ActAsync("messages", """{"content":{"type":"text","text":"Hello"}}""");
        TextMessage echo = await SaysAsync("You said: Hello");
        Assert.Equal(["menu", "agent"], echo.Actions!.OfType<ReplyAction>().Select(action => action.Text));

        await ActAsync("messages", """{"content":{"type":"text","text":"menu"}}""");
        TextMessage menu = await SaysAsync("Press it:");
        PostbackAction button = Assert.IsType<PostbackAction>(Assert.Single(menu.Actions!));

        await ActAsync("postbacks", $$"""{"payload":"{{button.Payload}}"}""");
        await SaysAsync("You pressed: BUTTON");

        await ActAsync("messages", """{"content":{"type":"text","text":"agent"}}""");
        await SaysAsync("An agent will be with you shortly.");
        Conversation conversation = await EventuallyAsync(async () =>
            await ConversationAsync() is { ActiveSwitchboardIntegration.Name: "zd-agentWorkspace" } passed ? passed : null);

        // Four from the user, of which one is a postback and no message, and four from the bot: it did not respond to its own.
        Assert.Equal(7, (await MessagesAsync(conversation)).Count);

        // Silent from now on: it is no longer given the events, and does not respond to those that it gets all the same.
        await ActAsync("messages", """{"content":{"type":"text","text":"Are you there?"}}""");
        Webhook webhook = await WebhookAsync();
        Assert.Equal(System.Net.HttpStatusCode.OK, await DeliverAsync(webhook, $$"""{"id":"{{conversation.Id}}","activeSwitchboardIntegration":{"name":"zd-agentWorkspace"} }""", "business", "Hello"));
        Assert.Equal(System.Net.HttpStatusCode.OK, await DeliverAsync(webhook, $$"""{"id":"{{conversation.Id}}","activeSwitchboardIntegration":{"name":"zd-agentWorkspace"} }""", "user", "Hello"));
        Assert.Equal("Are you there?", ((TextMessage)(await MessagesAsync(conversation))[^1].Content!).Text);
        Assert.Equal(8, (await MessagesAsync(conversation)).Count);
    }

    [Fact]
    public async Task It_enters_the_switchboard_before_the_agents_and_is_healthy()
    {
        Webhook webhook = await WebhookAsync();
        Switchboard switchboard = Assert.Single((await Client.Switchboards.ListSwitchboardsAsync(AppId)).Switchboards);
        IReadOnlyList<SwitchboardIntegration> members = (await Client.SwitchboardIntegrations.ListSwitchboardIntegrationsAsync(AppId, switchboard.Id)).SwitchboardIntegrations;
        SwitchboardIntegration bot = Assert.Single(members, member => member.Name == "bot");

        Assert.Equal((bot.Id, false), (switchboard.DefaultSwitchboardIntegrationId, bot.DeliverStandbyEvents));
        Assert.Equal("zd-agentWorkspace", Assert.Single(members, member => member.Id == bot.NextSwitchboardIntegrationId).Name);
        Assert.Equal("Healthy", await _http.GetStringAsync(new Uri(new Uri(webhook.Target), "/health")));
        using HttpResponseMessage root = await _http.SendAsync(new(HttpMethod.Head, new Uri(new Uri(webhook.Target), "/")));
        Assert.Equal(System.Net.HttpStatusCode.OK, root.StatusCode);
    }

    [Fact]
    public async Task It_handles_each_event_that_has_no_id()
    {
        await ActAsync("messages", """{"content":{"type":"text","text":"Hello"}}""");
        await SaysAsync("You said: Hello");
        Conversation conversation = await ConversationAsync();
        Webhook webhook = await WebhookAsync();

        foreach (string text in (string[])["one", "two"])
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, await DeliverAsync(webhook, $$"""{"id":"{{conversation.Id}}"}""", "user", text));
            await SaysAsync($"You said: {text}");
        }
    }

    private async Task<Webhook> WebhookAsync()
    {
        Integration bot = await EventuallyAsync(async () =>
            (await Client.Integrations.ListIntegrationsAsync(AppId, IntegrationListFilter.ByTypes(IntegrationType.Custom))).Integrations.SingleOrDefault());
        return Assert.Single((await Client.Webhooks.ListWebhooksAsync(AppId, bot.Id)).Webhooks);
    }

    /// <summary>Sends a message without an ID to the bot, as the service does; the bot responds when it has handled it.</summary>
    private async Task<System.Net.HttpStatusCode> DeliverAsync(Webhook webhook, string conversation, string author, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Target)
        {
            Headers = { { WebhookSecret.HeaderName, webhook.Secret } },
            Content = new StringContent($$"""
                {"app":{"id":"{{AppId}}" },"events":[{"type":"conversation:message","payload":{"conversation":{{conversation}},
                "message":{"author":{"type":"{{author}}" },"content":{"type":"text","text":"{{text}}" } } } }]}
                """),
        };
        using HttpResponseMessage response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    private async Task ActAsync(string action, string body)
    {
        using HttpResponseMessage response = await _http.PostAsync(new Uri(_user, action), new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.True(response.IsSuccessStatusCode, $"{action}: {(int)response.StatusCode}");
    }

    private Task<TextMessage> SaysAsync(string text) => EventuallyAsync(async () =>
        (await MessagesAsync(await ConversationAsync())).Select(message => message.Content).OfType<TextMessage>().FirstOrDefault(message => message.Text == text));

    private async Task<Conversation> ConversationAsync()
    {
        var filter = ConversationListFilter.ByUserId(_user.Segments[^1].TrimEnd('/'));
        return Assert.Single((await Client.Conversations.ListConversationsAsync(AppId, filter)).Conversations);
    }

    private async Task<IReadOnlyList<Message>> MessagesAsync(Conversation conversation) =>
        (await Client.Messages.ListMessagesAsync(AppId, conversation.Id)).Messages;

    private SunshineConversationsClient Client => _services.GetRequiredService<SunshineConversationsClient>();

    private static string AppId => new Emulator.EmulatorOptions().AppId;

    /// <summary>Looks again until it is there: webhooks are delivered beside the request that causes them.</summary>
    private static async Task<T> EventuallyAsync<T>(Func<Task<T?>> findAsync)
        where T : class
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            if (await findAsync() is { } found)
                return found;

            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/emulator/users/\w+(?=/messages )")]
    private static partial Regex UserUrl();
}
