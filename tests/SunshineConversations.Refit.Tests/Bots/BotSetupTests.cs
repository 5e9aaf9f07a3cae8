using SunshineConversations.Emulator;

namespace SunshineConversations.Tests.Bots;

/// <summary>Setting up a bot, over the emulator.</summary>
public sealed class BotSetupTests : IAsyncLifetime
{
    private const string Target = "http://127.0.0.1:9/hooks/sunshine";

    private const string Old = "5ef21b86e933b7355c11c6f0";

    private static readonly BotSetup Bot = new("EchoBot", Target)
    {
        SwitchboardIntegration = "echo",
        NextSwitchboardIntegration = SwitchboardTarget.AgentWorkspace,
        IsDefault = true,
        DeliverStandbyEvents = false,
        MessageHistoryCount = 10,
    };

    private readonly RecordingClock _clock = new(new DateTimeOffset(2026, 11, 24, 8, 30, 15, TimeSpan.Zero));
    private readonly List<ServiceProvider> _providers = [];
    private SunshineConversationsEmulator _emulator = null!;
    private SunshineConversationsClient _client = null!;

    private string AppId => _emulator.Options.AppId;

    public async Task InitializeAsync()
    {
        _emulator = await SunshineConversationsEmulator.StartAsync(new EmulatorOptions { Integrations = { new(Old, "custom") } });
        _client = Client(_emulator.Options.KeyId, _emulator.Options.KeySecret);
    }

