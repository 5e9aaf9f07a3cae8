using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SunshineConversations;

/// <summary>Stores events. Two loops put the events of the requests that wait into one statement each: few connections, and few commits.</summary>
internal sealed class EventWriter : IAsyncDisposable
{
    /// <summary>Measured: with one loop a third fewer events are stored, with four and more again fewer.</summary>
    private const int Loops = 2;

    private const int MaxEvents = 1000;
    private const int MaxLength = 16 * 1024 * 1024;

    /// <summary>The service waits 20 seconds.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan RetryTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan NotifyDelay = TimeSpan.FromMilliseconds(100);

    private readonly Channel<Request> _requests = Channel.CreateBounded<Request>(MaxEvents);

    /// <summary>Has one item while this instance has no room for what it stored.</summary>
    private readonly Channel<bool> _full = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly NpgsqlDataSource _source;
    private readonly InboxTable _table;
    private readonly Func<bool> _wake;
    private readonly ILogger _logger;
    private readonly Task _running;
    private readonly Task _notifying;

    /// <param name="source">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="wake">Wakes this instance; returns whether it can begin another event.</param>
    /// <param name="logger">The log.</param>
    public EventWriter(NpgsqlDataSource source, InboxTable table, Func<bool> wake, ILogger logger)
    {
        _source = source;
        _table = table;
        _wake = wake;
        _logger = logger;
        _running = Task.WhenAll(Enumerable.Range(0, Loops).Select(_ => Task.Run(RunAsync)));
        _notifying = Task.Run(NotifyAsync);
    }

    /// <summary>Stores events, in their order.</summary>
    /// <returns>Whether they are stored for sure, or have been before.</returns>
    public async Task<bool> StoreAsync(IReadOnlyList<EventRow> events)
    {
        var request = new Request(events);
        using var limit = new CancellationTokenSource(TimeLimit);
        try
        {
            await _requests.Writer.WriteAsync(request, limit.Token);
            return await request.Stored.Task.WaitAsync(limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            return false;
        }
    }

    /// <summary>Stores what waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _requests.Writer.TryComplete();
        await _running;
        _full.Writer.TryComplete();
        await _notifying;
    }

    private async Task RunAsync()
    {
        NpgsqlParameter<Guid[]> keys = new();
        NpgsqlParameter<long[]> conversations = new();
        NpgsqlParameter<string[]> receivers = new();
        NpgsqlParameter<string[]> bodies = new();
        NpgsqlParameter<string?[]> traces = new();
        // unnest keeps the order, in which the numbers are given.
        await using var insert = new PreparedStatement(
            _source,
            settings: "",
            $"insert into {_table.Name} (key, conversation, receiver, body, trace) select * from unnest($1, $2, $3, $4, $5) on conflict (key) do nothing",
            keys, conversations, receivers, bodies, traces);
        var batch = new List<Request>();
        while (await _requests.Reader.WaitToReadAsync())
        {
            Take(batch);
            EventRow[] rows = [.. batch.SelectMany(request => request.Events)];
            keys.TypedValue = Array.ConvertAll(rows, row => row.Key);
            conversations.TypedValue = Array.ConvertAll(rows, row => row.Conversation);
            receivers.TypedValue = Array.ConvertAll(rows, row => row.Receiver);
            bodies.TypedValue = Array.ConvertAll(rows, row => row.Body);
            traces.TypedValue = Array.ConvertAll(rows, row => row.Trace);
            bool stored = await TryInsertAsync(insert);
            foreach (Request request in batch)
                request.Stored.TrySetResult(stored);

            if (stored && !_wake())
                _full.Writer.TryWrite(true);
        }
    }

    private void Take(List<Request> batch)
    {
        batch.Clear();
        int count = 0;
        long length = 0;
        while (count < MaxEvents && length < MaxLength && _requests.Reader.TryRead(out Request? request))
        {
            batch.Add(request);
            count += request.Events.Count;
            length += request.Events.Sum(row => (long)row.Body.Length);
        }
    }

    private async Task<bool> TryInsertAsync(PreparedStatement insert)
    {
        for (long start = Environment.TickCount64; ; await Task.Delay(RetryDelay))
        {
            try
            {
                // No rows means that an earlier delivery has stored them: the statement waits for the end of its transaction.
                await insert.ExecuteAsync(CancellationToken.None);
                return true;
            }
            catch (NpgsqlException e) when (e.IsTransient && !IsOfResources(e) && Environment.TickCount64 - start < RetryTime.TotalMilliseconds)
            {
                // A deadlock: two instances store the same events in a different order. Or a connection that was cut while nobody looked, and the pool may have more of them.
            }
            catch (Exception e)
            {
                InboxLog.StoreFailed(_logger, e);
                return false;
            }
        }
    }

    /// <summary>
    /// Notifies the other instances that this one has no room. In its own transaction, and rarely: the transactions that notify are committed one after another, all over
    /// the database.
    /// </summary>
    private async Task NotifyAsync()
    {
        await foreach (bool _ in _full.Reader.ReadAllAsync())
        {
            try
            {
                await using NpgsqlCommand command = _source.CreateCommand($"select set_config('synchronous_commit', 'off', true), pg_notify('{_table.Channel}', '')");
                await command.ExecuteNonQueryAsync();
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException or IOException)
            {
                // The others look each second.
            }

            await Task.Delay(NotifyDelay);
        }
    }

    /// <summary>Such as a full disk, which does not go away by itself.</summary>
    private static bool IsOfResources(NpgsqlException e) => e.SqlState?.StartsWith("53", StringComparison.Ordinal) == true;

    private sealed record Request(IReadOnlyList<EventRow> Events)
    {
        public TaskCompletionSource<bool> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
