namespace SunshineConversations.Emulator;

/// <summary>Knows whether anything is being delivered.</summary>
internal sealed class DeliveryActivity
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _ended = NewEnded();
    private int _running;

    public DeliveryActivity() => _ended.SetResult();

    public Task Ended
    {
        get
        {
            lock (_lock)
                return _ended.Task;
        }
    }

    public void Begin()
    {
        lock (_lock)
        {
            if (_running++ == 0)
                _ended = NewEnded();
        }
    }

    public void End()
    {
        lock (_lock)
        {
            if (--_running == 0)
                _ended.SetResult();
        }
    }

    private static TaskCompletionSource NewEnded() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
