using System.Collections.Concurrent;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests.Support;

/// <summary>A handler that all instances of a test share: it remembers what began and ended, in which order and where, and does what the test says.</summary>
internal sealed class Bot(Func<string, CancellationToken, Task>? handle = null)
{
    private readonly ConcurrentDictionary<string, int> _running = new();
    private int _overlaps;

    public Bot(Action<string> handle)
        : this((id, _) =>
        {
            handle(id);
            return Task.CompletedTask;
        })
    {
    }

    /// <summary>The IDs of events, in the order in which they began and succeeded.</summary>
    public ConcurrentQueue<string> Begun { get; } = new();

    public ConcurrentQueue<string> Handled { get; } = new();

    /// <summary>The instances that began one.</summary>
    public ConcurrentQueue<string> Instances { get; } = new();

    /// <summary>How often two events of a conversation ran at the same time.</summary>
    public int Overlaps => _overlaps;

    public async Task HandleAsync(string instance, WebhookEvent received, CancellationToken cancellationToken)
    {
        string conversation = received is ConversationMessageEvent { Payload.Conversation.Id: { } id } ? id : received.Id;
        if (_running.AddOrUpdate(conversation, 1, (_, count) => count + 1) > 1)
            Interlocked.Increment(ref _overlaps);

        Begun.Enqueue(received.Id);
        Instances.Enqueue(instance);
        try
        {
            if (handle is not null)
                await handle(received.Id, cancellationToken);

            Handled.Enqueue(received.Id);
        }
        finally
        {
            _running.AddOrUpdate(conversation, 0, (_, count) => count - 1);
        }
    }

    public Task UntilBegunAsync(int count) => Wait.UntilAsync(() => Begun.Count >= count, $"{count} begun, {Begun.Count} are");

    public Task UntilHandledAsync(int count) => Wait.UntilAsync(() => Handled.Count >= count, $"{count} handled, {Handled.Count} are");
}

/// <summary>Handlers wait for it.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _open.TrySetResult();

    /// <summary>For handlers that ignore their token.</summary>
    public Task Opened => _open.Task;

    public Task WaitAsync(CancellationToken cancellationToken) => _open.Task.WaitAsync(cancellationToken);
}
