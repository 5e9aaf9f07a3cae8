using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace SunshineConversations;

/// <summary>An event that this instance has begun. Its conversation is locked by the session.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A handler may use its token for as long as it runs, which may be longer than anything waits for it.")]
internal sealed class Work(Guid key, long conversation, int attempt, int begun, string receiver, string body, string? trace, HandlerProgress progress, TimeSpan age)
{
    private readonly CancellationTokenSource _end = new();
    private bool _isEnded;

    public Guid Key { get; } = key;

    public long Conversation { get; } = conversation;

    public int Attempt { get; } = attempt;

    /// <summary>How often it has been begun, with what did not count as an attempt: identifies this begin.</summary>
    public int Begun { get; } = begun;

    public string Receiver { get; } = receiver;

    public string Body { get; } = body;

    /// <summary>How long it had been open when it was begun.</summary>
    public TimeSpan Age { get; } = age;

    /// <summary>The delivery that stored it.</summary>
    public ActivityContext Delivery { get; } = ActivityContext.TryParse(trace, null, isRemote: true, out ActivityContext delivery) ? delivery : default;

    public HandlerProgress Progress { get; } = progress;

    /// <summary>Of the handlers.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>Whether the current session has its lock.</summary>
    public bool IsLocked { get; set; } = true;

    /// <summary>Set once the handlers have ended.</summary>
    public Result? Result { get; set; }

    /// <summary>Cancels the token of the handlers.</summary>
    /// <param name="delay">After this time, which replaces an earlier one unless that was none; never for <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    public void End(TimeSpan delay = default)
    {
        if (_isEnded)
            return;

        _isEnded = delay == TimeSpan.Zero;
        // By its timer: what is registered must not run here.
        _end.CancelAfter(delay);
    }
}
