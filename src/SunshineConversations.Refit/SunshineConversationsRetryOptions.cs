namespace SunshineConversations;

/// <summary>
/// How calls are retried. After 429, every call is retried, since the service has not processed the request. After 408, 500, 502,
/// 503, 504, a broken connection or a timed-out attempt, every call except a POST and the deletion of all messages is retried; those
/// are retried only when no connection was made.
/// </summary>
public sealed class SunshineConversationsRetryOptions
{
    /// <summary>The maximum number of retries after the first attempt; 3 unless set, 0 disables retries; not negative.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The delay before the first retry; it doubles with each further retry, and a random 50 to 100 % of it is used. 500 milliseconds unless set; not negative. A <c>Retry-After</c> of the service is used instead, plus a random part of this delay, so that clients rejected together do not return together.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest such delay; 20 seconds unless set, and not less than <see cref="BaseDelay"/>. It does not shorten a <c>Retry-After</c>.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    internal SunshineConversationsRetryOptions Copy() => (SunshineConversationsRetryOptions)MemberwiseClone();
}
