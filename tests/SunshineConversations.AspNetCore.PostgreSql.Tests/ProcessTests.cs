using Npgsql;
using SunshineConversations.ConventionTests;
using Xunit.Abstractions;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>
/// Two instances as processes, with what can happen to them and to their database. The table of the README is written by <c>WRITE_RUNS=1 bash .ci/postgres</c>, and printed by each run of that script.
/// </summary>
[Collection(RestartTests.Name)]
public sealed class ProcessTests(ITestOutputHelper output)
{
    private static readonly string Readme = Path.Combine(Repository.Root, "src", "SunshineConversations.AspNetCore.PostgreSql", "README.md");

    private static readonly Run[] All =
    [
        new("no fault", _ => Task.CompletedTask),
        new("`kill -9` of one", load => load.KillAsync(0)),
        new("`kill -9` of the other, which starts again", async load =>
        {
            await load.KillAsync(1);
            await load.StartAsync(1);
        }),
        new("`kill -9` of one, with an event of 25 s in work at each", load => load.KillAsync(1)) { First = TimeSpan.FromSeconds(25) },
        new("an event that always throws", _ => Task.CompletedTask) { HasFailure = true },
        new("all connections cut, three times", async load =>
        {
            for (int i = 0; i < 3; i++)
            {
                Assert.NotEqual(0, await load.Database.CutAsync("instance%"));
                await Task.Delay(700);
            }
        }),
        new("database restarted (fast)", load => Server.RestartAsync("fast", load.Database)),
        new("database restarted (immediate, as after a crash)", load => Server.RestartAsync("immediate", load.Database)),
        new("no write works for 3 s, as with a full disk", async load =>
        {
            await load.Database.ExecuteAsync("""
                create function full_disk() returns trigger language plpgsql as $$ begin raise 'could not extend file' using errcode = '53100'; end $$;
                create trigger full_disk before insert or update on sunshine_inbox for each statement execute function full_disk()
                """);
            await Task.Delay(3000);
            await load.Database.ExecuteAsync("drop trigger full_disk on sunshine_inbox");
        }),
        new("two versions, one without a handler for a type of events", _ => Task.CompletedTask) { HasVersions = true },
        new("both replaced, one after the other (`SIGTERM`)", async load =>
        {
            await load.ReplaceAsync(0);
            await load.ReplaceAsync(1);
        }),
    ];

    public static TheoryData<string> Runs => new(All.Select(run => run.Name));

    [PostgreSqlTheory(Also = Server.Restart)]
    [MemberData(nameof(Runs))]
    public async Task Every_event_is_handled_once_and_in_order(string name)
    {
        Run run = All.Single(run => run.Name == name);
        await using Database database = await Database.CreateAsync();
        await using var load = new Load(database) { HasFailure = run.HasFailure, HasVersions = run.HasVersions };
        await Task.WhenAll(load.StartAsync(0), load.StartAsync(1));
        await load.UseEachAsync("first", run.First);

        Findings found = await load.RunAsync(run.Fault);
        Write(found.ToRow(run.Name), await database.ScalarAsync<string>("select split_part(current_setting('server_version'), ' ', 1)"));

        string problems = string.Join('\n',
            from list in (IEnumerable<(string Name, IReadOnlyList<string> Ids)>)
                [("lost", found.Lost), ("handled twice", found.Twice), ("out of order", found.OutOfOrder), ("overlapping", found.Overlapping), ("begun twice without reason", found.BegunTwiceWithoutReason)]
            where list.Ids.Count > 0
            select $"{list.Name}: {string.Join(", ", list.Ids)}");
        Assert.True(problems.Length == 0, $"{problems}\n{string.Join('\n', found.Log)}");
        Assert.Equal(run.HasFailure ? Program.MaxAttempts : 0, found.AttemptsOf(sent => sent.AlwaysFails));
        Assert.Equal(run.HasFailure ? 1 : 0, await database.ScalarAsync<long>("select count(*) from sunshine_inbox where error is not null"));
    }

    [Fact]
    public void The_table_of_the_README_has_every_run_without_a_problem() => Assert.Equal(
        All.Select(run => run.Name),
        from line in File.ReadLines(Readme)
        where line.Split(" | ") is [_, _, "0", "0", "0", "0", _, _]
        select line.Split(" | ")[0]["| ".Length..]);

    private void Write(string row, string server)
    {
        output.WriteLine(row);
        if (Environment.GetEnvironmentVariable("SUNSHINE_POSTGRES_RUNS") is { } path)
            File.AppendAllText(path, $"{row}\n");

        if (Environment.GetEnvironmentVariable("WRITE_RUNS") != "1")
            return;

        string versions = $"Measured with PostgreSQL {server}, Npgsql {typeof(NpgsqlConnection).Assembly.GetName().Version!.ToString(3)} and .NET {Environment.Version}, all on one machine with {Environment.ProcessorCount} cores.";
        string name = row[..row.IndexOf(" | ", StringComparison.Ordinal)];
        File.WriteAllLines(Readme, File.ReadAllLines(Readme).Select(line =>
            line.StartsWith($"{name} | ", StringComparison.Ordinal) ? row
            : line.StartsWith("Measured with PostgreSQL ", StringComparison.Ordinal) ? versions
            : line));
    }

    private sealed record Run(string Name, Func<Load, Task> Fault)
    {
        /// <summary>By itself both take part from the begin, and the first claim of a process, which takes longer, is over.</summary>
        public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(300);

        public bool HasFailure { get; init; }

        public bool HasVersions { get; init; }
    }
}
