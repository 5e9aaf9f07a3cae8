namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>One event of a conversation at a time, in the order in which they were stored; conversations beside each other.</summary>
public sealed class OrderTests
{
    [PostgreSqlFact]
    public async Task Two_instances_keep_the_order_of_each_conversation_and_handle_nothing_twice()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot(async (_, cancellationToken) => await Task.Delay(2, cancellationToken));
        Receiver[] instances = [await database.StartAsync("a", bot), await database.StartAsync("b", bot)];

        string[] conversations = [.. Enumerable.Range(0, 20).Select(i => $"user{(char)('a' + i)}")];
        await Task.WhenAll(conversations.Select(async (conversation, c) =>
        {
            for (int i = 0; i < 20; i++)
                await instances[(i + c) % 2].SendAsync($"{conversation}{i}");
        }));
        await database.UntilEmptyAsync();

        Assert.Equal(400, bot.Handled.Count);
        Assert.Equal(0, bot.Overlaps);
        Assert.All(conversations, conversation => Assert.Equal(
            Enumerable.Range(0, 20).Select(i => $"{conversation}{i}"),
            bot.Begun.Where(id => id.TrimEnd([.. "0123456789"]) == conversation)));
        Assert.Equal(["a", "b"], bot.Instances.Distinct().Order());
    }

    [PostgreSqlFact]
    public async Task Conversations_are_handled_beside_each_other_as_many_as_the_options_say()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        var bot = new Bot((_, cancellationToken) => gate.WaitAsync(cancellationToken));
        Receiver receiver = await database.StartAsync("a", bot, options => options.Concurrency = 3);

        await receiver.SendAsync("ann1", "bob1", "cid1", "dan1", "ann2");

        await bot.UntilBegunAsync(3);
        await database.UntilAsync("(select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())) = 3");
        Assert.Equal(3, bot.Begun.Count);
        gate.Open();
        await bot.UntilHandledAsync(5);
        Assert.Equal("ann2", bot.Handled.Last());
    }

    [PostgreSqlFact]
    public async Task A_retry_lets_no_later_event_of_its_conversation_pass()
    {
        await using Database database = await Database.CreateAsync();
        int attempts = 0;
        bool isParked = false;
        var bot = new Bot(async (id, _) =>
        {
            if (id != "ann1")
                return;

            isParked = await database.ScalarAsync<bool>("select bool_and(due = 'infinity') from sunshine_inbox where attempts = 0");
            if (++attempts < 3)
                throw new InvalidOperationException("not yet");
        });
        Receiver receiver = await database.StartAsync("a", bot);

        await receiver.SendAsync("ann1", "ann2", "bob1");
        await bot.UntilHandledAsync(3);
        await database.UntilEmptyAsync();

        Assert.Equal(["bob1", "ann1", "ann2"], bot.Handled);
        Assert.Equal(["ann1", "ann1", "ann1", "ann2"], bot.Begun.Where(id => id != "bob1"));
        Assert.True(isParked);
        // 1 s and 2 s later.
        Assert.True(await database.ScalarAsync<bool>("select closed - stored >= interval '3 seconds' from sunshine_inbox where attempts = 3"));
    }

    /// <summary>Else each claim, of each instance, would look at all of them again.</summary>
    [PostgreSqlFact]
    public async Task What_waits_behind_another_event_is_parked_and_handled_in_order()
    {
        const int Count = 300;

        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        var bot = new Bot((_, cancellationToken) => gate.WaitAsync(cancellationToken));
        Receiver receiver = await database.StartAsync("a", bot);
        string[] ids = [.. Enumerable.Range(1, Count).Select(i => $"ann{i}")];

        foreach (string[] some in ids.Chunk(100))
            await receiver.SendAsync(some);

        await bot.UntilBegunAsync(1);
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from sunshine_inbox where closed is null and due <= now()"));
        gate.Open();
        await bot.UntilHandledAsync(Count);
        Assert.Equal(ids, bot.Handled);
    }

    /// <summary>The statement that parks it does not see that the one before it is closed, and what closes that does not see what is parked.</summary>
    [PostgreSqlFact]
    public async Task What_is_stored_while_the_event_before_it_is_closed_is_not_forgotten()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        var bot = new Bot((_, cancellationToken) => gate.WaitAsync(cancellationToken));
        Receiver receiver = await database.StartAsync("a", bot);
        await database.ExecuteAsync("""
            create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(case when new.due = 'infinity' then 1 else 0 end); return new; end $$;
            create trigger slow before insert on sunshine_inbox for each row execute function slow()
            """);
        await receiver.SendAsync("ann1");
        await bot.UntilBegunAsync(1);

        Task second = receiver.SendAsync("ann2");
        await database.UntilAsync("exists (select from pg_stat_activity where datname = current_database() and application_name = 'a' and wait_event = 'PgSleep')");
        gate.Open();
        await database.UntilEmptyAsync();
        await second;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await bot.UntilHandledAsync(2);

        // By the cleanup it would be a minute.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
    }

    /// <summary>The process that would have looked at it again has ended.</summary>
    [PostgreSqlFact]
    public async Task What_is_stored_behind_a_parked_event_does_not_pass_it()
    {
        await using Database database = await Database.CreateAsync();
        await database.ExecuteAsync(new PostgreSqlInboxOptions().GetTableScript());
        await database.StoreAsync("ann1", due: "infinity");
        var bot = new Bot();
        Receiver receiver = await database.StartAsync("a", bot);

        await receiver.SendAsync("ann2");
        await bot.UntilHandledAsync(2);

        Assert.Equal(["ann1", "ann2"], bot.Handled);
    }

    /// <summary>Stored at the same moment, by two statements that did not see each other.</summary>
    [PostgreSqlFact]
    public async Task Of_two_events_that_are_due_the_first_one_is_first()
    {
        await using Database database = await Database.CreateAsync();
        await database.ExecuteAsync(new PostgreSqlInboxOptions().GetTableScript());
        await database.StoreAsync("ann1", due: "2026-01-02");
        await database.StoreAsync("ann2", due: "2026-01-01");
        var bot = new Bot();
        await database.StartAsync("a", bot);

        await bot.UntilHandledAsync(2);

        Assert.Equal(["ann1", "ann2"], bot.Handled);
    }

    [PostgreSqlFact]
    public async Task Events_without_a_conversation_are_in_the_order_of_their_user()
    {
        await using Database database = await Database.CreateAsync();
        int failures = 0;
        var bot = new Bot(id =>
        {
            if (id == "first" && failures++ == 0)
                throw new InvalidOperationException("not yet");
        });
        Receiver receiver = await database.StartAsync("a", bot);
        string body = Delivery.Batch(((string[])["first", "second"]).Select(id => $$$"""{"id":"{{{id}}}","type":"user:update","payload":{"user":{"id":"ann"} } }"""));

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(body));
        await bot.UntilHandledAsync(2);

        Assert.Equal(["first", "second"], bot.Handled);
    }

    /// <summary>
    /// Many events wait behind one that is retried later. A planner that moves the lock before the test for the first one would lock their conversations, and no other instance could have them until
    /// this one ends.
    /// </summary>
    [PostgreSqlFact]
    public async Task Nothing_is_locked_but_what_is_in_work_even_with_a_full_table_and_outdated_statistics()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        await database.ExecuteAsync(new PostgreSqlInboxOptions().GetTableScript());
        // So few that reading them all is the best plan.
        await database.ExecuteAsync("""
            insert into sunshine_inbox (key, conversation, receiver, body, closed) select gen_random_uuid(), g, '', '', now() from generate_series(1, 5) g;
            analyze sunshine_inbox
            """);
        var bot = new Bot((_, cancellationToken) => gate.WaitAsync(cancellationToken));
        Receiver receiver = await database.StartAsync("a", bot, options => options.Concurrency = 2);
        await receiver.SendAsync("first1");
        await bot.UntilBegunAsync(1);
        await database.ExecuteAsync("""
            insert into sunshine_inbox (key, conversation, receiver, body, due) select gen_random_uuid(), g, '', '{"events":[{"id":"x"}]}', now() + interval '5 minutes' from generate_series(1, 20000) g;
            insert into sunshine_inbox (key, conversation, receiver, body) select gen_random_uuid(), g, '', '{"events":[{"id":"x"}]}' from generate_series(1, 50) g;
            insert into sunshine_inbox (key, conversation, receiver, body, closed) select gen_random_uuid(), g % 100, '', '', now() from generate_series(1, 20000) g
            """);

        await receiver.SendAsync([.. Enumerable.Range(0, 50).Select(i => $"user{(char)('a' + i)}1")]);
        await bot.UntilBegunAsync(2);
        await Task.Delay(1500);

        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"));
        gate.Open();
        await bot.UntilHandledAsync(51);
        // The statistics come a second later.
        await database.UntilAsync("(select idx_tup_read > 50 from pg_stat_user_indexes where indexrelname = 'sunshine_inbox_pkey')");
        Assert.InRange(await database.ScalarAsync<long>("select idx_tup_read from pg_stat_user_indexes where indexrelname = 'sunshine_inbox_pkey'"), 51, 2000);
    }

    [PostgreSqlFact]
    public async Task Another_isolation_of_the_database_does_not_make_claims_fail()
    {
        await using Database database = await Database.CreateAsync();
        await database.ExecuteAsync($"alter database {database.Name} set default_transaction_isolation = 'serializable'");
        var bot = new Bot();
        Receiver[] instances = [await database.StartAsync("a", bot), await database.StartAsync("b", bot)];

        for (int i = 0; i < 20; i++)
            await instances[i % 2].SendAsync($"ann{i}", $"bob{i}");

        await database.UntilEmptyAsync();
        Assert.Equal(40, bot.Handled.Count);
        Assert.DoesNotContain("The connection of the inbox was lost", instances[0].Log.Text + instances[1].Log.Text, StringComparison.Ordinal);
    }

    /// <summary>Otherwise they would delay each other, and handle each other's events.</summary>
    [PostgreSqlFact]
    public async Task Two_tables_of_a_database_have_nothing_in_common()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        await database.ExecuteAsync("create schema bots");
        var slow = new Bot((_, cancellationToken) => gate.WaitAsync(cancellationToken));
        var other = new Bot();
        Receiver first = await database.StartAsync("a", slow);
        Receiver second = await database.StartAsync("b", other, options => options.Table = "bots.order");

        await first.SendAsync("ann1");
        await slow.UntilBegunAsync(1);
        await second.SendAsync("ann1");

        await other.UntilHandledAsync(1);
        gate.Open();
    }

    [PostgreSqlFact]
    public async Task A_full_instance_notifies_the_others()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        var slow = new Bot((_, cancellationToken) => gate.WaitAsync(cancellationToken));
        var delays = new List<double>();
        long sent = 0;
        var other = new Bot(_ => delays.Add(System.Diagnostics.Stopwatch.GetElapsedTime(sent).TotalMilliseconds));
        // It is never free, and only stores.
        Receiver full = await database.StartAsync("full", slow, options => options.Concurrency = 0);
        await database.StartAsync("free", other);

        for (int i = 0; i < 9; i++)
        {
            // Not more often than it notifies.
            await Task.Delay(150);
            sent = System.Diagnostics.Stopwatch.GetTimestamp();
            await full.SendAsync($"ann{i}");
            await other.UntilHandledAsync(i + 1);
        }

        // By looking each second, this would be half a second.
        Assert.InRange(delays.Order().ElementAt(4), 0, 200);
        gate.Open();
    }

    /// <summary>It comes with the result of the claim, whose snapshot is older than what it is for.</summary>
    [PostgreSqlFact]
    public async Task A_notification_during_a_claim_is_not_lost()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        Receiver full = await database.StartAsync("full", new Bot(), options => options.Concurrency = 0);
        var bot = new Bot((_, cancellationToken) => gate.WaitAsync(cancellationToken));
        await database.StartAsync("free", bot);
        await database.ExecuteAsync("""
            create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(case new.seq when 1 then 1.5 else 0 end); return new; end $$;
            create trigger slow before update of attempts on sunshine_inbox for each row execute function slow()
            """);
        await full.SendAsync("ann1");
        await database.UntilAsync("exists (select from pg_stat_activity where datname = current_database() and application_name = 'free' and wait_event = 'PgSleep')");

        await full.SendAsync("bob1");
        await bot.UntilBegunAsync(1);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await bot.UntilBegunAsync(2);

        // By looking each second, it would be a second.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 0.7);
        gate.Open();
    }
}
