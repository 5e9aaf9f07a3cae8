using Npgsql;

namespace SunshineConversations;

/// <summary>Checks, when the host starts, that the inbox has what it needs from the data source and its server.</summary>
internal static class Requirements
{
    /// <summary>The session, two writers of events and one of results keep theirs; the cleanup, the status and a notification need one for a moment.</summary>
    private const int Connections = 6;

    /// <summary>Another user of a pooler may get a connection of the server between two statements: once the same is not proof.</summary>
    private const int Rounds = 5;

    /// <exception cref="InvalidOperationException">It cannot be used.</exception>
    public static async Task CheckAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        if (settings.Multiplexing)
            throw new InvalidOperationException("The inbox cannot be used with a data source that multiplexes: it needs whole connections.");

        if (settings is { Pooling: true, MaxPoolSize: < Connections })
            throw new InvalidOperationException($"The inbox cannot be used with a data source of at most {settings.MaxPoolSize} connections: it keeps four, and needs {Connections} at times. Set Maximum Pool Size.");

        await using NpgsqlConnection first = await source.OpenConnectionAsync(cancellationToken);
        await using NpgsqlConnection second = await source.OpenConnectionAsync(cancellationToken);
        var processes = new HashSet<(NpgsqlConnection, int)>();
        for (int round = 0; round < Rounds; round++)
        {
            foreach (NpgsqlConnection connection in (NpgsqlConnection[])[first, second])
                processes.Add((connection, await ProcessAsync(connection, cancellationToken)));
        }

        if (processes.Count != 2 || processes.DistinctBy(process => process.Item2).Count() != 2)
            throw new PoolerException();
    }

    private static async Task<int> ProcessAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_backend_pid(), current_setting('transaction_read_only') = 'on' from unnest($1) one", connection) { Parameters = { new NpgsqlParameter<long[]> { TypedValue = [1] } } };
        try
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return !reader.GetBoolean(1)
                ? reader.GetInt32(0)
                : throw new InvalidOperationException("The inbox cannot be used: the database is read-only, such as a standby. Set Target Session Attributes to primary, or default_transaction_read_only to off.");
        }
        catch (InvalidCastException e)
        {
            throw new InvalidOperationException("The data source of the inbox cannot send arrays: call EnableArrays on its NpgsqlSlimDataSourceBuilder.", e);
        }
    }
}
