using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SunshineConversations;

/// <summary>
/// Sets up the bot of a receiver as soon as the server listens, since the service may call the target at once, and provides the secret of its webhook. Until then
/// deliveries are rejected with 503, and redelivered.
/// </summary>
internal sealed class BotSetupService(
    string receiverName,
    string? serviceKey,
    Func<IServiceProvider, (string AppId, BotSetup Setup)> describe,
    IServiceProvider services,
    TimeProvider timeProvider,
    ILogger logger) : IHostedLifecycleService, IWebhookSecretProvider, IDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

    /// <summary>How long the start of the host waits for the first attempt.</summary>
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private bool _isDisposed;
    // The empty one says that a secret is not known yet: a key that matches none of the others may be right.
    private volatile string[] _secrets = [""];

    /// <summary>Why the bot is not set up, such as the failure of the last attempt; <see langword="null"/> once it is.</summary>
    public string? Failure { get; private set; } = "The first attempt has not ended.";

    public ValueTask<IReadOnlyCollection<string>> GetSecretsAsync(string receiver, CancellationToken cancellationToken) => new(receiver == receiverName ? _secrets : []);

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        Task<bool> first = TryAsync(_stopping.Token);
        _running = RunAsync(first, _stopping.Token);
        await Task.WhenAny(first, Task.Delay(StartTime, cancellationToken));
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        // The container disposes it once for each of its registrations.
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;

        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task RunAsync(Task<bool> attempt, CancellationToken stopping)
    {
        for (TimeSpan delay = FirstDelay; !await attempt; delay = delay * 2 < MaxDelay ? delay * 2 : MaxDelay)
        {
            await Task.Delay(delay, timeProvider, stopping);
            attempt = TryAsync(stopping);
        }
    }

    private async Task<bool> TryAsync(CancellationToken stopping)
    {
        try
        {
            (string appId, BotSetup setup) = describe(services);
            SunshineConversationsClient client = services.GetRequiredKeyedService<SunshineConversationsClient>(serviceKey);
            BotSetupResult bot = await client.SetUpBotAsync(appId, setup, cancellationToken: stopping);
            _secrets = [bot.Webhook.Secret ?? throw new InvalidOperationException("The service did not return the secret of the webhook: use a key with the app scope.")];
            Failure = null;
            ReceiverLog.BotSetUp(logger, setup.Name, bot.Changes.Count == 0 ? "Nothing changed." : string.Join(' ', bot.Changes));
            foreach (string warning in bot.Warnings)
                ReceiverLog.BotSetUpWarning(logger, setup.Name, warning);

            return true;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            Failure = e.Message;
            ReceiverLog.BotSetUpFailed(logger, e, receiverName);
            return false;
        }
    }
}
