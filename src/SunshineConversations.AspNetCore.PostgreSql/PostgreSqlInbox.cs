using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SunshineConversations;

/// <summary>The inbox of an application: all of its parts, and their life with that of the host.</summary>
internal sealed class PostgreSqlInbox : IHostedLifecycleService, IAsyncDisposable
{
    /// <summary>How long a database may take to start beside the application.</summary>
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan StartDelay = TimeSpan.FromMilliseconds(500);

    private readonly NpgsqlDataSource _source;
    private readonly bool _isOwn;
    private readonly SessionLoop _loop;
    private readonly Maintenance _maintenance;
    private readonly TimeSpan _shutdownTime;
    private readonly ILogger _logger;
    private bool _isDisposed;

    public PostgreSqlInbox(IEnumerable<ConfiguredDatabase> databases, PostgreSqlInboxOptions options, InboxTelemetry telemetry, TimeProvider timeProvider, TimeSpan shutdownTimeout, ILogger logger, IServiceProvider services)
    {
        (_source, _isOwn) = ConfiguredDatabase.Open([.. databases], services);
        _logger = logger = new HarmlessLogger(logger);
        // As in the receiver: it leaves time to write the results.
        _shutdownTime = shutdownTimeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : shutdownTimeout * 0.9;
        Table = new InboxTable(TableName.Parse(options.Table)!);
        _loop = new SessionLoop(_source, Table, options, new EventRunner(services, options, telemetry, timeProvider, logger), new DoneBy(services), logger);
        Writer = new EventWriter(_source, Table, _loop.Wake, logger);
        Inbox = new WebhookInbox(_source, Table, _loop.Wake);
        _maintenance = new Maintenance(_source, Table, options, Inbox, telemetry, timeProvider, logger);
    }

    public InboxTable Table { get; }

    public EventWriter Writer { get; }

    public WebhookInbox Inbox { get; }

    /// <summary>Why nothing is handled; <see langword="null"/> when that is not so.</summary>
    public Exception? HandlingFailure => _loop.Failure;

    /// <summary>Why nothing is stored; <see langword="null"/> when that is not so.</summary>
    public Exception? StoringFailure => Writer.Failure;

    /// <summary>Before the server listens.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        for (long start = Environment.TickCount64; ; await Task.Delay(StartDelay, cancellationToken))
        {
            try
            {
                await Requirements.CheckAsync(_source, cancellationToken);
                await Table.SetUpAsync(_source, cancellationToken);
                return;
            }
            catch (NpgsqlException e) when (e.IsTransient && Environment.TickCount64 - start < StartTime.TotalMilliseconds)
            {
                InboxLog.StartDelayed(_logger, e, (StartTime - TimeSpan.FromMilliseconds(Environment.TickCount64 - start)).TotalSeconds);
            }
        }
    }

    /// <summary>When everything that handlers may need has started.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _loop.Start();
        _maintenance.Start();
        return Task.CompletedTask;
    }

    /// <summary>Handlers end beside the requests of the server, which are still stored.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _loop.Stop(_shutdownTime);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken) =>
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        // The container disposes it once for each of its registrations.
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;

        await _maintenance.DisposeAsync();
        await _loop.DisposeAsync();
        await Writer.DisposeAsync();
        if (_isOwn)
            await _source.DisposeAsync();
    }
}
