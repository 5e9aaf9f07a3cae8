namespace SunshineConversations;

/// <summary>
/// When a call is retried: after 429 always, since the request was refused; after 408, 500, 502, 503, 504, a
/// broken connection or a timed-out attempt only what can be repeated, which is everything but POST and the deletion of all messages; for these only when no connection was made.
/// </summary>
public sealed class SunshineConversationsRetryOptions
{
    /// <summary>How many retries a call has after its first attempt failed; 3 unless set, 0 turns retries off.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>The wait before the second attempt, doubled for each further one and spread at random between half of it and the whole; 500 milliseconds unless set. A <c>Retry-After</c> of the service counts instead.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest such wait; 20 seconds unless set. It does not shorten a <c>Retry-After</c>.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    internal SunshineConversationsRetryOptions Copy() => (SunshineConversationsRetryOptions)MemberwiseClone();
}
