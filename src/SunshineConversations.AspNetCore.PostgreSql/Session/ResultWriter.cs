using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SunshineConversations;

/// <summary>Writes how events ended, beside the session and in batches: one statement is on its way, and the next one takes what has ended meanwhile.</summary>
internal sealed class ResultWriter : IAsyncDisposable
{
    private const int MaxResults = 1000;

    /// <summary>The pool may have connections that were cut while nobody looked.</summary>
    private const int MaxSilentFailures = 3;

    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private readonly Channel<Work> _ended = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _giveUp = new();
    private readonly NpgsqlDataSource _source;
    private readonly InboxTable _table;
    private readonly PostgreSqlInboxOptions _options;
    private readonly DoneBy _doneBy;
    private readonly Action<IReadOnlyList<Work>> _written;
    private readonly ILogger _logger;
    private readonly Task _running;

    public ResultWriter(NpgsqlDataSource source, InboxTable table, PostgreSqlInboxOptions options, DoneBy doneBy, Action<IReadOnlyList<Work>> written, ILogger logger)
    {
        _source = source;
        _table = table;
        _options = options;
        _doneBy = doneBy;
        _written = written;
        _logger = logger;
        _running = Task.Run(RunAsync);
    }

    public void Add(Work work) => _ended.Writer.TryWrite(work);

    /// <summary>Ends, even with results that cannot be written: their events will be handled again.</summary>
    public async ValueTask DisposeAsync()
    {
        _ended.Writer.TryComplete();
        await _giveUp.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _giveUp.Dispose();
    }

    private async Task RunAsync()
    {
        NpgsqlParameter<Guid[]> keys = new();
        NpgsqlParameter<int[]> attempts = new();
        NpgsqlParameter<int[]> outcomes = new();
        NpgsqlParameter<string?[]> errors = new();
        NpgsqlParameter<string?[]> doneBy = new();
        // The attempt is the fence: where another instance has begun the event since, nothing changes. A server that crashed may have forgotten that it was begun, and not that it was handled.
        // For "any" and "case" see the session.
        // An event that failed remains the first of its conversation, and nothing passes it.
        await using var update = new PreparedStatement(
            _source,
            Session.Settings,
            $"""
            update {_table.Name} i set
                closed = case when r.outcome = 0 or r.outcome = 1 and i.attempts >= $6 or r.outcome = 3 and i.stored < now() - interval '1 hour' then now() end,
                body = case when r.outcome = 0 then '' else i.body end,
                error = r.error,
                done_by = case when r.outcome = 0 then null else coalesce(r.done_by, i.done_by) end,
                attempts = i.attempts - (r.outcome > 1)::int,
                due = case r.outcome when 1 then now() + least(power(2, i.attempts - 1), 300) * interval '1 second' when 3 then now() + interval '1 second' else i.due end
            from unnest($1, $2, $3, $4, $5) r (key, attempt, outcome, error, done_by)
            where i.key = any ($1) and i.key = r.key and case when i.closed is null then i.attempts = r.attempt or r.outcome = 0 and i.attempts = r.attempt - 1 end
            """,
            keys, attempts, outcomes, errors, doneBy, new NpgsqlParameter<int> { TypedValue = _options.MaxAttempts });
        var pending = new List<Work>();
        int failures = 0;
        while (pending.Count > 0 || await _ended.Reader.WaitToReadAsync())
        {
            while (pending.Count < MaxResults && _ended.Reader.TryRead(out Work? work))
                pending.Add(work);

            keys.TypedValue = [.. pending.Select(work => work.Key)];
            attempts.TypedValue = [.. pending.Select(work => work.Attempt)];
            outcomes.TypedValue = [.. pending.Select(work => (int)work.Result!.Outcome)];
            errors.TypedValue = [.. pending.Select(work => work.Result!.Error)];
            doneBy.TypedValue = [.. pending.Select(work => _doneBy.Format(work.Receiver, work.Progress.Succeeded))];
            try
            {
                await update.ExecuteAsync(CancellationToken.None);
                failures = 0;
            }
            catch (Exception e)
            {
                failures++;
                if (failures == MaxSilentFailures + 1)
                    InboxLog.ResultsFailed(_logger, e);

                // They wait in memory, and nothing of their conversations is begun until they are written.
                await Task.Delay(failures <= MaxSilentFailures ? FirstRetryDelay : RetryDelay, _giveUp.Token);
                continue;
            }

            _written(pending);
            pending.Clear();
        }
    }
}