    public async Task DisposeAsync()
    {
        foreach (ServiceProvider provider in _providers)
            await provider.DisposeAsync();

        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Everything_is_created_and_a_second_time_nothing_is_changed()
    {
        BotSetupResult first = await SetUpAsync(Bot);
        BotSetupResult second = await SetUpAsync(Bot);

        Assert.Equal(
            ["Created the integration 'EchoBot' with its webhook.", "Created the switchboard integration 'echo'.", "Made 'echo' the default of the switchboard."],
            first.Changes);
        Assert.Empty(second.Changes);
        Assert.Equal((first.Integration.Id, first.Webhook.Id, first.SwitchboardIntegration!.Id), (second.Integration.Id, second.Webhook.Id, second.SwitchboardIntegration!.Id));
        Assert.Equal(first.Webhook.Secret, second.Webhook.Secret);
        Assert.False(string.IsNullOrEmpty(second.Webhook.Secret));
        Assert.Equal(("EchoBot", Target), (second.Integration.DisplayName, second.Webhook.Target));
        SwitchboardIntegration member = await MemberAsync("echo");
        Assert.Equal((first.Integration.Id, false, 10), (member.IntegrationId, member.DeliverStandbyEvents, member.MessageHistoryCount));
        Assert.Equal((await MemberAsync("zd-agentWorkspace")).Id, member.NextSwitchboardIntegrationId);
        Assert.Equal(member.Id, (await SwitchboardAsync()).DefaultSwitchboardIntegrationId);
        Assert.All(_clock.Waits, wait => Assert.Equal(TimeSpan.FromSeconds(1), wait));
    }

    [Fact]
    public async Task Without_a_switchboard_integration_the_switchboard_is_left_alone()
    {
        string? before = (await SwitchboardAsync()).DefaultSwitchboardIntegrationId;

        BotSetupResult result = await SetUpAsync(new("EchoBot", Target));

        Assert.Null(result.SwitchboardIntegration);
        Assert.Equal(before, (await SwitchboardAsync()).DefaultSwitchboardIntegrationId);
        Assert.Equal(["conversation:message", "conversation:postback"], result.Webhook.Triggers.Select(trigger => trigger.Value));
    }

    [Fact]
    public async Task Only_what_differs_is_changed()
    {
        BotSetupResult first = await SetUpAsync(Bot);

        BotSetupResult second = await SetUpAsync(Bot with
        {
            Triggers = [WebhookTrigger.ConversationMessage, WebhookTrigger.ConversationRead],
            NextSwitchboardIntegration = SwitchboardTarget.AnswerBot,
            MessageHistoryCount = 5,
            DeliverStandbyEvents = true,
        });
        BotSetupResult third = await SetUpAsync(new("EchoBot", Target + "/2"));

        Assert.Equal(
            [
                "Changed the triggers of the webhook to conversation:message, conversation:read.",
                "Changed the switchboard integration 'echo': the next one to 'zd-answerBot', standby events to be delivered, the message history to 5.",
            ],
            second.Changes);
        Assert.Equal((first.Webhook.Id, first.Webhook.Secret), (second.Webhook.Id, second.Webhook.Secret));
        Assert.Equal(5, (await MemberAsync("echo")).MessageHistoryCount);
        Assert.Equal(["Created the webhook."], third.Changes);
        Assert.Equal(first.Integration.Id, third.Integration.Id);
        Assert.Equal(2, (await _client.Webhooks.ListWebhooksAsync(AppId, first.Integration.Id)).Webhooks.Count);
    }

    [Fact]
    public async Task Instances_that_start_together_end_with_one_of_each()
    {
        SunshineConversationsClient[] clients = [.. Enumerable.Range(0, 8).Select(_ => Client(_emulator.Options.KeyId, _emulator.Options.KeySecret))];

        BotSetupResult[] results = await Task.WhenAll(clients.Select(client => client.SetUpBotAsync(AppId, Bot)));

        Assert.Single(results.Select(result => (result.Integration.Id, result.Webhook.Id, result.Webhook.Secret, result.SwitchboardIntegration!.Id)).Distinct());
        IntegrationListResponse integrations = await _client.Integrations.ListIntegrationsAsync(AppId, IntegrationListFilter.ByTypes(IntegrationType.Custom));
        Integration integration = Assert.Single(integrations.Integrations, each => each.DisplayName == "EchoBot");
        Assert.Single((await _client.Webhooks.ListWebhooksAsync(AppId, integration.Id)).Webhooks);
        Assert.Equal(integration.Id, (await MemberAsync("echo")).IntegrationId);
    }

    [Theory]
    [InlineData("CreateIntegration", 1)]
    [InlineData("CreateSwitchboardIntegration", 1)]
    [InlineData("UpdateSwitchboard", 1)]
    public async Task A_set_up_that_failed_half_way_is_finished_by_the_next_one(string operation, int failures)
    {
        var failing = new FailingOperation(operation, failures);
        SunshineConversationsClient client = Client(_emulator.Options.KeyId, _emulator.Options.KeySecret, failing);

        Exception? error = await Record.ExceptionAsync(() => client.SetUpBotAsync(AppId, Bot, _clock));
        BotSetupResult result = await client.SetUpBotAsync(AppId, Bot, _clock);

        Assert.Equal(failures > 0, error is SunshineConversationsException { StatusCode: HttpStatusCode.ServiceUnavailable });
        IntegrationListResponse integrations = await _client.Integrations.ListIntegrationsAsync(AppId, IntegrationListFilter.ByTypes(IntegrationType.Custom));
        Assert.Equal(result.Integration.Id, Assert.Single(integrations.Integrations, each => each.DisplayName == "EchoBot").Id);
        Assert.Equal(result.SwitchboardIntegration!.Id, (await SwitchboardAsync()).DefaultSwitchboardIntegrationId);
    }

    [Fact]
    public async Task A_second_bot_of_the_same_name_from_another_time_is_a_warning_and_stays()
    {
        await SetUpAsync(Bot);
        // Its ID is that of an integration of 2020.
        await _client.Integrations.UpdateIntegrationAsync(AppId, Old, new CustomIntegrationUpdate { DisplayName = "EchoBot" });

        BotSetupResult again = await SetUpAsync(Bot);

        Assert.Equal(Old, again.Integration.Id);
        Assert.Contains("There is a second integration of the same name, which may receive each event again", Assert.Single(again.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, (await _client.Integrations.ListIntegrationsAsync(AppId, IntegrationListFilter.ByTypes(IntegrationType.Custom))).Integrations.Count(each => each.DisplayName == "EchoBot"));
    }

    [Fact]
    public async Task One_that_was_just_created_is_looked_for_again_since_another_instance_may_delete_it()
    {
        await SetUpAsync(Bot);
        var clock = new RecordingClock(DateTimeOffset.UtcNow);

        BotSetupResult again = await _client.SetUpBotAsync(AppId, Bot, clock);

        Assert.Empty(again.Changes);
        Assert.Equal(3, clock.Waits.Count);
    }

    [Fact]
    public async Task A_name_whose_integration_was_deleted_is_taken_over_and_that_of_another_bot_is_not()
    {
        // That of the emulator's own bot has no integration.
        BotSetupResult taken = await SetUpAsync(Bot with { SwitchboardIntegration = "bot" });
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => SetUpAsync(new BotSetup("OtherBot", Target) { SwitchboardIntegration = "bot" }));

        Assert.Equal(taken.Integration.Id, (await MemberAsync("bot")).IntegrationId);
        Assert.Equal("The switchboard integration 'bot' belongs to another integration, 'EchoBot': choose another name, or delete it.", error.Message);
        Assert.DoesNotContain((await _client.Integrations.ListIntegrationsAsync(AppId, IntegrationListFilter.ByTypes(IntegrationType.Custom))).Integrations, each => each.DisplayName == "OtherBot");
    }

    [Fact]
    public async Task What_the_app_lacks_is_said_with_the_remedy_before_anything_is_created()
    {
        InvalidOperationException next = await Assert.ThrowsAsync<InvalidOperationException>(() => SetUpAsync(Bot with { NextSwitchboardIntegration = "agentWorkspace" }));
        Assert.Contains("no integration 'agentWorkspace'; it has 'bot', 'zd-agentWorkspace', 'zd-answerBot'", next.Message, StringComparison.Ordinal);

        await _client.Switchboards.DeleteSwitchboardAsync(AppId, (await SwitchboardAsync()).Id);
        InvalidOperationException none = await Assert.ThrowsAsync<InvalidOperationException>(() => SetUpAsync(Bot));
        Assert.StartsWith("The app has no switchboard: create it with CreateSwitchboardAsync", none.Message, StringComparison.Ordinal);

        Assert.DoesNotContain((await _client.Integrations.ListIntegrationsAsync(AppId, IntegrationListFilter.ByTypes(IntegrationType.Custom))).Integrations, each => each.DisplayName == "EchoBot");
    }

    [Fact]
    public async Task A_key_without_the_scope_is_told_by_name()
    {
        BotSetupResult bot = await SetUpAsync(Bot);
        IntegrationApiKeyResponse key = await _client.CustomIntegrationKeys.CreateCustomIntegrationKeyAsync(AppId, bot.Integration.Id, new("key"));

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Client(key.Key.Id, key.Key.Secret!).SetUpBotAsync(AppId, Bot, _clock));

        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
        Assert.Contains("app or account", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Multi_conversations_that_are_off_are_a_warning()
    {
        AppResponse app = await Client(_emulator.Options.AccountKeyId, _emulator.Options.AccountKeySecret).Apps.CreateAppAsync(new("Small") { Settings = new() { MultiConvoEnabled = false } });
        AppKeyResponse key = await Client(_emulator.Options.AccountKeyId, _emulator.Options.AccountKeySecret).AppKeys.CreateAppKeyAsync(app.App.Id, new("key"));

        BotSetupResult result = await Client(key.Key.Id, key.Key.Secret!).SetUpBotAsync(app.App.Id, new("EchoBot", Target), _clock);

        Assert.StartsWith("Multi-conversations are off", Assert.Single(result.Warnings), StringComparison.Ordinal);
        await _client.Switchboards.UpdateSwitchboardAsync(AppId, (await SwitchboardAsync()).Id, new() { Enabled = false });
        Assert.StartsWith("The switchboard is disabled", Assert.Single((await SetUpAsync(Bot)).Warnings), StringComparison.Ordinal);
        await _client.Switchboards.UpdateSwitchboardAsync(AppId, (await SwitchboardAsync()).Id, new() { Enabled = true });
        Assert.Empty((await SetUpAsync(Bot)).Warnings);
    }

    public static TheoryData<string, Func<BotSetup>> Impossible { get; } = new()
    {
        { "name", () => new("", Target) },
        { "name", () => new(" ", Target) },
        { "name", () => new(new string('x', 101), Target) },
        { "target", () => new("EchoBot", "") },
        { "target", () => new("EchoBot", "bot.example.org") },
        { "target", () => new("EchoBot", "ftp://127.0.0.1/hook") },
        { "setup", () => new("EchoBot", "http://bot.example.org/hook") },
        { "setup", () => Bot with { Triggers = [] } },
        { "setup", () => Bot with { Triggers = [default] } },
        { "setup", () => Bot with { SwitchboardIntegration = "" } },
        { "setup", () => Bot with { SwitchboardIntegration = null } },
        { "setup", () => Bot with { NextSwitchboardIntegration = "" } },
        { "setup", () => Bot with { NextSwitchboardIntegration = "echo" } },
        { "setup", () => Bot with { SwitchboardIntegration = "my bot" } },
        { "setup", () => Bot with { SwitchboardIntegration = new('x', 129) } },
        { "setup", () => Bot with { MessageHistoryCount = 0 } },
        { "setup", () => Bot with { MessageHistoryCount = 11 } },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_right_is_refused_by_name_and_nothing_is_sent(string parameter, Func<BotSetup> describe)
    {
        Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(() => { _ = _client.SetUpBotAsync(AppId, describe()); }).ParamName);
        Assert.Equal("appId", Assert.ThrowsAny<ArgumentException>(() => { _ = _client.SetUpBotAsync("..", Bot); }).ParamName);
        Assert.All(_emulator.Stats.RequestsByRoute, route => Assert.Equal(0, route.Value));
    }

    private Task<BotSetupResult> SetUpAsync(BotSetup setup) => _client.SetUpBotAsync(AppId, setup, _clock);

    private SunshineConversationsClient Client(string keyId, string keySecret, DelegatingHandler? handler = null)
    {
        ServiceProvider provider = Clients.Provider(
            _emulator.BaseUrl,
            options => (options.KeyId, options.KeySecret) = (keyId, keySecret),
            client: builder =>
            {
                if (handler is not null)
                    builder.AddHttpMessageHandler(() => handler);
            });
        _providers.Add(provider);
        return provider.GetRequiredService<SunshineConversationsClient>();
    }

    private async Task<Switchboard> SwitchboardAsync() => (await _client.Switchboards.ListSwitchboardsAsync(AppId)).Switchboards[0];

    private async Task<SwitchboardIntegration> MemberAsync(string name) =>
        Assert.Single((await _client.SwitchboardIntegrations.ListSwitchboardIntegrationsAsync(AppId, (await SwitchboardAsync()).Id)).SwitchboardIntegrations, member => member.Name == name);

    /// <summary>The service does the operation, and its response is a failure that may pass.</summary>
    private sealed class FailingOperation(string operation, int failures) : DelegatingHandler
    {
        private int _left = failures;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            bool isIt = request.Options.TryGetValue(new HttpRequestOptionsKey<string>(Refit.HttpRequestMessageOptions.MethodName), out string? method) && method == operation + "Async";
            return isIt && Interlocked.Decrement(ref _left) >= 0 ? new(HttpStatusCode.ServiceUnavailable) { RequestMessage = request } : response;
        }
    }
}
