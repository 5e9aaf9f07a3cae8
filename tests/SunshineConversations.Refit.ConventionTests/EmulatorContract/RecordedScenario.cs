using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>All requests to one emulator and all its responses, and the description to compare them with.</summary>
public sealed class RecordedScenario : IAsyncLifetime
{
    private readonly Recording _recording = new();
    private ExchangeValidator? _validator;

    private readonly List<JsonObject> _events = [];

    /// <summary>Those of the API.</summary>
    internal IReadOnlyList<Exchange> Exchanges => [.. _recording.Exchanges.Where(exchange => !exchange.Path.StartsWith("/emulator/", StringComparison.Ordinal))];

    /// <summary>The events of webhooks, with all options and with none.</summary>
    internal IReadOnlyList<JsonObject> Events => _events;

    internal ExchangeValidator Description => _validator!;

    public async Task InitializeAsync()
    {
        _validator = await ExchangeValidator.CreateAsync();
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync(new()
        {
            ClientActivationDelay = TimeSpan.Zero,
            Integrations = { new("mailgun", "mailgun"), new("messagebird", "messagebird"), new("twilio", "twilio"), new("whatsapp", "whatsapp") },
            Users = { new EmulatorUser("6e416caac6a5e9544e3fb6d8", ZendeskId: "1") },
        });
        emulator.State.Changed += change =>
        {
            foreach (bool isFull in (bool[])[false, true])
                _events.Add(new EventPayload(emulator.State, new Emulator.Webhook { Id = "w", Secret = "s", IncludeFullUser = isFull, IncludeFullSource = isFull }).Of(change));
        };
        await WithClientAsync(emulator, null, client => new Scenario(client, emulator.Options).RunAsync());
        await WithClientAsync(
            emulator,
            options => options.Authentication = SunshineConversationsAuthentication.Jwt,
            client => client.ListConversationsAsync(emulator.Options.AppId, ConversationListFilter.ByUserId(emulator.Options.Users[0].Id)));
        await WithClientAsync(
            emulator,
            options => options.KeySecret = "not-the-secret",
            client => Assert.ThrowsAsync<SunshineConversationsException>(() => client.GetConversationAsync(emulator.Options.AppId, "some")));
        await SendRawAsync(emulator);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task WithClientAsync(SunshineConversationsEmulator emulator, Action<SunshineConversationsOptions>? configure, Func<IConversationsApi, Task> useAsync)
    {
        var services = new ServiceCollection();
        EmulatorClient.AddTo(services, emulator, configure).AddHttpMessageHandler(() => _recording.HandlerFor(Sender.Client));
        await using ServiceProvider provider = services.BuildServiceProvider();
        await useAsync(provider.GetRequiredService<IConversationsApi>());
    }

    private async Task SendRawAsync(SunshineConversationsEmulator emulator)
    {
        using DelegatingHandler handler = _recording.HandlerFor(Sender.Test);
        handler.InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = emulator.BaseUrl };
        client.DefaultRequestHeaders.Authorization = RawClient.Basic(emulator.Options);
        var raw = new RawClient(client, emulator.Options);
        await new RawRequests(raw).RunAsync();
        await new RawPeopleRequests(raw).RunAsync();
        await new RawIntegrationRequests(raw).RunAsync();
        await new RawAccountRequests(raw).RunAsync();
        await new RawUserActions(raw).RunAsync();
    }
}
