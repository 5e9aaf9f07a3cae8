using System.Diagnostics;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>The server restarts, which all other tests would notice.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
[Collection(Name)]
public sealed class RestartTests
{
    public const string Name = "The server restarts";

    [PostgreSqlFact(Also = Server.Restart)]
    public async Task A_restart_of_the_database_loses_nothing_and_begins_nothing_twice()
    {
        await using Database database = await Database.CreateAsync();
        // A crash then forgets what was committed without waiting for the disk: that the events were begun.
        await Server.ExecuteAsync("alter system set wal_writer_delay = '10s'");
        await Server.QueryAsync("select pg_reload_conf()");
        var gates = new Dictionary<string, Gate> { ["1"] = new(), ["2"] = new(), ["3"] = new() };
        // Deaf to their token.
        var bot = new Bot((id, _) => gates[id[^1..]].WaitAsync());
        Receiver[] instances = [await database.StartAsync("a", bot, options => options.Concurrency = 4), await database.StartAsync("b", bot, options => options.Concurrency = 4)];
        foreach ((int round, string mode) in (IEnumerable<(int, string)>)[(1, "fast"), (2, "immediate"), (3, "immediate")])
        {
            string[] ids = [.. Enumerable.Range(0, 8).Select(i => $"user{(char)('a' + i)}{round}")];
            await SendAsync(instances[round % 2], ids);
            await bot.UntilBegunAsync((16 * round) - 8);

            using (Process restart = Process.Start(new ProcessStartInfo("bash", ["-c", $"{Environment.GetEnvironmentVariable(Server.Restart)} {mode}"]) { RedirectStandardOutput = true })!)
            {
                await SendAsync(instances[0], ids.Select(id => $"late{id}"));
                await restart.WaitForExitAsync();
                Assert.Equal(0, restart.ExitCode);
            }

            await Wait.UntilAsync(() => instances.All(instance => instance.Log.Lines.Count(line => line.Text.StartsWith("The connection of the inbox is back", StringComparison.Ordinal)) >= round), "both are back");
            gates[$"{round}"].Open();
            await bot.UntilHandledAsync(16 * round);
            database.Reconnect();
            await database.UntilEmptyAsync();
        }

        Assert.Equal(48, bot.Begun.Count);
        Assert.Equal(0, bot.Overlaps);
        await Server.ExecuteAsync("alter system reset wal_writer_delay");
    }

    /// <summary>As the service does: until it is accepted.</summary>
    private static Task SendAsync(Receiver receiver, IEnumerable<string> ids) => Wait.UntilAsync(async () => await receiver.PostAsync(Delivery.Of(ids)) == HttpStatusCode.OK, "stored");
}
