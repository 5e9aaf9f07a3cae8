using System.Collections.Concurrent;

namespace SunshineConversations.Tests.Support;

/// <summary>
/// A clock that does not move except for delays, which it records and skips. Time limits never strike unless
/// the test moves the clock there.
/// </summary>
internal sealed class RecordingClock(DateTimeOffset now) : TimeProvider
{
    private long _ticks = now.UtcTicks;

    /// <summary>The delays that were begun.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    /// <summary>The limits of time that were set.</summary>
    public ConcurrentQueue<TimeSpan> Limits { get; } = new();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (state is CancellationTokenSource)
        {
            Limits.Enqueue(dueTime);
            return new StandingTimer();
        }

        Waits.Enqueue(dueTime);
        Advance(dueTime);
        ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.callback(timer.state), (callback, state), preferLocal: false);
        return new StandingTimer();
    }

    private sealed class StandingTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
