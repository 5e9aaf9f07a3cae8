namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>The events that the receiver stores before it responds, and when it does not.</summary>
public sealed class StoringTests
{
    [PostgreSqlFact]
    public async Task The_response_is_200_when_the_event_is_stored_and_not_only_when_it_is_handled()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        var bot = new Bot((_, cancellationToken) => gate.WaitAsync(cancellationToken));
        Receiver receiver = await database.StartAsync("a", bot);

        await receiver.SendAsync("ann1", "ann2", "bob1");

        Assert.Equal(3, await database.ScalarAsync<long>("select count(*) from sunshine_inbox where closed is null"));
        gate.Open();
        await database.UntilEmptyAsync();
        Assert.Equal(["ann1", "ann2", "bob1"], bot.Handled.Order());
        Assert.Equal(3, await database.ScalarAsync<long>("select count(*) from sunshine_inbox where body = '' and error is null and done_by is null"));
    }

    [PostgreSqlFact]
    public async Task Only_events_with_a_handler_are_stored()
    {
        await using Database database = await Database.CreateAsync();
        Receiver receiver = await database.StartAsync("a", webhooks => webhooks.AddHandler<ConversationReadEvent>((_, _) => Task.CompletedTask));

        await receiver.SendAsync("ann1");
        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Delivery.Batch()));

        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from sunshine_inbox"));
    }

    [PostgreSqlFact]
    public async Task An_event_is_handled_once_however_often_and_wherever_it_is_delivered()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver[] instances = [await database.StartAsync("a", bot), await database.StartAsync("b", bot)];
        string[] ids = [.. Enumerable.Range(0, 40).Select(i => $"user{(char)('a' + i)}{i}")];

        // At the same time, in opposite orders, which are deadlocks of the database, and late.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => instances[i % 2].SendAsync(i % 2 == 0 ? ids : [.. ids.Reverse()])));
        await database.UntilEmptyAsync();
        await instances[0].SendAsync([.. ids, ids[0]]);
        await database.UntilEmptyAsync();

        Assert.Equal(ids.Order(), bot.Handled.Order());
    }

    [PostgreSqlFact]
    public async Task Events_without_an_ID_and_of_other_webhooks_and_receivers_are_different_ones()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver receiver = await database.StartAsync(
            "a",
            bot,
            configure: builder =>
            {
                builder.Configuration[$"{Receiver.Section}:other:Secrets:0"] = Receiver.Secret;
                builder.Services.AddSunshineConversationsWebhooks("other")
                    .AddHandler<WebhookEvent>((received, context, cancellationToken) => bot.HandleAsync(context.ReceiverName, received, cancellationToken))
                    .UsePostgreSqlInbox(database.ConnectionString("a"));
            });
        foreach (string body in (string[])[Delivery.Of("ann1"), Delivery.Of("ann1").Replace("the-hook", "another", StringComparison.Ordinal), Delivery.Of("ann1").Replace("\"id\":\"ann1\",", "", StringComparison.Ordinal)])
        {
            Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(body));
            Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(body));
        }

        await database.StoreAsync("ann1", "other");
        await database.UntilEmptyAsync();

        Assert.Equal(["", "", "ann1", "ann1", "ann1"], bot.Handled.Order());
        Assert.Equal(["a", "a", "a", "a", "other"], bot.Instances.Order());
    }

    /// <summary>Values that PostgreSQL's types for JSON and for text refuse, in every place that a key or a row is made of.</summary>
    public static TheoryData<string> Difficult { get; } =
    [
        Delivery.Batch(Delivery.Message("nul\\u0000", "nul\\u0000")),
        Delivery.Batch(Delivery.Message("half\\ud800", "half\\ud800")),
        Delivery.Of($"long{new string('x', 3000)}1"),
        Delivery.Of("umlaut-ä-😀1"),
        Delivery.Of("text1").Replace(Delivery.Text, "NUL \\u0000, half \\ud800, 😀", StringComparison.Ordinal),
        Delivery.Batch("""{"id":"number1","type":"x:y","payload":{"a":1e200000,"b":-0,"c":12345678901234567890123}}"""),
        Delivery.Batch($$"""{"id":"deep1","type":"x:y","payload":{{new string('[', 900)}}{{new string(']', 900)}}}"""),
        Delivery.Batch("""{"id":"odd1","type":"conversation:message","payload":{"conversation":7,"user":{"id":[]},"message":"text"}}"""),
        Delivery.Batch("7"),
        Delivery.Of("app1").Replace("the-app", "\\u0000\\ud800", StringComparison.Ordinal),
    ];

    [PostgreSqlTheory]
    [MemberData(nameof(Difficult))]
    public async Task Whatever_can_be_read_can_be_stored_and_is_handled_as_it_was(string body)
    {
        foreach (string encoding in (string[])["", "encoding 'sql_ascii' template template0 locale 'C'"])
        {
            await using Database database = await Database.CreateAsync(encoding);
            var handled = new List<string>();
            Receiver receiver = await database.StartAsync("a", webhooks => webhooks.AddHandler<WebhookEvent>((received, context, _) =>
            {
                handled.Add(Encoding.UTF8.GetString(new WebhookPayload { App = new() { Id = context.AppId }, Webhook = new() { Id = context.WebhookId }, Events = [received] }.ToUtf8Json()));
                return Task.CompletedTask;
            }));
            var payload = WebhookPayload.Parse(body);

            Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(body));
            await database.UntilEmptyAsync();

            Assert.Equal(Encoding.UTF8.GetString(new WebhookPayload { App = new() { Id = payload.App!.Id }, Webhook = new() { Id = payload.Webhook!.Id }, Events = payload.Events }.ToUtf8Json()), Assert.Single(handled));
        }
    }

    [PostgreSqlFact]
    public async Task Every_recorded_event_is_stored_with_its_conversation_or_its_user()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver receiver = await database.StartAsync("a", bot);
        string[] files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Payloads"));

        foreach (string file in files)
            Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(await File.ReadAllTextAsync(file)));

        await database.UntilEmptyAsync();
        Assert.Equal(files.Length, bot.Handled.Count);
        // Two conversations, two users without one, and user:merge, which has two users.
        Assert.Equal(5, await database.ScalarAsync<long>("select count(distinct conversation) from sunshine_inbox"));
    }

    [PostgreSqlFact]
    public async Task While_the_database_does_not_accept_events_the_response_is_503_and_the_redelivery_is_stored()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver receiver = await database.StartAsync("a", bot);
        // As a full disk does.
        await database.ExecuteAsync("""
            create function full_disk() returns trigger language plpgsql as $$ begin raise 'could not extend file' using errcode = '53100'; end $$;
            create trigger full_disk before insert on sunshine_inbox for each statement execute function full_disk()
            """);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Delivery.Of("ann1")));
        await database.ExecuteAsync("drop trigger full_disk on sunshine_inbox");
        await receiver.SendAsync("ann1");

        await bot.UntilHandledAsync(1);
        Assert.Contains("could not extend file", receiver.Log.Text, StringComparison.Ordinal);
        Assert.Contains("rejected with 503: the events could not be stored", receiver.Log.Text, StringComparison.Ordinal);
    }

    [PostgreSqlFact]
    public async Task A_response_of_200_means_durable_whatever_the_database_does_by_default()
    {
        await using Database database = await Database.CreateAsync();
        await database.ExecuteAsync($"alter database {database.Name} set synchronous_commit = off");
        var bot = new Bot();
        Receiver receiver = await database.StartAsync("a", bot);
        await database.ExecuteAsync("""
            create function note() returns trigger language plpgsql as $$ begin new.trace = concat_ws(' ', new.trace, current_setting('synchronous_commit')); return new; end $$;
            create trigger note before insert or update of closed on sunshine_inbox for each row execute function note();
            """);

        await receiver.PostAsync(Delivery.Of("ann1"));
        await database.UntilEmptyAsync();

        Assert.EndsWith("on on", await database.ScalarAsync<string>("select trace from sunshine_inbox"), StringComparison.Ordinal);
    }

    [PostgreSqlFact]
    public async Task A_slow_database_makes_the_response_503_before_the_service_stops_waiting()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver receiver = await database.StartAsync("a", bot);
        await using (Npgsql.NpgsqlConnection other = new(database.ConnectionString("other")))
        {
            await other.OpenAsync();
            await using Npgsql.NpgsqlTransaction transaction = await other.BeginTransactionAsync();
            await using Npgsql.NpgsqlCommand locked = new("lock table sunshine_inbox in share mode", other, transaction);
            await locked.ExecuteNonQueryAsync();
            long start = Environment.TickCount64;

            Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Delivery.Of("ann1")));

            Assert.InRange(Environment.TickCount64 - start, 5_000, 15_000);
        }

        await receiver.SendAsync("ann1", "ann2");
        await bot.UntilHandledAsync(2);
        await database.UntilEmptyAsync();
        Assert.Equal(["ann1", "ann2"], bot.Handled);
    }

    [PostgreSqlFact]
    public async Task Connections_that_were_cut_while_they_waited_reject_nothing()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver receiver = await database.StartAsync("a", bot);
        await receiver.SendAsync("ann1", "bob1");
        await bot.UntilHandledAsync(2);

        Assert.NotEqual(0, await database.CutAsync());
        await receiver.SendAsync("ann2");

        await bot.UntilHandledAsync(3);
    }
}
