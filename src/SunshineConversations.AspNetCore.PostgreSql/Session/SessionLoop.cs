using Microsoft.Extensions.Logging;
using Npgsql;

namespace SunshineConversations;

/// <summary>Begins events, one of a conversation at a time, for as long as the application runs.</summary>
internal sealed class SessionLoop : IAsyncDisposable
{
    /// <summary>With more than one event for each handler that can run, quick handlers do not wait for the next claim.</summary>
    private const int MaxInWork = 7;

    /// <summary>How long handlers go on without a session. An instance that returns within this time takes its locks back.</summary>
    private static readonly TimeSpan TimeWithoutSession = TimeSpan.FromSeconds(3);

    /// <summary>A server may have the locks of a connection for a moment after its end.</summary>
    private static readonly TimeSpan TakeBackTime = TimeSpan.FromSeconds(1);

    /// <summary>How long this instance does not begin an event that it has no handler for again: another version of the application need not be faster.</summary>
    private static readonly TimeSpan TimeForOthers = TimeSpan.FromSeconds(10);

    /// <summary>Each of them is in every claim. Where there are more, it may be a second only.</summary>
    private const int MaxForOthers = 100;

    private static readonly TimeSpan TakeBackDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ReconnectDelay = TimeSpan.FromMilliseconds(200);

    private readonly NpgsqlDataSource _source;
    private readonly InboxTable _table;
    private readonly EventRunner _runner;
    private readonly ResultWriter _results;
    private readonly DoneBy _doneBy;
    private readonly ILogger _logger;
    private readonly int _concurrency;
    private readonly SemaphoreSlim _slots;
    private readonly WakeUp _wakeUp = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoned = new();
    private Task _running = Task.CompletedTask;
    private bool _isReturning;
    private Exception? _failure;
    private bool _isFailing;
    private long _stopTicks = long.MaxValue;

    // The fields below are used with this lock only.
    private readonly Lock _gate = new();

    /// <summary>The events that this instance has begun, by conversation, until their result is committed and the lock is given back.</summary>
    private readonly Dictionary<long, Work> _work = [];

    /// <summary>The conversations that are left to other versions of the application, and until when.</summary>
    private readonly Dictionary<long, long> _forOthers = [];

    /// <summary>The locks to give back.</summary>
    private readonly List<long> _unlock = [];

    /// <summary>How many were begun and have not ended.</summary>
    private int _active;

    /// <summary>How many have ended since the last claim.</summary>
    private int _ended;

    /// <summary>Whether more may wait than the last claim began.</summary>
    private bool _isFull;

    public SessionLoop(NpgsqlDataSource source, InboxTable table, PostgreSqlInboxOptions options, EventRunner runner, DoneBy doneBy, ILogger logger)
    {
        _source = source;
        _table = table;
        _runner = runner;
        _doneBy = doneBy;
        _logger = logger;
        _concurrency = options.Concurrency;
        _slots = new SemaphoreSlim(Math.Max(1, _concurrency));
        _results = new ResultWriter(source, table, options, doneBy, Written, logger);
    }

    /// <summary>Why nothing is begun, or no result is written; <see langword="null"/> while that is not so.</summary>
    public Exception? Failure => _failure ?? _results.Failure;

    public void Start()
    {
        if (_concurrency == 0)
            return;

        _failure = new InvalidOperationException("The first connection is not open yet.");
        _running = Background.Run(RunAsync);
    }

    /// <summary>Looks for new events at once.</summary>
    /// <returns>Whether this instance can begin another one.</returns>
    public bool Wake()
    {
        lock (_gate)
        {
            if (_active >= _concurrency || _failure is not null || _stopping.IsCancellationRequested)
                return false;
        }

        _wakeUp.Signal();
        return true;
    }

