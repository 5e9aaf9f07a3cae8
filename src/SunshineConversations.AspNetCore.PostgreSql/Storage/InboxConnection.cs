using System.Data;
using Npgsql;

namespace SunshineConversations;

/// <summary>A connection that the inbox keeps, perhaps of the application's own pool. It is given back without the inbox's settings and locks.</summary>
internal sealed class InboxConnection : IAsyncDisposable
{
    /// <summary>The time for a statement, in seconds: a database that needs longer is as good as none.</summary>
    public const int CommandTimeout = 10;

    /// <summary>
    /// The statistics of a queue are always outdated: with what the planner makes of them, each claim would sort all that waits, or scan all that was handled. The isolation of the application's
    /// database may be one in which a claim fails when another one was faster. And a response of 200 means durable, whatever the database does by default.
    /// </summary>
    private const string Set =
        "set enable_sort = off; set enable_seqscan = off; set enable_bitmapscan = off; set plan_cache_mode = force_generic_plan; set default_transaction_isolation = 'read committed'; "
        + "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'; select pg_backend_pid()";

    /// <summary>
    /// The pool would keep all of it until somebody uses the connection, and, with <c>No Reset On Close</c>, then too. Not <c>discard all</c>: it would drop statements of which Npgsql believes
    /// that they are prepared. Not <c>reset all</c>: the application may have set something when the connection was opened.
    /// </summary>
    private const string Reset =
        "select pg_advisory_unlock_all(); unlisten *; reset enable_sort; reset enable_seqscan; reset enable_bitmapscan; reset plan_cache_mode; reset default_transaction_isolation; reset synchronous_commit";

    private readonly NpgsqlDataSource _source;

    private InboxConnection(NpgsqlDataSource source, NpgsqlConnection connection)
    {
        _source = source;
        Connection = connection;
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>The process of the server: behind a pooler, the connection's own number is another one.</summary>
    public int Process { get; private set; }

    public bool IsOpen => Connection.State == ConnectionState.Open;

    public static async Task<InboxConnection> OpenAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var connection = new InboxConnection(source, await source.OpenConnectionAsync(cancellationToken));
        try
        {
            await using NpgsqlCommand set = connection.Command(Set);
            await using NpgsqlDataReader reader = await set.ExecuteReaderAsync(cancellationToken);
            do
            {
                while (await reader.ReadAsync(cancellationToken))
                    connection.Process = reader.GetFieldType(0) == typeof(int) ? reader.GetInt32(0) : 0;
            }
            while (await reader.NextResultAsync(cancellationToken));

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether a failure says that this server is not the primary one any more: a new connection may reach the one that is.</summary>
    public static bool IsOfStandby(Exception e) => e is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction };

    public NpgsqlCommand Command(string sql) => new(sql, Connection) { CommandTimeout = CommandTimeout };

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (IsOpen)
                await ExecuteAsync(Connection, Reset);
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            await TerminateAsync();
        }
        finally
        {
            await Connection.DisposeAsync();
        }
    }

    /// <summary>A connection that could not be reset must not come back to the pool: ends it for real.</summary>
    private async Task TerminateAsync()
    {
        if (!IsOpen || Process == 0)
            return;

        try
        {
            await using (NpgsqlConnection other = await _source.OpenConnectionAsync())
                await ExecuteAsync(other, $"select pg_terminate_backend({Process})");

            // It only learns of its end when it is used.
            await ExecuteAsync(Connection, "select 1");
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            // That was the purpose, or the server is gone, and its locks with it.
        }
    }

    private static bool IsOfConnection(Exception e) => e is NpgsqlException or InvalidOperationException or IOException;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = CommandTimeout };
        await command.ExecuteNonQueryAsync();
    }
}
