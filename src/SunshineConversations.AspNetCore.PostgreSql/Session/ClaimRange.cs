namespace SunshineConversations;

/// <summary>
/// Which of the due events a claim looks at. Before them, in the index, is what was handled and could not be cleaned up yet, since a backup or a long report still sees it: most claims therefore begin
/// where an earlier one ended. The events that they cannot see, such as those of an instance that ended, are found by a claim that looks at all, at most once a second, and for at most a twentieth of the time.
/// </summary>
internal sealed class ClaimRange(TimeProvider timeProvider)
{
    private const double All = double.NegativeInfinity;
    private const int Share = 20;

    /// <summary>In seconds. An event that was stored in a transaction that takes longer is found by the claims that look at all.</summary>
    private const double Overlap = 1;

    private static readonly TimeSpan MinDelay = TimeSpan.FromSeconds(1);

    private double _since = All;
    private long _start;
    private long _next;
    private bool _isAll;

    /// <returns>The time, in seconds since 1970, after which an event must be due.</returns>
    public double Begin(int limit)
    {
        _start = timeProvider.GetTimestamp();
        _isAll = limit > 0 && _start >= _next;
        return _isAll ? All : _since;
    }

    /// <param name="isExhausted">Whether all that it looked at was begun.</param>
    /// <param name="now">The time of the database.</param>
    /// <param name="due">The latest that was begun.</param>
    public void End(bool isExhausted, double now, double due)
    {
        if (isExhausted || due > 0)
            _since = (isExhausted ? now : due) - Overlap;

        if (_isAll)
            _next = timeProvider.GetTimestamp() + (long)(Math.Max(MinDelay.TotalSeconds, timeProvider.GetElapsedTime(_start).TotalSeconds * Share) * timeProvider.TimestampFrequency);
    }
}
