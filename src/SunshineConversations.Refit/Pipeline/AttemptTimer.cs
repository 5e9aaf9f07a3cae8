namespace SunshineConversations;

/// <summary>The time limit of an attempt: a source whose token is canceled when the time is up.</summary>
internal static class AttemptTimer
{
    /// <summary>The source of the last attempt on this thread: reusing a source and its timer is cheaper than creating them.</summary>
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

    /// <summary>Ends the attempt.</summary>
    /// <param name="limit">The source.</param>
    /// <param name="mayKeep">Whether nothing can use its token anymore: code that still had it would be canceled with a different call.</param>
    public static void Stop(CancellationTokenSource limit, bool mayKeep = true)
    {
        // Fails for a source that was canceled, or that has a different clock.
        if (mayKeep && _spare is null && limit.TryReset())
            _spare = limit;
        else
            limit.Dispose();
    }
}
