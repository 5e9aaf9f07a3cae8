using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>Events whose handler fails.</summary>
public sealed class RetryTests
{
    [PostgreSqlFact]
    public async Task After_the_last_attempt_the_event_is_set_aside_with_its_error_until_it_is_retried()
    {
        await using Database database = await Database.CreateAsync();
        bool fails = true;
        // Characters that a column of text does not store, what JSON escapes, and more than is kept.
        string message = "NUL \0, half \ud800, \"quoted\" <b> 'ä' 😀 " + new string('x', 2000);
        var bot = new Bot(id =>
        {
            if (id == "ann1" && fails)
                throw new InvalidOperationException(message);
        });
        Receiver receiver = await database.StartAsync("a", bot, options => options.MaxAttempts = 2);
        IWebhookInbox inbox = receiver.App.Services.GetRequiredService<IWebhookInbox>();

        await receiver.SendAsync("ann1", "ann2");
        await bot.UntilHandledAsync(1);
        await database.UntilEmptyAsync();

        Assert.Equal(["ann1", "ann1", "ann2"], bot.Begun);
        FailedWebhookEvent failed = Assert.Single(await inbox.ListFailedAsync());
        Assert.Equal(("ann1", "", 2), (failed.Payload!.Events[0].Id, failed.ReceiverName, failed.Attempts));
        Assert.Equal($"System.InvalidOperationException: {message.Replace('\ud800', '\ufffd')}"[..1000], failed.Error);
        Assert.True(failed.StoredAt <= failed.FailedAt);
        Assert.Equal(new InboxStatus(0, null, 1), await inbox.GetStatusAsync());
        Assert.Contains("An event conversation:message was begun 2 times without success and is set aside", receiver.Log.Text, StringComparison.Ordinal);

        // Another delivery does not retry it.
        await receiver.SendAsync("ann1");
        Assert.False(await inbox.RetryAsync(Guid.NewGuid()));
        fails = false;
        Assert.True(await inbox.RetryAsync(failed.Key));
        await bot.UntilHandledAsync(2);
        await database.UntilEmptyAsync();
        Assert.Equal(["ann2", "ann1"], bot.Handled);
        Assert.Equal(new InboxStatus(0, null, 0), await inbox.GetStatusAsync());
        Assert.False(await inbox.RetryAsync(failed.Key));
        Assert.Empty(await inbox.ListFailedAsync());
    }

    [PostgreSqlFact]
    public async Task All_that_was_set_aside_is_listed_and_retried_in_order()
    {
        await using Database database = await Database.CreateAsync();
        bool fails = true;
        var bot = new Bot(_ =>
        {
            if (fails)
                throw new InvalidOperationException();
        });
        Receiver receiver = await database.StartAsync("a", bot, options => options.MaxAttempts = 1);
        IWebhookInbox inbox = receiver.App.Services.GetRequiredService<IWebhookInbox>();
        await receiver.SendAsync("ann1", "ann2", "ann3");
        await database.UntilEmptyAsync();

        Assert.Equal(["ann3", "ann2", "ann1"], (await inbox.ListFailedAsync()).Select(failed => failed.Payload!.Events[0].Id));
        Assert.Single(await inbox.ListFailedAsync(limit: 1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => inbox.ListFailedAsync(0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => inbox.ListFailedAsync(1001));
        fails = false;

        Assert.Equal(3, await inbox.RetryAllAsync());
        await bot.UntilHandledAsync(3);
        Assert.Equal(["ann1", "ann2", "ann3"], bot.Handled);
    }

    [PostgreSqlFact]
    public async Task The_delay_doubles_to_five_minutes()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot(_ => throw new InvalidOperationException());
        Receiver receiver = await database.StartAsync("a", bot, options => options.MaxAttempts = 100);
        await receiver.SendAsync("ann1");

        foreach ((int attempts, int delay) in (IEnumerable<(int, int)>)[(1, 1), (2, 2), (3, 4), (4, 8), (9, 256), (10, 300), (99, 300)])
        {
            await database.ExecuteAsync($"update sunshine_inbox set attempts = {attempts - 1}, due = now() where error is not null");
            await database.UntilAsync($"(select attempts = {attempts} and due > now() + interval '{delay - 0.9} s' and due <= now() + interval '{delay} s' from sunshine_inbox)");
        }
    }

    [PostgreSqlFact]
    public async Task Handlers_that_succeeded_do_not_run_again_because_another_one_throws()
    {
        await using Database database = await Database.CreateAsync();
        var runs = new ConcurrentQueue<string>();
        Receiver receiver = await database.StartAsync("a", webhooks => webhooks
            .AddHandler<WebhookEvent>((_, _) => Add(runs, "first"))
            .AddHandler<ConversationReadEvent>((_, _) => Add(runs, "other"))
            .AddHandler<ConversationMessageEvent>((_, _) => Add(runs, "second", fails: runs.Count(run => run == "second") < 2))
            .AddHandler<WebhookEvent>((_, _) => Add(runs, "third", fails: !runs.Contains("third"))));

        await receiver.SendAsync("ann1");
        await database.UntilEmptyAsync();

        Assert.Equal(["first", "second", "third", "second", "third", "second"], runs);
    }

    /// <summary>The numbers of its handlers may be those of others.</summary>
    [PostgreSqlFact]
    public async Task Another_build_runs_all_handlers_again()
    {
        await using Database database = await Database.CreateAsync();
        var runs = new ConcurrentQueue<string>();
        Receiver old = await database.StartAsync("a", webhooks => webhooks
            .AddHandler<WebhookEvent>((_, _) => Add(runs, "first"))
            .AddHandler<WebhookEvent>((_, _) => Add(runs, "second", fails: true)));
        await old.SendAsync("ann1");
        await database.UntilAsync("exists (select from sunshine_inbox where done_by is not null)");
        await old.App.StopAsync();

        await database.StartAsync("b", webhooks => webhooks
            .AddHandler<ConversationMessageEvent>((_, _) => Add(runs, "inserted"))
            .AddHandler<WebhookEvent>((_, _) => Add(runs, "first"))
            .AddHandler<WebhookEvent>((_, _) => Add(runs, "second")));
        await database.UntilEmptyAsync();

        Assert.Equal(["first", "second", "inserted", "first", "second"], runs);
    }

    /// <summary>An event that ends its process leaves nothing but the count of its begins.</summary>
    [PostgreSqlFact]
    public async Task An_event_that_was_begun_too_often_without_an_end_is_set_aside_and_not_begun()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver first = await database.StartAsync("a", bot, options => options.Concurrency = 0);
        await first.SendAsync("ann1", "ann2");
        await database.ExecuteAsync("update sunshine_inbox set attempts = 8 where seq = 1");

        Receiver second = await database.StartAsync("b", bot);
        await bot.UntilHandledAsync(1);
        await database.UntilEmptyAsync();

        Assert.Equal(["ann2"], bot.Begun);
        FailedWebhookEvent failed = Assert.Single(await second.App.Services.GetRequiredService<IWebhookInbox>().ListFailedAsync());
        Assert.StartsWith("None of 8 attempts came to its end", failed.Error, StringComparison.Ordinal);
    }

