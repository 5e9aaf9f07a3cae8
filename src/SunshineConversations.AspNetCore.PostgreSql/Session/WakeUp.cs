using Npgsql;

namespace SunshineConversations;

/// <summary>Wakes the session, which waits for a notification, when there is something to do in this process.</summary>
internal sealed class WakeUp
{
    private readonly Lock _gate = new();
    private bool _isSignaled;
    private CancellationTokenSource? _waiting;

    /// <summary>Wakes it, or keeps it from waiting the next time.</summary>
    public void Signal()
    {
        CancellationTokenSource? waiting;
        lock (_gate)
        {
            _isSignaled = true;
            waiting = _waiting;
            _waiting = null;
        }

        // Not within the lock: what waits may continue here.
        waiting?.Cancel();
    }

    /// <summary>Waits for a signal, a notification, or the time.</summary>
    public async Task WaitAsync(NpgsqlConnection connection, TimeSpan time)
    {
        // The same lock decides between "I wait" and "there was a signal": none is lost.
        CancellationTokenSource? waiting = null;
        lock (_gate)
        {
            if (!_isSignaled)
                _waiting = waiting = new CancellationTokenSource();

            _isSignaled = false;
        }

        if (waiting is null)
            return;

        try
        {
            // Also returns for a notice of the server, such as that it shuts down: all of it means "look".
            await connection.WaitAsync(time, waiting.Token);
        }
        catch (OperationCanceledException) when (waiting.IsCancellationRequested)
        {
            // The connection can still be used.
        }
        finally
        {
            lock (_gate)
            {
                _waiting = null;
                _isSignaled = false;
            }
        }
    }
}
