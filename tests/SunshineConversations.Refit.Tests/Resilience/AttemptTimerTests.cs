using Microsoft.Extensions.Time.Testing;

namespace SunshineConversations.Tests.Resilience;

/// <summary>A limit is used again, and no call notices anything of the one before it.</summary>
public sealed class AttemptTimerTests
{
    // So long that it never strikes by itself while a test runs.
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public void A_limit_that_did_not_strike_is_used_again_and_forgets_who_listened()
    {
        CancellationTokenSource first = AttemptTimer.Start(Long, TimeProvider.System);
        bool struck = false;
        using CancellationTokenRegistration listener = first.Token.Register(() => struck = true);
        AttemptTimer.Stop(first);

        CancellationTokenSource second = AttemptTimer.Start(Long, TimeProvider.System);

        Assert.Same(first, second);
        Assert.False(second.IsCancellationRequested);
        second.Cancel();
        Assert.False(struck);
        AttemptTimer.Stop(second);
    }

    [Fact]
    public void A_limit_that_struck_is_never_used_again()
    {
        CancellationTokenSource struck = AttemptTimer.Start(Long, TimeProvider.System);
        struck.Cancel();
        AttemptTimer.Stop(struck);

        CancellationTokenSource next = AttemptTimer.Start(Long, TimeProvider.System);

        Assert.NotSame(struck, next);
        Assert.False(next.IsCancellationRequested);
        AttemptTimer.Stop(next);
    }

    [Fact]
    public void Two_at_once_are_two()
    {
        CancellationTokenSource one = AttemptTimer.Start(Long, TimeProvider.System);
        CancellationTokenSource other = AttemptTimer.Start(Long, TimeProvider.System);

        Assert.NotSame(one, other);
        AttemptTimer.Stop(one);
        AttemptTimer.Stop(other);
    }

    [Fact]
    public void Another_clock_has_its_own_and_leaves_none_behind()
    {
        var clock = new FakeTimeProvider();
        CancellationTokenSource limit = AttemptTimer.Start(TimeSpan.FromSeconds(30), clock);
        CancellationToken token = limit.Token;
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(token.IsCancellationRequested);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(token.IsCancellationRequested);
        AttemptTimer.Stop(limit);

        CancellationTokenSource unstruck = AttemptTimer.Start(TimeSpan.FromSeconds(30), clock);
        AttemptTimer.Stop(unstruck);

        Assert.NotSame(unstruck, AttemptTimer.Start(Long, TimeProvider.System));
    }
}
