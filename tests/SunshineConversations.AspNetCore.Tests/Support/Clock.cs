using Microsoft.Extensions.Time.Testing;

namespace SunshineConversations.AspNetCore.Tests.Support;

/// <summary>A clock that does not move until the test moves it, and reports when somebody begins to wait for it.</summary>
internal sealed class Clock : FakeTimeProvider
{
    private readonly TaskCompletionSource _timer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first limit of time is set.</summary>
    public Task FirstTimer => _timer.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        _timer.TrySetResult();
        return timer;
    }
}
