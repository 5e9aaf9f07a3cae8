using System.Diagnostics;
using Npgsql;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests.Support;

/// <summary>The PostgreSQL server of the tests, by the environment.</summary>
internal static class Server
{
    /// <summary>The connection string of a superuser.</summary>
    public const string Variable = "SUNSHINE_POSTGRES";

    /// <summary>The same through a pgbouncer, whose databases <c>session</c> and <c>transaction</c> are named after their modes.</summary>
    public const string Pooler = "SUNSHINE_POSTGRES_POOLER";

    /// <summary>A command that restarts the server; its argument is the mode of the shutdown.</summary>
    public const string Restart = "SUNSHINE_POSTGRES_RESTART";

    private static readonly Lazy<NpgsqlDataSource> Shared = new(() => NpgsqlDataSource.Create(ConnectionString(builder => builder.ApplicationName = "tests")));

    public static NpgsqlDataSource DataSource => Shared.Value;

    public static string? Missing(string variable) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)) ? $"{variable} is not set: run bash .ci/postgres, which starts a server and these tests." : null;

    public static string ConnectionString(Action<NpgsqlConnectionStringBuilder> change, string variable = Variable)
    {
        var builder = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(variable));
        change(builder);
        return builder.ConnectionString;
    }

    /// <param name="mode">Of the shutdown, such as <c>fast</c>.</param>
    /// <param name="database">The one in use.</param>
    public static async Task RestartAsync(string mode, Database database)
    {
        using Process restart = Process.Start(new ProcessStartInfo("bash", ["-c", $"{Environment.GetEnvironmentVariable(Restart)} {mode}"]) { RedirectStandardOutput = true })!;
        await restart.WaitForExitAsync();
        Assert.Equal(0, restart.ExitCode);
        database.Reconnect();
    }

    public static async Task ExecuteAsync(string sql)
    {
        await using NpgsqlCommand command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of the result, as text.</summary>
    public static async Task<string[]> QueryAsync(string sql)
    {
        await using NpgsqlCommand command = DataSource.CreateCommand(sql);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);

        return [.. values];
    }
}
