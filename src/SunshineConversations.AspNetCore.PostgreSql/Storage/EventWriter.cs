using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

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
        _running = Task.WhenAll(Enumerable.Range(0, Loops).Select(_ => Background.Run(RunAsync)));
        _notifying = Background.Run(NotifyAsync);
    }

    /// <summary>Why events cannot be stored; <see langword="null"/> when they can.</summary>
    public Exception? Failure { get; private set; }

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
            // A request that still waits is not stored later: the service redelivers it, and without an ID it would be stored twice.
            request.Stored.TrySetResult(false);
            return await request.Stored.Task;
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
        NpgsqlParameter<byte[][]> bodies = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
        NpgsqlParameter<string?[]> traces = new();
        NpgsqlParameter<bool[]> follow = new();
        NpgsqlParameter<long[]> parked = new();
        NpgsqlParameter<long[]> numbers = new();
        NpgsqlParameter<long[]> parkedLast = new();
        NpgsqlParameter<long[]> numbersLast = new();
        // unnest keeps the order, in which the numbers are given. An event that is not the first of its conversation is parked.
        PreparedBatches.Statement insert = new(
            $"""
            insert into {_table.Name} (key, conversation, receiver, body, trace, due)
            select key, conversation, receiver, body, trace, case when follows or {_table.Due("e.conversation")} or {_table.Parked("e.conversation")} then 'infinity' else now() end
            from (select unnest($1) as key, unnest($2) as conversation, unnest($3) as receiver, unnest($4) as body, unnest($5) as trace, unnest($6) as follows) e
            on conflict (key) do nothing
            returning case when due = 'infinity' then conversation end, seq
            """,
            keys, conversations, receivers, bodies, traces, follow);
        // A second look at what was parked, and is behind nothing that is due: what was before it may have been closed meanwhile, by a statement that did not see it. It delays no response.
        string unpark = _table.Unpark($"select p.conversation from unnest($1, $2) p (conversation, seq) where {_table.Due("p.conversation", "p.seq")} is null offset 0");
        await using var statements = new PreparedBatches(_source, [new(unpark, parked, numbers), insert], [new(unpark, parkedLast, numbersLast)]);
        parked.TypedValue = numbers.TypedValue = [];
        var batch = new List<Request>();
        while (await _requests.Reader.WaitToReadAsync())
        {
            Take(batch);
            if (batch.Count == 0)
                continue;

            var seen = new HashSet<long>();
            EventRow[] rows = [.. batch.SelectMany(request => request.Events)];
            keys.TypedValue = Array.ConvertAll(rows, row => row.Key);
            conversations.TypedValue = Array.ConvertAll(rows, row => row.Conversation);
            receivers.TypedValue = Array.ConvertAll(rows, row => row.Receiver);
            bodies.TypedValue = Array.ConvertAll(rows, row => row.Body);
            traces.TypedValue = Array.ConvertAll(rows, row => row.Trace);
            follow.TypedValue = Array.ConvertAll(rows, row => !seen.Add(row.Conversation));
            bool stored = await TryAsync(async isRetry =>
            {
                // An earlier delivery may have stored them: the statement waits for the end of its transaction. An attempt that failed may have stored them too, and then they are not returned again.
                var behind = new Dictionary<long, long>();
                await statements.ExecuteAsync(0, row =>
                {
                    if (!row.IsDBNull(0))
                        behind.TryAdd(row.GetInt64(0), row.GetInt64(1));
                });
                parked.TypedValue = isRetry ? [.. seen] : [.. behind.Keys];
                numbers.TypedValue = isRetry ? new long[seen.Count] : [.. behind.Values];
            });
            foreach (Request request in batch)
                request.Stored.TrySetResult(stored);

            if (stored && !_wake())
                _full.Writer.TryWrite(true);

            // With the next ones, unless there are none.
            parkedLast.TypedValue = parked.TypedValue;
            numbersLast.TypedValue = numbers.TypedValue;
            if (parked.TypedValue.Length > 0 && !_requests.Reader.TryPeek(out _) && await TryAsync(_ => statements.ExecuteAsync(1)))
                parked.TypedValue = numbers.TypedValue = [];
        }
    }

    private void Take(List<Request> batch)
    {
        batch.Clear();
        int count = 0;
        long length = 0;
        while (count < MaxEvents && length < MaxLength && _requests.Reader.TryRead(out Request? request))
        {
            if (request.Stored.Task.IsCompleted)
                continue;

            batch.Add(request);
            count += request.Events.Count;
            length += request.Events.Sum(row => (long)row.Body.Length);
        }
    }

    private async Task<bool> TryAsync(Func<bool, Task> storeAsync)
    {
        bool isRetry = false;
        for (long start = Environment.TickCount64; ; await Task.Delay(RetryDelay))
        {
            try
            {
                await storeAsync(isRetry);
                Failure = null;
                return true;
            }
            catch (NpgsqlException e) when (e.IsTransient && !IsOfResources(e) && Environment.TickCount64 - start < RetryTime.TotalMilliseconds)
            {
                isRetry = true;
                // A deadlock: two instances store the same events in a different order. Or a connection that was cut while nobody looked, and the pool may have more of them.
            }
            catch (Exception e)
            {
                Failure = e;
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
