using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SunshineConversations.Emulator;

/// <summary>
/// An emulator of the Conversations API that runs inside the process which starts it, on a free loopback port chosen
/// by the system, with its state in memory. It reads no command line, no environment and no settings file, logs
/// nothing, and leaves signals alone. Several may run side by side.
/// </summary>
/// <example><code>
/// await using var emulator = await SunshineConversationsEmulator.StartAsync();
/// using var client = new HttpClient { BaseAddress = emulator.BaseUrl };
/// </code></example>
public sealed class SunshineConversationsEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly EmulatorCounters _counters;

    private SunshineConversationsEmulator(WebApplication app, EmulatorOptions options, EmulatorCounters counters)
    {
        _app = app;
        _counters = counters;
        Options = options;
        BaseUrl = new Uri(app.Urls.Single());
    }

    /// <summary>Where it listens, e.g. <c>http://127.0.0.1:41234</c>; the API is served under <c>/v2</c> and <c>/sc/v2</c>.</summary>
    public Uri BaseUrl { get; }

    /// <summary>The options it runs with; what may still be changed while it runs is said there.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>What has happened since the start, counted up to now.</summary>
    public EmulatorStats Stats => _counters.Snapshot();

    /// <summary>Starts an emulator; when the task completes it accepts requests.</summary>
    /// <param name="options">What it knows; the documented defaults if left out.</param>
    /// <param name="timeProvider">
    /// The clock of its timestamps, of the expiry of tokens and of the <c>slow</c> fault; the system's if left out.
    /// </param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public static async Task<SunshineConversationsEmulator> StartAsync(
        EmulatorOptions? options = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        var counters = new EmulatorCounters();

        // The empty builder reads nothing of its host: no arguments, no environment, no appsettings.json.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port: 0, endpoint => endpoint.Protocols = HttpProtocols.Http1));

        WebApplication app = EmulatorApplication.Build(builder, options, timeProvider ?? TimeProvider.System, counters);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new SunshineConversationsEmulator(app, options, counters);
    }

    /// <summary>Stops listening, ends the answers still under way and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>The default lifetime would take over Ctrl+C, which belongs to the process that hosts the emulator.</summary>
    private sealed class GuestLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
