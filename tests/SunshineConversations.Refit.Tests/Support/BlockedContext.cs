using System.Collections.Concurrent;

namespace SunshineConversations.Tests.Support;

/// <summary>
/// The SynchronizationContext of a thread that waits for each call and so runs nothing else, as in a window or a circuit of
/// Blazor. A callback posted to it would never run there; here it is noted, and runs elsewhere, so that no test hangs.
/// </summary>
internal sealed class BlockedContext : SynchronizationContext
{
    private readonly ConcurrentQueue<string> _posted = [];

    /// <summary>The callbacks that would have waited forever.</summary>
    public IReadOnlyCollection<string> Posted => _posted;

    public override void Post(SendOrPostCallback d, object? state)
    {
        _posted.Enqueue($"{(state as Delegate)?.Target ?? d.Method}");
        ThreadPool.QueueUserWorkItem(_ => d(state));
    }

    public override void Send(SendOrPostCallback d, object? state) => Post(d, state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Calls with this context and waits.</summary>
    public T Block<T>(Func<Task<T>> callAsync)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        try
        {
            return callAsync().GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public void Block(Func<Task> callAsync) => Block(async () =>
    {
        await callAsync().ConfigureAwait(false);
        return true;
    });
}
