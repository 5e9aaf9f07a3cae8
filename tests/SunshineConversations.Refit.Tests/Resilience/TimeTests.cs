using Microsoft.Extensions.Time.Testing;
using Refit;

namespace SunshineConversations.Tests.Resilience;

/// <summary>Waits and limits of time, on clocks that only the tests move.</summary>
public sealed class TimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);

    private readonly RecordingClock _clock = new(Now);

    [Theory]
    [InlineData("Retry-After: 7", 7)]
    [InlineData("Retry-After: 2.5", 2.5)]
    [InlineData("Retry-After:   3   ", 3)]
    [InlineData("Retry-After: 2\r\nRetry-After: 5\r\nRetry-After: soon", 5)]
    [InlineData("Retry-After: 2, 4", 4)]
    [InlineData("Retry-After: Wed, 25 Nov 2026 00:00:07 GMT", 7)]
    [InlineData("Retry-After: 60", 60)]
    [InlineData("Retry-After: 0", 0)]
    [InlineData("Retry-After: Tue, 24 Nov 2026 00:00:00 GMT", 0)]
    public async Task The_wait_that_the_service_asks_for_counts_and_a_past_date_means_now(string header, double seconds)
    {
        foreach (Operation operation in Operation.All)
        {
            var clock = new RecordingClock(Now);
            await using RawServer server = RawServer.Responding(RawServer.Response(429, "{}", header), RawServer.Response(operation.SuccessStatus, operation.SuccessBody));

            await operation.CallAsyncOn(Client(server, clock, options => options.Retry.BaseDelay = TimeSpan.Zero));

            // Nothing is waited for when there is nothing to wait for.
            Assert.Equal(seconds == 0 ? [] : [TimeSpan.FromSeconds(seconds)], clock.Waits);
            Assert.Equal(2, server.Requests.Count);
        }
    }

    [Theory]
    [InlineData("Retry-After: 100", 100)]
    [InlineData("Retry-After: 31536000", 31536000)]
    [InlineData("Retry-After: Thu, 25 Nov 2027 00:00:00 GMT", 31536000)]
    [InlineData("Retry-After: 5000000000", 5000000000)]
    [InlineData("Retry-After: 99999999999999999999", long.MaxValue / TimeSpan.TicksPerSecond)]
    public async Task A_wait_that_would_pass_the_total_is_not_begun_and_the_error_tells_it(string header, long seconds)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(429, "{}", header));

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Operation.Named("PostMessage").CallAsyncOn(Client(server, _clock)));

        Assert.Equal(seconds, (long)error.RetryAfter!.Value.TotalSeconds);
        Assert.Equal(1, error.Attempts);
        Assert.Empty(_clock.Waits);
        Assert.Single(server.Requests);
    }

    [Theory]
    [Values("Retry-After: soon", "Retry-After: -5", "Retry-After: NaN", "Retry-After: ", "X: y")]
    public async Task Without_a_wait_that_can_be_read_the_own_one_counts(string header)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(429, "{}", header), RawServer.Response(200, Operation.ConversationJson));

        await Client(server, _clock).GetConversationAsync("a", "c");

        Assert.InRange(Assert.Single(_clock.Waits), TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500));
    }

    [Theory]
    [InlineData(0, 20, 1_100, 0)]
    [InlineData(1, 20_000, 1_100, 20_000)]
    [InlineData(500, 20_000, int.MaxValue, 20_000)]
    [InlineData(500, 20_000, 1, 500)]
    [InlineData(500, 20_000, 3, 2_000)]
    public void A_wait_lies_between_half_of_its_bound_and_the_bound_whatever_the_attempt(int baseDelay, int maxDelay, int attempt, int bound)
    {
        var options = new SunshineConversationsRetryOptions { BaseDelay = TimeSpan.FromMilliseconds(baseDelay), MaxDelay = TimeSpan.FromMilliseconds(maxDelay) };

        Assert.InRange(RetryRules.Delay(options, attempt, response: null, TimeProvider.System), TimeSpan.FromMilliseconds(bound / 2), TimeSpan.FromMilliseconds(bound));
    }

    [Theory]
    [InlineData(1, 2.5)]
    [InlineData(3, 4)]
    [InlineData(9, 22)]
    public void Callers_that_were_refused_together_come_back_never_earlier_and_not_together(int attempt, double latest)
    {
        using var response = new HttpResponseMessage { Headers = { RetryAfter = new(TimeSpan.FromSeconds(2)) } };
        var options = new SunshineConversationsRetryOptions();

        double[] waits = [.. Enumerable.Range(0, 100).Select(_ => RetryRules.Delay(options, attempt, response, TimeProvider.System).TotalSeconds)];

        Assert.All(waits, wait => Assert.InRange(wait, 2, latest));
        Assert.InRange(waits.Max() - waits.Min(), (latest - 2) / 2, latest - 2);
    }

    [Fact]
    public void The_longest_wait_is_no_overflow()
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", new string('9', 400));

        Assert.Equal(TimeSpan.MaxValue, RetryRules.Delay(new(), 1, response, TimeProvider.System));
    }

    [Fact]
    public async Task The_own_wait_doubles_with_jitter_up_to_its_cap()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(503, "{}"));
        IConversationsApi api = Client(server, _clock, options => options.Retry = new() { MaxRetries = 6, BaseDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(5) });

        await Assert.ThrowsAsync<SunshineConversationsException>(() => api.GetConversationAsync("a", "c"));

        TimeSpan[] waits = [.. _clock.Waits];
        double[] longest = [1, 2, 4, 5, 5, 5];
        Assert.Equal(longest.Length, waits.Length);
        for (int i = 0; i < waits.Length; i++)
            Assert.InRange(waits[i].TotalSeconds, longest[i] / 2, longest[i]);

        Assert.Equal(waits.Length, waits.Distinct().Count());
    }

    [Fact]
    public async Task An_attempt_is_limited_by_its_own_limit_and_by_what_is_left_of_the_total()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(503, "{}", "Retry-After: 8"));
        IConversationsApi api = Client(server, _clock, options => (options.Timeout, options.AttemptTimeout, options.Retry.BaseDelay) = (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(10), TimeSpan.Zero));

        await Assert.ThrowsAsync<SunshineConversationsException>(() => api.GetConversationAsync("a", "c"));

        // 20 s are left, then 12, then 4: and then not enough for another wait of 8.
        Assert.Equal([TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(4)], _clock.Limits);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task An_attempt_that_takes_too_long_is_tried_again_unless_it_is_a_POST(string name)
    {
        Operation operation = Operation.Named(name);
        var clock = new FakeTimeProvider(Now);
        await using RawServer server = new(async (server, connection, socket, token) =>
        {
            await server.ReadRequestAsync(socket, token);
            if (connection == 1)
                clock.Advance(operation.AttemptTimer);
            else
                await RawServer.SendAsync(socket, RawServer.Response(operation.SuccessStatus, operation.SuccessBody), token);

            await server.ReadRequestAsync(socket, token);
        });
        IConversationsApi api = Client(server, clock, options => options.Retry.BaseDelay = TimeSpan.Zero);

        if (!operation.IsRepeatable)
        {
            var error = await Assert.ThrowsAsync<ApiRequestException>(() => operation.CallAsyncOn(api));
            Assert.IsType<TimeoutException>(error.InnerException);
            Assert.Equal(operation.CarriesFile, !error.Message.Contains(nameof(SunshineConversationsOptions.AttemptTimeout), StringComparison.Ordinal));
            Assert.Single(server.Requests);
        }
        else
        {
            await operation.CallAsyncOn(api);
            Assert.Equal(2, server.Requests.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task A_server_that_sends_one_byte_a_second_is_cut_off(string name)
    {
        Operation operation = Operation.Named(name);
        var clock = new FakeTimeProvider(Now);
        await using RawServer server = RawServer.Reading(async (socket, token) =>
        {
            await RawServer.SendAsync(socket, RawServer.Response(200, new string(' ', 1000))[..80], token);
            while (true)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                await RawServer.SendAsync(socket, " ", token);
                await Task.Yield();
            }
        });
        IConversationsApi api = Client(server, clock, options => options.Timeout = options.AttemptTimeout = TimeSpan.FromSeconds(20));

        Exception? error = await Record.ExceptionAsync(() => operation.CallAsyncOn(api));

        // An operation that returns nothing is done with its status, if it was received in time.
        Assert.True((error is null && operation.ReturnsNothing) || error is ApiExceptionBase { InnerException: TimeoutException });
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task The_callers_cancellation_during_a_wait_ends_the_call_at_once(string name)
    {
        using var cancellation = new CancellationTokenSource();
        await using RawServer server = RawServer.Responding(RawServer.Response(429, "{}", "Retry-After: 50"));
        // This clock never moves: only the cancellation can end the delay.
        IConversationsApi api = Client(server, new CancellingClock(cancellation), options => options.Retry.BaseDelay = TimeSpan.Zero);

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Operation.Named(name).CallAsyncOn(api, cancellation.Token));

        Assert.Equal(cancellation.Token, error.CancellationToken);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task When_the_caller_cancels_and_the_time_is_over_together_the_caller_wins()
    {
        var clock = new FakeTimeProvider(Now);
        using var cancellation = new CancellationTokenSource();
        await using RawServer server = RawServer.Silent(async (_, _) =>
        {
            await cancellation.CancelAsync();
            clock.Advance(TimeSpan.FromHours(1));
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(server, clock).GetConversationAsync("a", "c", cancellation.Token));
    }

    private static IConversationsApi Client(RawServer server, TimeProvider clock, Action<SunshineConversationsOptions>? configure = null) => Clients.Create(
        server.BaseUrl,
        options =>
        {
            options.Retry = new();
            configure?.Invoke(options);
        },
        services => services.AddSingleton(clock));

    /// <summary>Stands still; cancels as soon as a wait begins.</summary>
    private sealed class CancellingClock(CancellationTokenSource cancellation) : FakeTimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (state is not CancellationTokenSource && dueTime == TimeSpan.FromSeconds(50))
                ThreadPool.UnsafeQueueUserWorkItem(static source => source.Cancel(), cancellation, preferLocal: false);

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
