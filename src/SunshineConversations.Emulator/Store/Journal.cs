using System.Diagnostics;

namespace SunshineConversations.Emulator;

/// <summary>The requests, and the signal that something has changed, for tests and for the page. The lock of <see cref="EmulatorAccount"/> guards it.</summary>
internal sealed class Journal
{
    private readonly Lock _lock;
    private readonly BoundedLog<EmulatorRequest> _requests = new(request => request.Size);
    private readonly HashSet<(string UserId, string MessageId)> _given = [];
    private readonly HashSet<string> _givenRequests = [];
    private bool _isClosed;
    private TaskCompletionSource _changed = NewChanged();

    public Journal(EmulatorAccount account)
    {
        _lock = account.Lock;
        account.WithEach(app => app.Changed += change =>
        {
            if (change.Subject is MergedUsers merged)
                _given.UnionWith([.. _given.Where(given => given.UserId == merged.Discarded.Id).Select(given => (merged.Surviving.Id, given.MessageId))]);

            Pulse();
        });
        account.Cleared += Clear;
    }

    /// <summary>How often something has changed.</summary>
    public long Version { get; private set; }

    /// <summary>Completes with the next change.</summary>
    public Task Changed => _changed.Task;

    /// <summary>The latest requests, oldest first.</summary>
    public IReadOnlyCollection<EmulatorRequest> Requests => _requests.Entries;

    /// <summary>How many requests are no longer kept.</summary>
    public long DroppedRequests => _requests.Dropped;

    public void Add(EmulatorRequest request)
    {
        _requests.Add(request);
        Pulse();
    }

    /// <summary>Remembers that a test was given a message of a user.</summary>
    public void Give(string userId, string messageId) => _given.Add((userId, messageId));

    public bool IsGiven(string userId, string messageId) => _given.Contains((userId, messageId));

    /// <summary>The next request for an operation that was not taken yet, or null.</summary>
    public EmulatorRequest? TakeRequest(string operation)
    {
        EmulatorRequest? next = Requests.FirstOrDefault(request => request.Operation == operation && !_givenRequests.Contains(request.Id));
        if (next is not null)
            _givenRequests.Add(next.Id);

        return next;
    }

    /// <summary>Ends all waits, since the emulator has stopped.</summary>
    public void Close()
    {
        _isClosed = true;
        Pulse();
    }

    /// <exception cref="ObjectDisposedException">The emulator has stopped.</exception>
    public void ThrowIfClosed() => ObjectDisposedException.ThrowIf(_isClosed, typeof(SunshineConversationsEmulator));

    /// <summary>Wakes everybody who waits for a change.</summary>
    public void Pulse()
    {
        Version++;
        TaskCompletionSource changed = _changed;
        _changed = NewChanged();
        changed.SetResult();
    }

    /// <summary>
    /// Looks under the lock, again after each change, until something is found. The time is real, because a wait that fails
    /// must also end where the clock of the emulator does not move.
    /// </summary>
    /// <returns>The result of <paramref name="find"/>; null after the timeout.</returns>
    /// <exception cref="ObjectDisposedException">The emulator has stopped.</exception>
    public async Task<T?> WaitAsync<T>(Func<T?> find, TimeSpan timeout, CancellationToken cancellationToken)
        where T : class
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                ThrowIfClosed();
                if (find() is { } found)
                    return found;

                changed = Changed;
            }

            TimeSpan left = timeout == Timeout.InfiniteTimeSpan ? timeout : timeout - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero && left != Timeout.InfiniteTimeSpan)
                return null;

            try
            {
                await changed.WaitAsync(left, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Looks once more.
            }
        }
    }

    private void Clear()
    {
        _requests.Clear();
        _given.Clear();
        _givenRequests.Clear();
        Pulse();
    }

    private static TaskCompletionSource NewChanged() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
