using Microsoft.Extensions.Time.Testing;

namespace SunshineConversations.Tests.Resilience;

/// <summary>A limit is used again, and no call notices anything of the one before it.</summary>
public sealed class AttemptLimitTests
{
    // So long that it never strikes by itself while a test runs.
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public void A_limit_that_did_not_strike_is_used_again_and_forgets_who_listened()
    {
        CancellationTokenSource first = AttemptLimit.Start(Long, TimeProvider.System);
        bool struck = false;
        using CancellationTokenRegistration listener = first.Token.Register(() => struck = true);
        AttemptLimit.Stop(first);

        CancellationTokenSource second = AttemptLimit.Start(Long, TimeProvider.System);

        Assert.Same(first, second);
        Assert.False(second.IsCancellationRequested);
        second.Cancel();
        Assert.False(struck);
        AttemptLimit.Stop(second);
    }

    [Fact]
    public void A_limit_that_struck_is_never_used_again()
    {
        CancellationTokenSource struck = AttemptLimit.Start(Long, TimeProvider.System);
        struck.Cancel();
        AttemptLimit.Stop(struck);

        CancellationTokenSource next = AttemptLimit.Start(Long, TimeProvider.System);

        Assert.NotSame(struck, next);
        Assert.False(next.IsCancellationRequested);
        AttemptLimit.Stop(next);
    }

    [Fact]
    public void Two_at_once_are_two()
    {
        CancellationTokenSource one = AttemptLimit.Start(Long, TimeProvider.System);
        CancellationTokenSource other = AttemptLimit.Start(Long, TimeProvider.System);

        Assert.NotSame(one, other);
        AttemptLimit.Stop(one);
        AttemptLimit.Stop(other);
    }

    [Fact]
    public void Another_clock_has_its_own_and_leaves_none_behind()
    {
        var clock = new FakeTimeProvider();
        CancellationTokenSource limit = AttemptLimit.Start(TimeSpan.FromSeconds(30), clock);
        CancellationToken token = limit.Token;
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(token.IsCancellationRequested);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(token.IsCancellationRequested);
        AttemptLimit.Stop(limit);

        CancellationTokenSource unstruck = AttemptLimit.Start(TimeSpan.FromSeconds(30), clock);
        AttemptLimit.Stop(unstruck);

        Assert.NotSame(unstruck, AttemptLimit.Start(Long, TimeProvider.System));
    }
}
