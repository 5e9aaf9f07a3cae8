using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.Benchmarks;

/// <summary>Receives the webhooks of the soak: each message that was posted must come in.</summary>
internal sealed class SoakReceiver : IAsyncDisposable
{
    private const string Path = "/hooks/soak";

    private readonly ConcurrentDictionary<string, int> _received = new();
    private readonly ConcurrentQueue<string> _posted = new();
    private readonly SecretSource _secrets = new();
    private readonly WebApplication _app;

    private SoakReceiver()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IWebhookSecretProvider>(_secrets);
        builder.Services.AddSunshineConversationsWebhooks().AddHandler<ConversationMessageEvent>((received, _) =>
        {
            _received.AddOrUpdate(received.Payload.Message?.Id ?? "", 1, static (_, count) => count + 1);
            return Task.CompletedTask;
        });
        _app = builder.Build();
        _app.MapSunshineConversationsWebhooks(Path);
    }

    public static async Task<SoakReceiver> StartAsync(SunshineConversationsClient client, string appId)
    {
        var receiver = new SoakReceiver();
        await receiver._app.StartAsync();
        var integration = new CustomIntegration(new Webhook(receiver._app.Urls.Single() + Path, WebhookTrigger.ConversationMessage)) { DisplayName = "Soak" };
        IntegrationResponse created = await client.Integrations.CreateIntegrationAsync(appId, integration);
        receiver._secrets.Secret = ((CustomIntegration)created.Integration).Webhooks[0].Secret;
        return receiver;
    }

    public void Posted(string messageId) => _posted.Enqueue(messageId);

    /// <summary>Waits for messages in transit, and returns whether every message arrived.</summary>
    public async Task<bool> HasAllAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (_posted.Any(id => !_received.ContainsKey(id)) && !patience.IsCancellationRequested)
            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);

        int missing = _posted.Count(id => !_received.ContainsKey(id));
        Console.WriteLine($"webhooks: {_posted.Count:N0} messages posted, {_received.Count:N0} received, {missing:N0} missing, {_received.Count(message => message.Value > 1):N0} more than once");
        return missing == 0;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class SecretSource : IWebhookSecretProvider
    {
        public string? Secret { get; set; }

        public ValueTask<IReadOnlyCollection<string>> GetSecretsAsync(string receiverName, CancellationToken cancellationToken) => new(Secret is { } secret ? [secret] : []);
    }
}
