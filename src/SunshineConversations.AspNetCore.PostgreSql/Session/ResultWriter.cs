using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SunshineConversations;

/// <summary>Writes how events ended, beside the session and in batches: one is on its way, and the next one takes what has ended meanwhile.</summary>
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
        _running = Background.Run(RunAsync);
    }

    /// <summary>Why results cannot be written; <see langword="null"/> when they can.</summary>
    public Exception? Failure { get; private set; }

    public void Add(Work work) => _ended.Writer.TryWrite(work);

    /// <summary>Ends, even with results that cannot be written: their events will be handled again.</summary>
    public async ValueTask DisposeAsync()
    {
        _ended.Writer.TryComplete();
        await _giveUp.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _giveUp.Dispose();
    }

    /// <summary>Whether what waits behind it may go on.</summary>
    private bool MayClose(Work work) => work.Result!.Outcome switch
    {
        Outcome.Failed => work.Attempt >= _options.MaxAttempts,
        Outcome.GivenBack => false,
        _ => true,
    };

    private async Task RunAsync()
    {
        NpgsqlParameter<Guid[]> keys = new();
        NpgsqlParameter<int[]> begun = new();
        NpgsqlParameter<int[]> outcomes = new();
        NpgsqlParameter<string?[]> errors = new();
        NpgsqlParameter<string?[]> doneBy = new();
        NpgsqlParameter<long[]> conversations = new();
        await using var statements = new PreparedBatches(_source, [
            // The number of the begin is the fence: where another instance has begun the event since, nothing changes. A server that crashed may have forgotten that it was begun, and not that it
            // was handled. For "any" and "case" see the session.
            // An event that failed remains the first of its conversation, and nothing passes it.
            new PreparedBatches.Statement(
                $"""
                update {_table.Name} i set
                    closed = case when r.outcome = {(int)Outcome.Handled} or r.outcome = {(int)Outcome.GivenUp} or r.outcome = {(int)Outcome.Failed} and i.attempts >= $6
                        or r.outcome = {(int)Outcome.Unhandled} and i.opened < now() - interval '1 hour' then now() end,
                    body = case when r.outcome = {(int)Outcome.Handled} then '' else i.body end,
                    error = case when r.outcome = {(int)Outcome.GivenUp} then coalesce(i.error, r.error) else r.error end,
                    done_by = case when r.outcome = {(int)Outcome.Handled} then null else coalesce(r.done_by, i.done_by) end,
                    attempts = i.attempts - (r.outcome in ({(int)Outcome.GivenBack}, {(int)Outcome.Unhandled}))::int,
                    due = case r.outcome when {(int)Outcome.Failed} then now() + least(power(2, least(i.attempts - 1, 9)), 300) * interval '1 second'
                        when {(int)Outcome.Unhandled} then now() + interval '1 second' else i.due end
                from unnest($1, $2, $3, $4, $5) r (key, begun, outcome, error, done_by)
                where i.key = any ($1) and i.key = r.key and case when i.closed is null then i.begun = r.begun or r.outcome = {(int)Outcome.Handled} and i.begun = r.begun - 1 end
                """,
                keys, begun, outcomes, errors, doneBy, new NpgsqlParameter<int> { TypedValue = _options.MaxAttempts }),
            // In a transaction after it: events that were stored, and parked, while it was committed are seen here, or by the second look of what stored them.
            new PreparedBatches.Statement(_table.Unpark("select unnest($1)", "from set_config('synchronous_commit', 'off', true)"), conversations),
        ]);
        var pending = new List<Work>();
        int failures = 0;
        while (pending.Count > 0 || await _ended.Reader.WaitToReadAsync())
        {
            while (pending.Count < MaxResults && _ended.Reader.TryRead(out Work? work))
                pending.Add(work);

            // One that cannot be written, for whatever reason, must not keep the others.
            Work[] works = [.. failures > MaxSilentFailures ? pending.Take(1) : pending];
            keys.TypedValue = Array.ConvertAll(works, work => work.Key);
            begun.TypedValue = Array.ConvertAll(works, work => work.Begun);
            outcomes.TypedValue = Array.ConvertAll(works, work => (int)work.Result!.Outcome);
            errors.TypedValue = Array.ConvertAll(works, work => work.Result!.Error);
            doneBy.TypedValue = Array.ConvertAll(works, work => _doneBy.Format(work.Receiver, work.Progress.Succeeded));
            conversations.TypedValue = [.. works.Where(MayClose).Select(work => work.Conversation)];
            pending.RemoveRange(0, works.Length);
            try
            {
                await statements.ExecuteAsync(0);
                failures = 0;
                Failure = null;
            }
            catch (Exception e)
            {
                failures++;
                if (failures == MaxSilentFailures + 1)
                {
                    Failure = e;
                    InboxLog.ResultsFailed(_logger, e);
                }

                // They wait in memory, and nothing of their conversations is begun until they are written.
                pending.AddRange(works);
                await Task.Delay(failures <= MaxSilentFailures ? FirstRetryDelay : RetryDelay, _giveUp.Token);
                continue;
            }

            _written(works);
        }
    }
}