    /// <summary>Begins no more events.</summary>
    /// <param name="time">How long handlers may go on; after that their tokens are canceled.</param>
    public void Stop(TimeSpan time)
    {
        _stopping.Cancel();
        lock (_gate)
        {
            _stopTicks = Environment.TickCount64 + (long)Math.Min(time.TotalMilliseconds, TimeSpan.FromDays(1).TotalMilliseconds);
            // Those without a lock may have begun elsewhere: their time is shorter.
            foreach (Work work in _work.Values.Where(work => work.IsLocked))
                work.End(TimeLeft);
        }

        _wakeUp.Signal();
    }

    /// <summary>Waits until everything has ended and is written.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _running.WaitAsync(cancellationToken);

    /// <summary>Ends now. The events in work are begun again, here or elsewhere.</summary>
    public async ValueTask DisposeAsync()
    {
        Stop(TimeSpan.Zero);
        await _abandoned.CancelAsync();
        _wakeUp.Signal();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _results.DisposeAsync();
    }

    /// <summary>Until a host that stops cancels the tokens; <see cref="Timeout.InfiniteTimeSpan"/> while it does not stop.</summary>
    private TimeSpan TimeLeft => _stopTicks == long.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Max(0, _stopTicks - Environment.TickCount64));

    private bool IsOver
    {
        get
        {
            lock (_gate)
                return _abandoned.IsCancellationRequested || _stopping.IsCancellationRequested && _work.Count == 0;
        }
    }

    private async Task RunAsync()
    {
        while (!IsOver)
        {
            long start = Environment.TickCount64;
            try
            {
                await using Session session = await Session.OpenAsync(_source, _table, _abandoned.Token);
                for (bool isBack = false; !IsOver;)
                {
                    try
                    {
                        if (!isBack)
                            await TakeBackAsync(session);

                        isBack = true;
                        await ClaimAsync(session);
                        Succeed();
                        await session.WaitAsync(_wakeUp);
                    }
                    catch (NpgsqlException e) when (session.IsOpen && !InboxConnection.IsOfStandby(e))
                    {
                        // A statement failed, such as for a locked table, and the connection did not: the locks are still there, and handlers go on.
                        Fail(e);
                        await session.UnlockAsync(allBut: LockedConversations());
                        await Task.Delay(ReconnectDelay, _abandoned.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    }
                }
            }
            catch (PoolerException e)
            {
                // Each further attempt would leave locks and settings at connections of others.
                Lose(e);
                return;
            }
            catch (Exception e)
            {
                Lose(e);
                if (InboxConnection.IsOfStandby(e))
                    _source.Clear();

                // At once where it had worked.
                if (Environment.TickCount64 - start < ReconnectDelay.TotalMilliseconds)
                    await Task.Delay(ReconnectDelay, _abandoned.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ClaimAsync(Session session)
    {
        long[] unlock, except;
        int limit;
        lock (_gate)
        {
            foreach ((long conversation, long end) in _forOthers)
            {
                if (Environment.TickCount64 > end)
                    _forOthers.Remove(conversation);
            }

            unlock = [.. _unlock];
            except = [.. _work.Keys.Except(unlock), .. _forOthers.Keys];
            limit = _stopping.IsCancellationRequested ? 0 : Math.Clamp(_concurrency - _active + _ended, 0, Math.Max(0, (MaxInWork * _concurrency) - (_work.Count - unlock.Length)));
            _ended = 0;
        }

        (List<Work> begun, List<long> notBegun) = await session.ClaimAsync(unlock, except, limit, _isReturning, Read);
        lock (_gate)
        {
            foreach (long conversation in unlock)
                _work.Remove(conversation);

            _unlock.RemoveRange(0, unlock.Length);
            _unlock.AddRange(notBegun);
            foreach (Work work in begun)
                _work.Add(work.Conversation, work);

            _active += begun.Count;
            _isFull = begun.Count >= limit;
        }

        foreach (Work work in begun)
            _ = Task.Run(() => RunAsync(work));

        if (notBegun.Count > 0)
            _wakeUp.Signal();
    }

    private Work Read(NpgsqlDataReader row)
    {
        string receiver = row.GetString(7);
        return new(
            key: row.GetGuid(4),
            conversation: row.GetInt64(3),
            attempt: row.GetInt32(5),
            begun: row.GetInt32(6),
            receiver,
            body: row.GetString(8),
            trace: row.IsDBNull(9) ? null : row.GetString(9),
            progress: _doneBy.Parse(receiver, row.IsDBNull(10) ? null : row.GetString(10)),
            age: TimeSpan.FromSeconds(Math.Max(0, row.GetDouble(11))));
    }

    private async Task RunAsync(Work work)
    {
        try
        {
            await _slots.WaitAsync(_stopping.Token);
            try
            {
                // While it waited, its lock may have been lost.
                work.Result = IsLocked(work) ? await _runner.RunAsync(work) : Result.GivenBack;
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException)
        {
            work.Result = Result.GivenBack;
        }
        catch (Exception e)
        {
            work.Result = Result.Failed(e);
        }

        bool wake;
        lock (_gate)
        {
            _active--;
            _ended++;
            if (work.Result.Outcome == Outcome.Unhandled && _forOthers.Count < MaxForOthers)
                _forOthers[work.Conversation] = Environment.TickCount64 + (long)TimeForOthers.TotalMilliseconds;

            wake = _isFull;
        }

        _results.Add(work);
        if (wake)
            _wakeUp.Signal();
    }

    /// <summary>The results are committed: only now may their locks go, since a lock is free at once, and not with a transaction.</summary>
    private void Written(IReadOnlyList<Work> works)
    {
        lock (_gate)
        {
            foreach (Work work in works)
            {
                if (work.IsLocked)
                    _unlock.Add(work.Conversation);
                else
                    _work.Remove(work.Conversation);
            }
        }

        _wakeUp.Signal();
    }

    private bool IsLocked(Work work)
    {
        lock (_gate)
            return work.IsLocked;
    }

    private long[] LockedConversations()
    {
        lock (_gate)
            return [.. _work.Values.Where(work => work.IsLocked).Select(work => work.Conversation)];
    }

    private void Succeed()
    {
        if (_isFailing)
            InboxLog.SessionRegained(_logger);

        _isFailing = false;
        _failure = null;
    }

    private void Fail(Exception reason)
    {
        if (!_isFailing)
            InboxLog.ClaimFailed(_logger, reason);

        _isFailing = true;
        _failure = reason;
    }

    private void Lose(Exception reason)
    {
        if (!_isFailing && !_abandoned.IsCancellationRequested)
            InboxLog.SessionLost(_logger, reason);

        _isFailing = true;
        _failure = reason;
        _isReturning = true;
        lock (_gate)
        {
            // Their locks are gone.
            foreach (long conversation in _unlock)
                _work.Remove(conversation);

            _unlock.Clear();
            foreach (Work work in _work.Values.Where(work => work.IsLocked))
            {
                work.IsLocked = false;
                work.End(TimeLeft is { } left && left >= TimeSpan.Zero && left < TimeWithoutSession ? left : TimeWithoutSession);
            }
        }
    }

    private async Task TakeBackAsync(Session session)
    {
        List<Work> missing;
        lock (_gate)
            missing = [.. _work.Values.Where(work => !work.IsLocked)];

        for (long start = Environment.TickCount64; missing.Count > 0; await Task.Delay(TakeBackDelay))
        {
            Dictionary<long, bool> own = await session.TakeBackAsync(missing);
            bool isLast = Environment.TickCount64 - start > TakeBackTime.TotalMilliseconds;
            lock (_gate)
            {
                foreach (Work work in missing.ToArray())
                {
                    bool isOwn = own.TryGetValue(work.Conversation, out bool isLocked);
                    if (isOwn && !isLocked && !isLast)
                        continue;

                    missing.Remove(work);
                    if (!isLocked)
                    {
                        // Somebody else has it.
                        work.End();
                    }
                    else if (_work.ContainsValue(work))
                    {
                        work.IsLocked = true;
                        work.End(TimeLeft);
                    }
                    else
                    {
                        // Its result was written meanwhile.
                        _unlock.Add(work.Conversation);
                    }
                }
            }
        }
    }
}
