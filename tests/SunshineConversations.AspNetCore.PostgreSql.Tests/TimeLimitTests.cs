using Microsoft.Extensions.Time.Testing;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>Handlers that take too long.</summary>
public sealed class TimeLimitTests
{
    [PostgreSqlFact]
    public async Task After_the_time_limit_the_token_is_canceled_and_the_attempt_has_failed()
    {
        await using Database database = await Database.CreateAsync();
        var clock = new FakeTimeProvider();
        int runs = 0;
        var bot = new Bot((_, cancellationToken) => runs++ == 0 ? Task.Delay(Timeout.Infinite, cancellationToken) : Task.CompletedTask);
        Receiver receiver = await database.StartAsync("a", bot, configure: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await receiver.SendAsync("ann1");
        await bot.UntilBegunAsync(1);

        await AdvanceAsync(clock, TimeSpan.FromMinutes(5), () => database.ScalarAsync<bool>("select error is not null and attempts = 1 from sunshine_inbox"));

        Assert.EndsWith("A handler took longer than the time limit.", await database.ScalarAsync<string>("select error from sunshine_inbox"), StringComparison.Ordinal);
        await bot.UntilHandledAsync(1);
    }

    [PostgreSqlFact]
    public async Task A_handler_that_ends_soon_after_its_token_has_succeeded()
    {
        await using Database database = await Database.CreateAsync();
        var clock = new FakeTimeProvider();
        var bot = new Bot((_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default));
        Receiver receiver = await database.StartAsync("a", bot, configure: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await receiver.SendAsync("ann1");
        await bot.UntilBegunAsync(1);

        await AdvanceAsync(clock, TimeSpan.FromMinutes(5), () => Task.FromResult(bot.Handled.Count == 1));

        await database.UntilEmptyAsync();
        Assert.Single(bot.Begun);
    }

    /// <summary>Neither one that never ends nor one that blocks its thread stops its conversation, or takes a place for good.</summary>
    [PostgreSqlFact]
    public async Task A_handler_that_ignores_its_token_is_given_up()
    {
        await using Database database = await Database.CreateAsync();
        var clock = new FakeTimeProvider();
        using var blocked = new ManualResetEventSlim();
        var bot = new Bot((id, _) =>
        {
            if (id == "bob1")
                blocked.Wait(CancellationToken.None);

            return id == "ann1" ? new TaskCompletionSource().Task : Task.CompletedTask;
        });
        Receiver receiver = await database.StartAsync(
            "a",
            bot,
            options =>
            {
                options.Concurrency = 2;
                options.MaxAttempts = 1;
            },
            builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await receiver.SendAsync("ann1", "bob1", "ann2", "bob2", "cid1");
        await bot.UntilBegunAsync(2);

        await AdvanceAsync(clock, TimeSpan.FromMinutes(5), () => Task.FromResult(bot.Handled.Count == 3));

        await database.UntilEmptyAsync();
        Assert.Equal(["ann2", "bob2", "cid1"], bot.Handled.Order());
        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from sunshine_inbox where error like '%ignored its token.'"));
        Assert.Contains("A handler of conversation:message ignored its token for 10 s", receiver.Log.Text, StringComparison.Ordinal);
        blocked.Set();
    }

    /// <summary>The time limit begins only after the handler has: the clock is moved until it has been seen.</summary>
    private static Task AdvanceAsync(FakeTimeProvider clock, TimeSpan step, Func<Task<bool>> condition) => Wait.UntilAsync(
        async () =>
        {
            clock.Advance(step);
            await Task.Delay(20);
            return await condition();
        },
        "what the clock causes");
}
