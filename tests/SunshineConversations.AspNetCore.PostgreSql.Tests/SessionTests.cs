using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>Connections that are cut, instances that end, and a database that does not write: nothing is lost, and only what was in work may begin again.</summary>
public sealed class SessionTests
{
    private static readonly string[] Eight = [.. Enumerable.Range(0, 8).Select(i => $"user{(char)('a' + i)}1")];

    [PostgreSqlFact]
    public async Task An_instance_whose_connections_are_cut_takes_its_work_back()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        var bot = new Bot((_, cancellationToken) => gate.WaitAsync(cancellationToken));
        Receiver receiver = await database.StartAsync("a", bot);
        await receiver.SendAsync([.. Eight, .. Eight.Select(id => id.Replace('1', '2'))]);
        await bot.UntilBegunAsync(8);

        Assert.NotEqual(0, await database.CutAsync());
        await receiver.Log.WaitForAsync("The inbox can be used again");
        // Longer than handlers go on without a connection.
        await Task.Delay(TimeSpan.FromSeconds(4));
        gate.Open();
        await bot.UntilHandledAsync(16);
        await database.UntilEmptyAsync();

        Assert.Equal(16, bot.Begun.Count);
        Assert.Equal(0, bot.Overlaps);
        Assert.Equal(16, await database.ScalarAsync<long>("select count(*) from sunshine_inbox where attempts = 1"));
        Assert.Equal(1, receiver.Log.Lines.Count(line => line.Text.StartsWith("The connection of the inbox was lost", StringComparison.Ordinal)));
    }

    /// <summary>As with a failover. Each instance leaves what was begun to the other one for a while, since that has lost its locks too.</summary>
    [PostgreSqlFact]
    public async Task When_all_connections_are_cut_each_instance_takes_its_own_work_back()
    {
        await using Database database = await Database.CreateAsync();
        var gates = new ConcurrentDictionary<string, Gate>();
        var bot = new Bot((id, _) => gates.GetOrAdd(id[^1..], _ => new()).Opened);
        Receiver[] instances = [await database.StartAsync("a", bot, options => options.Concurrency = 4), await database.StartAsync("b", bot, options => options.Concurrency = 4)];
        for (int round = 1; round <= 5; round++)
        {
            await instances[round % 2].SendAsync([.. Eight.Select(id => $"{id[..^1]}{round}")]);
            await bot.UntilBegunAsync(8 * round);

            await database.CutAsync();
            await Wait.UntilAsync(() => instances.All(instance => instance.Log.Lines.Count(line => line.Text.StartsWith("The inbox can be used again", StringComparison.Ordinal)) == round), "both are back");
            // Longer than anything is left to those that return.
            if (round == 5)
                await Task.Delay(TimeSpan.FromSeconds(4));

            gates.GetOrAdd($"{round}", _ => new()).Open();
            await bot.UntilHandledAsync(8 * round);
            await database.UntilEmptyAsync();
        }

        Assert.Equal(40, bot.Begun.Count);
        Assert.Equal(0, bot.Overlaps);
    }

    [PostgreSqlFact]
    public async Task An_instance_that_comes_back_first_leaves_what_was_begun_to_the_other_one_for_three_seconds()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        // Deaf to their token.
        var bot = new Bot((_, _) => gate.Opened);
        string user = await database.CreateUserAsync();
        Receiver first = await database.StartAsync("a", bot, user);
        await first.SendAsync(Eight);
        await bot.UntilBegunAsync(8);
        Receiver second = await database.StartAsync("b", bot);
        await Wait.UntilAsync(() => second.App.Services.GetRequiredService<PostgreSqlInbox>().HandlingFailure is null, "b works");

        await database.ExecuteAsync($"alter role {user} nologin");
        await database.CutAsync();
        await second.Log.WaitForAsync("The inbox can be used again");
        await second.SendAsync("new1");
        await bot.UntilBegunAsync(9);
        await Task.Delay(500);
        await database.ExecuteAsync($"alter role {user} login");
        await first.Log.WaitForAsync("The inbox can be used again");
        gate.Open();
        await bot.UntilHandledAsync(9);
        await database.UntilEmptyAsync();

        Assert.Equal(9, bot.Begun.Count);
    }

    [PostgreSqlFact]
    public async Task Locks_that_the_server_gives_back_late_are_waited_for()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        var bot = new Bot((_, cancellationToken) => gate.WaitAsync(cancellationToken));
        Receiver receiver = await database.StartAsync("a", bot);
        await receiver.SendAsync("ann1");
        await bot.UntilBegunAsync(1);

        // Stands for a connection that has not quite ended.
        Task late = database.ExecuteAsync("select pg_advisory_lock(conversation) from sunshine_inbox; select pg_sleep(0.4); select pg_advisory_unlock(conversation) from sunshine_inbox");
        await database.UntilAsync("exists (select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database()))");
        await database.CutAsync();
        await receiver.Log.WaitForAsync("The inbox can be used again");
        await late;
        gate.Open();
        await database.UntilEmptyAsync();

        Assert.Equal((1, 1), (bot.Begun.Count, bot.Handled.Count));
    }

    [PostgreSqlFact]
    public async Task What_an_instance_that_ends_had_begun_is_begun_by_another_one_at_once()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        var bot = new Bot((_, _) => gate.Opened);
        Receiver first = await database.StartAsync("a", bot);
        await first.SendAsync("ann1", "ann2");
        await bot.UntilBegunAsync(1);
        await database.StartAsync("b", bot);
        var watch = Stopwatch.StartNew();

        // Without a stop of its host.
        await first.App.Services.GetRequiredService<PostgreSqlInbox>().DisposeAsync();
        await bot.UntilBegunAsync(2);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(["ann1", "ann1"], bot.Begun);
        Assert.Equal(["a", "b"], bot.Instances);
        gate.Open();
        await database.UntilEmptyAsync();
        Assert.Equal(["ann1", "ann1", "ann1", "ann2"], bot.Begun.Concat(bot.Handled).Order().Take(3).Append("ann2"));
    }

    [PostgreSqlFact]
    public async Task Without_a_connection_tokens_are_canceled_after_three_seconds_and_the_attempt_does_not_count()
    {
        await using Database database = await Database.CreateAsync();
        var watch = new Stopwatch();
        var canceled = new TaskCompletionSource<TimeSpan>();
        var bot = new Bot(async (_, cancellationToken) =>
        {
            if (canceled.Task.IsCompleted)
                return;

            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                canceled.SetResult(watch.Elapsed);
            }
        });
        Receiver receiver = await database.StartAsync("a", bot);
        await receiver.SendAsync("ann1");
        await bot.UntilBegunAsync(1);

        watch.Start();
        await using (await database.DisconnectAsync())
        {
            Assert.InRange(await canceled.Task, TimeSpan.FromSeconds(2.9), TimeSpan.FromSeconds(6));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Delivery.Of("bob1")));
        }

        await bot.UntilHandledAsync(1);
        await database.UntilEmptyAsync();
        Assert.Equal(1, await database.ScalarAsync<int>("select attempts from sunshine_inbox"));
    }

    /// <summary>Results are written on another connection, which may be back before.</summary>
    [PostgreSqlFact]
    public async Task An_attempt_that_was_given_back_is_not_counted_again_when_its_lock_is_taken_back()
    {
        await using Database database = await Database.CreateAsync();
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.ConnectionString("a"));
        var table = new InboxTable(TableName.Parse("sunshine_inbox")!);
        await table.SetUpAsync(source, CancellationToken.None);
        EventRow row = await database.StoreAsync("ann1");
        await database.ExecuteAsync("update sunshine_inbox set begun = 1, attempts = 0");

        await using Session session = await Session.OpenAsync(source, table, CancellationToken.None);
        Dictionary<long, bool> own = await session.TakeBackAsync([new Work(row.Key, row.Conversation, attempt: 1, begun: 1, "", "", null, new HandlerProgress(), TimeSpan.Zero)]);

        Assert.True(own[row.Conversation]);
        Assert.Equal(0, await database.ScalarAsync<int>("select attempts from sunshine_inbox"));
    }

    [PostgreSqlFact]
    public async Task What_another_instance_has_begun_meanwhile_is_canceled_at_once_and_its_result_changes_nothing()
    {
        await using Database database = await Database.CreateAsync();
        var gate = new Gate();
        var canceled = new TaskCompletionSource();
        int runs = 0;
        var bot = new Bot(async (_, cancellationToken) =>
        {
            if (runs++ > 0)
                return;

            await using CancellationTokenRegistration registration = cancellationToken.Register(canceled.SetResult);
            await gate.WaitAsync(CancellationToken.None);
        });
        Receiver receiver = await database.StartAsync("a", bot);
        await receiver.SendAsync("ann1");
        await bot.UntilBegunAsync(1);
        var watch = Stopwatch.StartNew();

        await database.ExecuteAsync("update sunshine_inbox set attempts = attempts + 1, begun = begun + 1, due = now() + interval '1 hour'");
        await database.CutAsync();
        await canceled.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
        gate.Open();
        await bot.UntilHandledAsync(1);
        await receiver.SendAsync("bob1");
        await database.UntilAsync("(select count(*) = 1 from sunshine_inbox where closed is not null)");

        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from sunshine_inbox where closed is null and attempts = 2"));
    }

    [PostgreSqlFact]
    public async Task Results_that_cannot_be_written_wait_in_memory_and_hold_their_conversation()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver receiver = await database.StartAsync("a", bot);
        await database.ExecuteAsync("""
            create function full_disk() returns trigger language plpgsql as $$ begin raise 'could not extend file' using errcode = '53100'; end $$;
            create trigger full_disk before update of closed on sunshine_inbox for each statement execute function full_disk()
            """);

        await receiver.SendAsync("ann1", "ann2", "bob1");
        await bot.UntilHandledAsync(2);
        await receiver.Log.WaitForAsync("The results of handled events cannot be written");
        // Through a lost connection too.
        await database.CutAsync("a");
        await receiver.Log.WaitForAsync("The inbox can be used again");
        Assert.Equal(["ann1", "bob1"], bot.Begun.Order());
        await database.ExecuteAsync("drop trigger full_disk on sunshine_inbox");

        await database.UntilEmptyAsync();
        Assert.Equal(["ann1", "ann2", "bob1"], bot.Begun.Order());
        Assert.Equal(3, await database.ScalarAsync<long>("select count(*) from sunshine_inbox where attempts = 1"));
    }

    [PostgreSqlFact]
    public async Task A_result_that_cannot_be_written_does_not_keep_the_others()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot(id =>
        {
            if (id == "ann1")
                throw new InvalidOperationException("the one");
        });
        Receiver receiver = await database.StartAsync("a", bot);
        await database.ExecuteAsync("alter table sunshine_inbox add constraint no check (error not like '%the one%') not valid");

        await receiver.SendAsync("ann1", "bob1");
        await receiver.Log.WaitForAsync("The results of handled events cannot be written");
        await receiver.SendAsync("bob2");
        await database.UntilAsync("(select count(*) = 2 from sunshine_inbox where closed is not null)");
        await database.ExecuteAsync("alter table sunshine_inbox drop constraint no");

        await database.UntilAsync("exists (select from sunshine_inbox where error is not null)");
    }

    /// <summary>The connection works, and with it the locks: only what is new must wait.</summary>
    [PostgreSqlFact]
    public async Task When_a_claim_fails_handlers_go_on_and_no_other_instance_begins_their_events()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        var bot = new Bot((_, cancellationToken) => gate.WaitAsync(cancellationToken));
        Receiver receiver = await database.StartAsync("a", bot);
        await receiver.SendAsync(Eight);
        await bot.UntilBegunAsync(8);
        await database.StartAsync("b", bot);
        await database.ExecuteAsync("""
            create function locked() returns trigger language plpgsql as $$ begin if current_setting('application_name') = 'a' then raise 'could not obtain lock' using errcode = '55P03'; end if; return null; end $$;
            create trigger locked before update of attempts on sunshine_inbox for each statement execute function locked()
            """);
        await receiver.Log.WaitForAsync("No event can be begun");
        // Longer than handlers go on without a session.
        await Task.Delay(TimeSpan.FromSeconds(4));
        await receiver.SendAsync("new1");
        await bot.UntilBegunAsync(9);

        Assert.Equal([.. Enumerable.Repeat("a", 8), "b"], bot.Instances);
        await database.ExecuteAsync("drop trigger locked on sunshine_inbox");
        gate.Open();
        await bot.UntilHandledAsync(9);
        await database.UntilEmptyAsync();
        Assert.Equal(9, bot.Begun.Count);
    }

    /// <summary>With quick handlers more is begun than there are slots. Another instance has what waits for one as soon as the session is lost.</summary>
    [PostgreSqlFact]
    public async Task What_waits_for_a_slot_when_the_session_is_lost_does_not_start()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        int count = 0;
        var bot = new Bot((_, _) => Interlocked.Increment(ref count) == 1 ? Task.CompletedTask : gate.Opened);
        string user = await database.CreateUserAsync();
        Receiver first = await database.StartAsync("a", bot, user, options => options.Concurrency = 1);
        await first.SendAsync("quick1", "ann1", "bob1");
        await database.UntilAsync("(select count(*) = 2 from sunshine_inbox where attempts = 1 and closed is null)");
        await bot.UntilBegunAsync(2);
        await database.StartAsync("b", bot);

        await database.ExecuteAsync($"alter role {user} nologin");
        await database.CutAsync("a");
        await bot.UntilBegunAsync(4);
        gate.Open();
        await bot.UntilHandledAsync(4);
        await database.ExecuteAsync($"alter role {user} login");
        await first.Log.WaitForAsync("The inbox can be used again");
        await database.UntilEmptyAsync();

        Assert.Equal((1, 4), (bot.Begun.Count(id => id == "quick1"), bot.Begun.Count));
        Assert.Equal(["a", "a", "b", "b"], bot.Instances);
    }

    [PostgreSqlFact]
    public async Task A_shutdown_does_not_lengthen_the_time_without_a_session()
    {
        await using Database database = await Database.CreateAsync();
        var canceled = new TaskCompletionSource();
        var bot = new Bot(async (_, cancellationToken) =>
        {
            await using CancellationTokenRegistration registration = cancellationToken.Register(canceled.SetResult);
            await canceled.Task;
        });
        Receiver receiver = await database.StartAsync("a", bot);
        await receiver.SendAsync("ann1");
        await bot.UntilBegunAsync(1);
        IAsyncDisposable connected = await database.DisconnectAsync();
        await receiver.Log.WaitForAsync("The connection of the inbox was lost");
        var watch = Stopwatch.StartNew();

        // 27 s of the host's time.
        Task stopping = receiver.App.StopAsync();
        await canceled.Task;

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 15);
        await connected.DisposeAsync();
        await stopping;
    }

    [PostgreSqlFact]
    public async Task What_fails_at_a_claim_loses_nothing()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver receiver = await database.StartAsync("a", bot);
        await database.ExecuteAsync("""
            create function locked() returns trigger language plpgsql as $$ begin raise 'could not obtain lock' using errcode = '55P03'; end $$;
            create trigger locked before update of attempts on sunshine_inbox for each statement execute function locked()
            """);

        await receiver.SendAsync("ann1");
        await receiver.Log.WaitForAsync("No event can be begun");
        await database.ExecuteAsync("drop trigger locked on sunshine_inbox");

        await bot.UntilHandledAsync(1);
        await database.UntilEmptyAsync();
        await database.UntilAsync("not exists (select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()))");
    }
}
