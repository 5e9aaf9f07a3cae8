using Microsoft.Extensions.Time.Testing;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>Which of the due events a claim looks at.</summary>
public sealed class ClaimRangeTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_claim_begins_where_the_one_before_it_ended_and_one_each_second_looks_at_all()
    {
        var range = new ClaimRange(_clock);

        Assert.Equal(double.NegativeInfinity, Claim(range, isExhausted: true, now: 1000));
        // A second is looked at twice.
        Assert.Equal(999, Claim(range, isExhausted: false, now: 1001, due: 1000.5));
        Assert.Equal(999.5, Claim(range, isExhausted: true, now: 1002));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(double.NegativeInfinity, Claim(range, isExhausted: true, now: 1003));
        Assert.Equal(1002, Claim(range, isExhausted: true, now: 1003));
    }

    [Fact]
    public void A_claim_without_a_limit_to_fill_looks_at_nothing_and_counts_for_nothing()
    {
        var range = new ClaimRange(_clock);

        Claim(range, isExhausted: false, now: 1000, limit: 0);
        Assert.Equal(double.NegativeInfinity, Claim(range, isExhausted: true, now: 1000));
        Claim(range, isExhausted: false, now: 1010, limit: 0);
        Assert.Equal(999, Claim(range, isExhausted: true, now: 1011));
    }

    [Fact]
    public void Those_that_look_at_all_take_a_twentieth_of_the_time_at_most()
    {
        var range = new ClaimRange(_clock);
        Claim(range, isExhausted: true, now: 1000, takes: 2);

        _clock.Advance(TimeSpan.FromSeconds(39));
        Assert.NotEqual(double.NegativeInfinity, Claim(range, isExhausted: true, now: 1041));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(double.NegativeInfinity, Claim(range, isExhausted: true, now: 1042));
    }

    private double Claim(ClaimRange range, bool isExhausted, double now, double due = 0, int limit = 16, double takes = 0)
    {
        double since = range.Begin(limit);
        _clock.Advance(TimeSpan.FromSeconds(takes));
        range.End(isExhausted, now, due);
        return since;
    }
}
