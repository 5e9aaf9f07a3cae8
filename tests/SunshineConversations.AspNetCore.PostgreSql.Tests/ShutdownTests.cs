using Microsoft.Extensions.Hosting;
using Npgsql;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>A host that stops, and two versions of an application beside each other.</summary>
public sealed class ShutdownTests
{
    private const string Locks = "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";

    [PostgreSqlFact]
    public async Task Handlers_may_end_and_nothing_else_begins()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        var bot = new Bot((_, cancellationToken) => gate.WaitAsync(cancellationToken));
        Receiver receiver = await database.StartAsync("a", bot);
        await receiver.SendAsync("ann1", "ann2");
        await bot.UntilBegunAsync(1);

        Task stopping = receiver.App.StopAsync();
        await database.ScalarAsync<bool>("select pg_sleep(1.5) is null");
        Assert.False(stopping.IsCompleted);
        gate.Open();
        await stopping;

        Assert.Equal(["ann1"], bot.Handled);
        Assert.Equal("ann1 handled", await database.ScalarAsync<string>("select 'ann' || seq || ' handled' from sunshine_inbox where closed is not null"));
        Assert.Equal(0, await database.ScalarAsync<int>("select attempts from sunshine_inbox where closed is null"));
        Assert.Equal(0, await database.ScalarAsync<long>(Locks));
    }

    [PostgreSqlFact]
    public async Task Handlers_that_do_not_end_in_time_are_canceled_and_their_events_given_back()
    {
        await using Database database = await Database.CreateAsync();
        bool waits = true;
        var bot = new Bot((_, cancellationToken) => waits ? Task.Delay(Timeout.Infinite, cancellationToken) : Task.CompletedTask);
        Receiver receiver = await database.StartAsync(
            "a",
            webhooks => webhooks
                .AddHandler<WebhookEvent>((_, _) => Task.CompletedTask)
                .AddHandler<WebhookEvent>((received, cancellationToken) => bot.HandleAsync("a", received, cancellationToken)),
            configure: builder => builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2)));
        await receiver.SendAsync("ann1", "bob1");
        await bot.UntilBegunAsync(2);

        await receiver.App.StopAsync();

        // The one that had succeeded is remembered.
        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from sunshine_inbox where attempts = 0 and error is null and done_by like '% 0'"));
        Assert.Equal(0, await database.ScalarAsync<long>(Locks));
        waits = false;
        await database.StartAsync("b", bot);
        await bot.UntilHandledAsync(2);
    }

    /// <summary>A connection of the application's pool must not come back with locks or settings, even where the pool does not reset it.</summary>
    [PostgreSqlFact]
    public async Task A_data_source_of_the_application_gets_its_connections_back_as_they_were()
    {
        await using Database database = await Database.CreateAsync();
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.ConnectionString("a", builder => builder.NoResetOnClose = true));
        var deaf = new Gate();
        var bot = new Bot((_, _) => deaf.Opened);
        await using Receiver receiver = await database.StartAsync(
            "a",
            webhooks => webhooks.AddHandler<WebhookEvent>((received, cancellationToken) => bot.HandleAsync("a", received, cancellationToken)),
            use: (webhooks, options) => webhooks.UsePostgreSqlInbox(_ => source, options));
        await receiver.SendAsync("ann1");
        await bot.UntilBegunAsync(1);
        Assert.Equal(1, await database.ScalarAsync<long>(Locks));

        await receiver.App.Services.GetRequiredService<PostgreSqlInbox>().DisposeAsync();

        Assert.Equal(0, await database.ScalarAsync<long>(Locks));
        foreach (string setting in (string[])["enable_sort", "enable_seqscan", "enable_hashjoin"])
            Assert.Equal(["on", "on", "on", "on"], await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ShowAsync(source, setting))));
    }

    [PostgreSqlFact]
    public async Task An_event_without_a_handler_in_this_version_is_left_to_the_other_one()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver next = await database.StartAsync("next", bot, options => options.Concurrency = 0);
        await next.SendAsync("ann1", "ann2");

        Receiver old = await database.StartAsync("old", webhooks => webhooks.AddHandler<ConversationReadEvent>((_, _) => Task.CompletedTask));
        await database.UntilAsync("(select error is not null and attempts = 0 and closed is null and due < now() from sunshine_inbox where seq = 1)");
        // It looks each second.
        await Task.Delay(2500);
        await database.StartAsync("next", bot);

        await bot.UntilHandledAsync(2);
        Assert.Equal(["ann1", "ann2"], bot.Handled);
        Assert.Single(old.Log.Lines, line => line.Text.StartsWith("No handler is registered for a stored event conversation:message", StringComparison.Ordinal));
    }

    [PostgreSqlFact]
    public async Task An_event_that_no_version_handles_is_set_aside_after_an_hour()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver next = await database.StartAsync("next", bot, options => options.Concurrency = 0);
        await next.SendAsync("ann1");
        await database.ExecuteAsync("update sunshine_inbox set opened = now() - interval '61 minutes'");

        Receiver old = await database.StartAsync("old", webhooks => webhooks.AddHandler<ConversationReadEvent>((_, _) => Task.CompletedTask));
        await database.UntilEmptyAsync();

        FailedWebhookEvent failed = Assert.Single(await old.App.Services.GetRequiredService<IWebhookInbox>().ListFailedAsync());
        Assert.Equal("The application has no handler for this event.", failed.Error);
    }

    /// <summary>All at the same time, so that each is on a different connection.</summary>
    private static async Task<string> ShowAsync(NpgsqlDataSource source, string setting)
    {
        await using NpgsqlCommand command = source.CreateCommand($"select current_setting('{setting}') from pg_sleep(0.2)");
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
