namespace SunshineConversations;

/// <summary>Whether a failed attempt is retried.</summary>
/// <param name="Delay">How long to wait before the retry; <see langword="null"/> for none.</param>
/// <param name="NotRetried">Why a transient failure is not retried.</param>
internal readonly record struct RetryDecision(TimeSpan? Delay, NotRetried NotRetried);

/// <summary>Why a transient failure is not retried.</summary>
internal enum NotRetried : byte
{
    /// <summary>It is retried, or a retry would fail the same way.</summary>
    None,
    NotRepeatable,
    ContentCannotBeSentAgain,
    NoRetriesLeft,
    WouldExceedTimeout,
}

/// <summary>The reasons in words.</summary>
internal static class NotRetriedText
{
    /// <summary>The end of an exception's message: <c>; it was not retried, because …</c>. Empty where there is nothing to add, or the number of attempts says it.</summary>
    public static string Explanation(this NotRetried reason) => reason switch
    {
        NotRetried.NotRepeatable => "; it was not retried, because the service may have processed it already",
        NotRetried.ContentCannotBeSentAgain => "; it was not retried, because its content cannot be sent again",
        NotRetried.WouldExceedTimeout => $"; it was not retried, because the delay would exceed {nameof(SunshineConversationsOptions.Timeout)}",
        _ => "",
    };

    /// <summary>The value of the tag in traces.</summary>
    public static string Tag(this NotRetried reason) => reason switch
    {
        NotRetried.NotRepeatable => "not_repeatable",
        NotRetried.ContentCannotBeSentAgain => "content_cannot_be_sent_again",
        NotRetried.NoRetriesLeft => "no_retries_left",
        NotRetried.WouldExceedTimeout => "would_exceed_timeout",
        _ => "",
    };
}
