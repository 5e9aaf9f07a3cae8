using Npgsql;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>The table when an application starts, and databases that cannot be used.</summary>
public sealed class TableTests
{
    [PostgreSqlFact]
    public async Task Instances_that_start_together_create_one_table()
    {
        for (int round = 0; round < 3; round++)
        {
            await using Database database = await Database.CreateAsync();
            var bot = new Bot();

            Receiver[] instances = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => database.StartAsync($"i{i}", bot))));

            await instances[round].SendAsync("ann1");
            await bot.UntilHandledAsync(1);
        }
    }

    [PostgreSqlFact]
    public async Task A_table_of_an_earlier_version_is_brought_up_to_date_one_of_a_later_version_is_not_touched_and_another_table_is_refused()
    {
        await using Database database = await Database.CreateAsync();
        await (await database.StartAsync("a", new Bot())).App.StopAsync();
        // The script would create it again.
        await database.ExecuteAsync("alter table sunshine_inbox drop done_by, add later text; drop index sunshine_inbox_due");

        await (await database.StartAsync("b", new Bot())).App.StopAsync();
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from pg_indexes where indexname = 'sunshine_inbox_due'"));

        await database.ExecuteAsync("drop index sunshine_inbox_due");
        await (await database.StartAsync("c", new Bot())).App.StopAsync();
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from pg_indexes where indexname = 'sunshine_inbox_due'"));

        await database.ExecuteAsync("alter table sunshine_inbox drop due");
        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => database.StartAsync("d", new Bot()));
        Assert.Contains("column \"due\" does not exist", e.Message, StringComparison.Ordinal);
    }

    [PostgreSqlFact]
    public async Task A_user_who_may_not_create_the_table_is_told_the_script_and_needs_only_the_rights_to_use_it()
    {
        await using Database database = await Database.CreateAsync();
        string user = await database.CreateUserAsync(rights: "");
        Task<Receiver> StartAsync(string table) => database.StartAsync(
            "a",
            webhooks => webhooks.AddHandler<WebhookEvent>((_, _) => Task.CompletedTask),
            options => options.Table = table,
            use: (webhooks, options) => webhooks.UsePostgreSqlInbox(database.ConnectionString("a", builder => builder.Username = user), options));

        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("sunshine_inbox"));
        Assert.StartsWith("""The table "sunshine_inbox" of the inbox cannot be found, created or brought up to date: permission denied for schema public. Let a user""", e.Message, StringComparison.Ordinal);
        string script = e.Message[e.Message.IndexOf("select pg_advisory", StringComparison.Ordinal)..];
        Assert.Equal(new PostgreSqlInboxOptions().GetTableScript(), script);
        Assert.Contains("schema \"missing\" does not exist", (await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("missing.inbox"))).Message, StringComparison.Ordinal);

        await database.ExecuteAsync($"create schema hidden; {script}");
        Assert.Contains("permission denied for schema hidden", (await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("hidden.inbox"))).Message, StringComparison.Ordinal);
        e = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("sunshine_inbox"));
        Assert.Equal("""The user of the database may not use the table "sunshine_inbox" of the inbox: it lacks select, insert, update, delete. Grant select, insert, update and delete.""", e.Message);

        await database.ExecuteAsync($"grant select, insert, update, delete on sunshine_inbox to {user}");
        await (await StartAsync("sunshine_inbox")).SendAsync("ann1");
        await database.UntilAsync("exists (select from sunshine_inbox where closed is not null)");
    }

    [PostgreSqlFact]
    public async Task A_table_that_is_created_outside_the_search_path_is_told()
    {
        await using Database database = await Database.CreateAsync();

        Exception e = await Assert.ThrowsAnyAsync<Exception>(() => database.StartAsync(
            "a",
            webhooks => webhooks.AddHandler<WebhookEvent>((_, _) => Task.CompletedTask),
            use: (webhooks, options) => webhooks.UsePostgreSqlInbox(database.ConnectionString("a", builder => builder.SearchPath = "nowhere"), options)));

        Assert.Contains("no schema has been selected", e.Message, StringComparison.Ordinal);
    }

    [PostgreSqlFact]
    public async Task A_data_source_that_cannot_be_used_is_refused_with_the_reason()
    {
        await using Database database = await Database.CreateAsync();
        await using NpgsqlDataSource withoutArrays = new NpgsqlSlimDataSourceBuilder(database.ConnectionString("a")).Build();
        await using NpgsqlDataSource small = NpgsqlDataSource.Create(database.ConnectionString("a", builder => builder.MaxPoolSize = 5));
        await using NpgsqlDataSource readOnly = NpgsqlDataSource.Create(database.ConnectionString("a", builder => builder.Options = "-c default_transaction_read_only=on"));
        await using NpgsqlDataSource multiplexing = NpgsqlDataSource.Create(database.ConnectionString("a", builder => builder.Multiplexing = true));
        foreach ((NpgsqlDataSource? source, string reason) in (IEnumerable<(NpgsqlDataSource?, string)>)
            [
                (small, "The inbox cannot be used with a data source of at most 5 connections"),
                (readOnly, "The inbox cannot be used: the database is read-only"),
                (withoutArrays, "The data source of the inbox cannot send arrays: call EnableArrays"),
                (multiplexing, "The inbox cannot be used with a data source that multiplexes"),
                (null, "The function that gets the data source of the inbox returned null"),
            ])
        {
            InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => database.StartAsync(
                "a",
                webhooks => webhooks.AddHandler<WebhookEvent>((_, _) => Task.CompletedTask),
                use: (webhooks, options) => webhooks.UsePostgreSqlInbox(_ => source!, options)));

            Assert.StartsWith(reason, e.Message, StringComparison.Ordinal);
        }
    }

    [PostgreSqlFact(Also = Server.Pooler)]
    public async Task A_pooler_in_transaction_mode_is_refused_and_one_in_session_mode_works()
    {
        await using Database database = await Database.CreateAsync();
        Task<Receiver> StartAsync(string mode, Bot bot) => database.StartAsync(
            "a",
            webhooks => webhooks.AddHandler<WebhookEvent>((received, cancellationToken) => bot.HandleAsync("a", received, cancellationToken)),
            options => options.Table = $"pooled_{database.Name}"[..30],
            // The pooler has its databases, whatever their tables are.
            use: (webhooks, options) => webhooks.UsePostgreSqlInbox(Server.ConnectionString(builder => builder.Database = mode, Server.Pooler), options));
        var bot = new Bot();

        InvalidOperationException e = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => StartAsync("transaction", bot));
        Assert.StartsWith("The inbox cannot be used: a pooler gives each transaction another connection", e.Message, StringComparison.Ordinal);

        Receiver receiver = await StartAsync("session", bot);
        await receiver.SendAsync("ann1", "ann2");
        await bot.UntilHandledAsync(2);
        await receiver.App.StopAsync();
        await Server.ExecuteAsync($"drop table {$"pooled_{database.Name}"[..30]}");
    }

    [Fact]
    public async Task A_database_that_is_not_there_yet_is_waited_for()
    {
        // Nobody listens on this port any more.
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var log = new CapturingLogger();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration[$"{Receiver.Section}:Secrets:0"] = Receiver.Secret;
        log.Services(builder.Services);
        builder.Services.AddSunshineConversationsWebhooks().AddHandler<WebhookEvent>((_, _) => Task.CompletedTask).UsePostgreSqlInbox($"Host=127.0.0.1;Port={port};Username=nobody");
        await using WebApplication app = builder.Build();
        using var stop = new CancellationTokenSource();

        Task starting = app.StartAsync(stop.Token);
        await log.WaitForAsync("The database of the inbox is not available yet; trying again");
        Assert.False(starting.IsCompleted);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
    }
}
