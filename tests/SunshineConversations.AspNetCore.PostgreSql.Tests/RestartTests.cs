namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>The server restarts, which all other tests would notice.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
[Collection(Name)]
public sealed class RestartTests : IAsyncLifetime
{
    public const string Name = "The server restarts";

    /// <summary>A crash then forgets what was committed without waiting for the disk: that the events were begun.</summary>
    public async Task InitializeAsync()
    {
        if (Server.Missing(Server.Variable) is null)
            await SetAsync("set wal_writer_delay = '10s'");
    }

    public async Task DisposeAsync()
    {
        if (Server.Missing(Server.Variable) is null)
            await SetAsync("reset wal_writer_delay");
    }

    [PostgreSqlFact(Also = Server.Restart)]
    public async Task A_restart_of_the_database_loses_nothing_and_begins_nothing_twice()
    {
        await using Database database = await Database.CreateAsync();
        var gates = new Dictionary<string, Gate> { ["1"] = new(), ["2"] = new(), ["3"] = new() };
        // Deaf to their token.
        var bot = new Bot((id, _) => gates[id[^1..]].Opened);
        Receiver[] instances = [await database.StartAsync("a", bot, options => options.Concurrency = 4), await database.StartAsync("b", bot, options => options.Concurrency = 4)];
        foreach ((int round, string mode) in (IEnumerable<(int, string)>)[(1, "fast"), (2, "immediate"), (3, "immediate")])
        {
            string[] ids = [.. Enumerable.Range(0, 8).Select(i => $"user{(char)('a' + i)}{round}")];
            await SendAsync(instances[round % 2], ids);
            await bot.UntilBegunAsync((16 * round) - 8);

            await Server.RestartAsync(mode, database);
            await SendAsync(instances[0], ids.Select(id => $"late{id}"));
            await Wait.UntilAsync(() => instances.All(instance => instance.Log.Lines.Count(line => line.Text.StartsWith("The inbox can be used again", StringComparison.Ordinal)) >= round), "both are back");
            // Longer than anything is left to those that return.
            if (round == 3)
                await Task.Delay(TimeSpan.FromSeconds(4));

            gates[$"{round}"].Open();
            await bot.UntilHandledAsync(16 * round);
            await database.UntilEmptyAsync();
        }

        Assert.Equal(48, bot.Begun.Count);
        Assert.Equal(0, bot.Overlaps);
    }

    [PostgreSqlTheory(Also = Server.Restart)]
    [InlineData("fast")]
    [InlineData("immediate")]
    public async Task An_instance_that_starts_after_a_restart_leaves_what_was_begun_to_those_that_return(string mode)
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        var bot = new Bot((_, _) => gate.Opened);
        Receiver stores = await database.StartAsync("stores", bot, options => options.Concurrency = 0);
        string user = await database.CreateUserAsync();
        Receiver first = await database.StartAsync("first", bot, user);
        await Wait.UntilAsync(() => first.App.Services.GetRequiredService<PostgreSqlInbox>().HandlingFailure is null, "a connection");
        await database.ExecuteAsync($"alter role {user} nologin");
        await SendAsync(stores, ["ann1", "bob1"]);
        await bot.UntilBegunAsync(2);

        await Server.RestartAsync(mode, database);
        Receiver second = await database.StartAsync("second", bot);
        await SendAsync(stores, ["new1"]);
        await bot.UntilBegunAsync(3);
        await database.ExecuteAsync($"alter role {user} login");
        await first.Log.WaitForAsync("The inbox can be used again");
        await Task.Delay(TimeSpan.FromSeconds(4));
        gate.Open();
        await bot.UntilHandledAsync(3);
        await database.UntilEmptyAsync();

        Assert.Equal(["first", "first", "second"], bot.Instances);
    }

    private static async Task SetAsync(string setting)
    {
        await Server.ExecuteAsync($"alter system {setting}");
        await Server.QueryAsync("select pg_reload_conf()");
    }

    /// <summary>As the service does: until it is accepted.</summary>
    private static Task SendAsync(Receiver receiver, IEnumerable<string> ids) => Wait.UntilAsync(async () => await receiver.PostAsync(Delivery.Of(ids)) == HttpStatusCode.OK, "stored");
}