    [PostgreSqlFact]
    public async Task A_row_that_was_changed_stops_nothing()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver receiver = await database.StartAsync("a", bot, options => options.MaxAttempts = 1);
        await database.ExecuteAsync("insert into sunshine_inbox (key, conversation, receiver, body) values (gen_random_uuid(), 1, '', '{'), (gen_random_uuid(), 1, '', '{\"events\":[]}')");

        await receiver.SendAsync("ann1");
        await bot.UntilHandledAsync(1);
        await database.UntilEmptyAsync();

        IWebhookInbox inbox = receiver.App.Services.GetRequiredService<IWebhookInbox>();
        Assert.Equal([(false, true), (true, true)], (await inbox.ListFailedAsync()).Select(failed => (failed.Payload is null, failed.Error.Length > 0)).Order());
        await database.ExecuteAsync("update sunshine_inbox set error = 'an \"error\"'");
        Assert.Equal("an \"error\"", (await inbox.ListFailedAsync())[0].Error);
    }

    [PostgreSqlFact]
    public async Task An_error_is_not_replaced_when_an_event_is_set_aside_by_a_smaller_number_of_attempts()
    {
        await using Database database = await Database.CreateAsync();
        Receiver first = await database.StartAsync("a", new Bot(_ => throw new InvalidOperationException("the reason")));
        await first.SendAsync("ann1");
        await database.UntilAsync("exists (select from sunshine_inbox where attempts = 2 and due > now())");
        await first.App.StopAsync();

        Receiver second = await database.StartAsync("b", new Bot(), options => options.MaxAttempts = 1);
        await database.UntilEmptyAsync();

        Assert.Equal("System.InvalidOperationException: the reason", Assert.Single(await second.App.Services.GetRequiredService<IWebhookInbox>().ListFailedAsync()).Error);
    }

    /// <summary>Otherwise the log would decide whether a conversation goes on.</summary>
    [PostgreSqlFact]
    public async Task A_log_that_throws_stops_nothing()
    {
        await using Database database = await Database.CreateAsync();
        int failures = 0;
        var bot = new Bot(_ =>
        {
            if (failures++ == 0)
                throw new InvalidOperationException();
        });
        Receiver receiver = await database.StartAsync("a", bot, options => options.MaxAttempts = 1, builder => builder.Logging.AddProvider(new ThrowingLogger()));
        await receiver.SendAsync("ann1", "ann2");
        await bot.UntilHandledAsync(1);
        await database.CutAsync();
        await receiver.SendAsync("ann3");

        await bot.UntilHandledAsync(2);
        await database.UntilEmptyAsync();
        Assert.Equal(["ann1", "ann2", "ann3"], bot.Begun);
    }

    private sealed class ThrowingLogger : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName == InboxLog.Category ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => throw new InvalidOperationException("no log");

        public void Dispose()
        {
        }
    }

    private static Task Add(ConcurrentQueue<string> runs, string run, bool fails = false)
    {
        runs.Enqueue(run);
        return fails ? Task.FromException(new InvalidOperationException(run)) : Task.CompletedTask;
    }
}
