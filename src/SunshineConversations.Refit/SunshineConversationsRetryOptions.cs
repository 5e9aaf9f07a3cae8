namespace SunshineConversations;

/// <summary>
/// How calls are retried. After 429, every call is retried, since the service has not processed the request. After 408, 500, 502,
/// 503, 504, a broken connection or a timed-out attempt, every call but a POST and the deletion of all messages is retried; those
/// are retried only when no connection was made.
/// </summary>
public sealed class SunshineConversationsRetryOptions
{
    /// <summary>How many retries a call has after its first attempt failed; 3 unless set, 0 turns retries off; not negative.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The wait before the second attempt, doubled for each further one and spread at random between half of it and the whole; 500 milliseconds unless set; not negative. A <c>Retry-After</c> of the service is waited for instead, and a random part of this time longer, so that callers who were refused together do not come back together.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest such wait; 20 seconds unless set, and not less than <see cref="BaseDelay"/>. It does not shorten a <c>Retry-After</c>.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    internal SunshineConversationsRetryOptions Copy() => (SunshineConversationsRetryOptions)MemberwiseClone();
}
