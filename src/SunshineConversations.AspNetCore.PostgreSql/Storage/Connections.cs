using System.Data;
using Npgsql;

namespace SunshineConversations;

/// <summary>How the inbox ends the use of a connection that may be of the application's own pool.</summary>
internal static class Connections
{
    /// <summary>The time for a statement, in seconds: a database that needs longer is as good as none.</summary>
    public const int CommandTimeout = 10;

    /// <summary>
    /// Gives a connection back without its locks, its settings and what it listens to: the pool would keep them until somebody uses the connection, and, with
    /// <c>No Reset On Close</c>, then too. Not <c>discard all</c>: it would drop statements of which Npgsql believes that they are prepared.
    /// </summary>
    public static async Task ReleaseAsync(NpgsqlDataSource source, NpgsqlConnection connection)
    {
        try
        {
            if (connection.State == ConnectionState.Open)
                await ExecuteAsync(connection, "select pg_advisory_unlock_all(); unlisten *; reset all");
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or IOException)
        {
            await TerminateAsync(source, connection);
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    /// <summary>A connection that could not be reset must not come back to the pool: ends it for real.</summary>
    private static async Task TerminateAsync(NpgsqlDataSource source, NpgsqlConnection connection)
    {
        if (connection.State != ConnectionState.Open)
            return;

        try
        {
            await using (NpgsqlConnection other = await source.OpenConnectionAsync())
                await ExecuteAsync(other, $"select pg_terminate_backend({connection.ProcessID})");

            // It only learns of its end when it is used.
            await ExecuteAsync(connection, "select 1");
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or IOException)
        {
            // That was the purpose, or the server is gone, and its locks with it.
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = CommandTimeout };
        await command.ExecuteNonQueryAsync();
    }
}
