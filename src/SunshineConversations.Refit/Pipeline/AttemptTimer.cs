namespace SunshineConversations;

/// <summary>The time that an attempt may take: a source whose token is cancelled when it is over.</summary>
internal static class AttemptTimer
{
    /// <summary>What the last attempt on this thread left: to make a source and its timer costs more than to set them anew.</summary>
    [ThreadStatic]
    private static CancellationTokenSource? _spare;

    public static CancellationTokenSource Start(TimeSpan time, TimeProvider timeProvider)
    {
        if (timeProvider != TimeProvider.System)
            return new(time, timeProvider);

        CancellationTokenSource limit = _spare ?? new();
        _spare = null;
        limit.CancelAfter(time);
        return limit;
    }

    /// <summary>Ends it.</summary>
    /// <param name="limit">The source.</param>
    /// <param name="mayKeep">Whether nobody can use its token any more: whoever still had it would be cancelled with another call.</param>
    public static void Stop(CancellationTokenSource limit, bool mayKeep = true)
    {
        // Refused by a source that was cancelled, or has another clock.
        if (mayKeep && _spare is null && limit.TryReset())
            _spare = limit;
        else
            limit.Dispose();
    }
}
