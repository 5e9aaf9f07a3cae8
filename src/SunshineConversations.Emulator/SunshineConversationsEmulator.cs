using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SunshineConversations.Emulator;

/// <summary>
/// An emulator of the Sunshine Conversations API that runs inside the process that starts it, on a free loopback port,
/// with its state in memory. It reads no command line, no environment variables and no settings file, logs nothing, and
/// handles no signals. Several can run side by side.
/// </summary>
/// <example><code>
/// await using var emulator = await SunshineConversationsEmulator.StartAsync();
/// using var client = new HttpClient { BaseAddress = emulator.BaseUrl };
/// </code></example>
public sealed class SunshineConversationsEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SunshineConversationsEmulator(WebApplication app, EmulatorAccount account)
    {
        _app = app;
        Account = account;
        BaseUrl = new Uri(app.Urls.Single());
    }

    /// <summary>The URL that it listens on, such as <c>http://127.0.0.1:41234</c>. The API is served under <c>/v2</c> and <c>/sc/v2</c>.</summary>
    public Uri BaseUrl { get; }

    /// <summary>The options that it runs with. Their documentation says which of them can be changed while it runs.</summary>
    public EmulatorOptions Options => Account.Options;

    /// <summary>The counters since the start, as of now.</summary>
    public EmulatorStats Stats => Account.Counters.Snapshot();

    internal EmulatorAccount Account { get; }

    /// <summary>The preconfigured app.</summary>
    internal AppState State => Account.SeedApp;

    /// <summary>Starts an emulator. It accepts requests when the task completes.</summary>
    /// <param name="options">The options. The documented defaults if <see langword="null"/>.</param>
    /// <param name="timeProvider">
    /// The clock for timestamps, the expiry of tokens, delays, timeouts and retries of webhooks. The system's if
    /// <see langword="null"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentException">The options are invalid.</exception>
    public static Task<SunshineConversationsEmulator> StartAsync(
        EmulatorOptions? options = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default) =>
        // A caller may block the thread of its SynchronizationContext, on which ASP.NET Core itself sometimes resumes.
        Task.Run(() => StartWithoutContextAsync(options, timeProvider, cancellationToken), cancellationToken);

    /// <summary>
    /// Completes when no webhook is being called. Deliveries waiting for their next attempt, and events waiting for
    /// <see cref="EmulatorOptions.WebhookBatchDelay"/>, are not included.
    /// </summary>
    /// <param name="cancellationToken">Cancels waiting.</param>
    public Task WaitForDeliveriesAsync(CancellationToken cancellationToken = default) => Account.Deliveries.Ended.WaitAsync(cancellationToken);

    /// <summary>Stops listening, ends the responses that are still being sent, and frees the port.</summary>
    public ValueTask DisposeAsync() => new(Task.Run(async () =>
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }));

    private static async Task<SunshineConversationsEmulator> StartWithoutContextAsync(EmulatorOptions? options, TimeProvider? timeProvider, CancellationToken cancellationToken)
    {
        var account = new EmulatorAccount(options ?? new EmulatorOptions(), timeProvider ?? TimeProvider.System);

        // The empty builder reads nothing of its host: no arguments, no environment, no appsettings.json.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port: 0, endpoint => endpoint.Protocols = HttpProtocols.Http1));

        WebApplication app = EmulatorApplication.Build(builder, account);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new SunshineConversationsEmulator(app, account);
    }

    /// <summary>The default lifetime would handle Ctrl+C, which belongs to the process that hosts the emulator.</summary>
    private sealed class GuestLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
