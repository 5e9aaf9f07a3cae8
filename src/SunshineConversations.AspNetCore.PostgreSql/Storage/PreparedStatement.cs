using Npgsql;

namespace SunshineConversations;

/// <summary>A statement that is prepared on its own connection, which is opened again after a failure. One caller at a time.</summary>
internal sealed class PreparedStatement(NpgsqlDataSource source, string settings, string sql, params IReadOnlyList<NpgsqlParameter> parameters) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private NpgsqlCommand? _command;

    /// <summary>Runs it with the current values of its parameters.</summary>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_command is null)
                await PrepareAsync(cancellationToken);

            await _command!.ExecuteNonQueryAsync(cancellationToken);
        }
        catch
        {
            // Whether the connection can still be used is not worth a thought.
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _command, null) is { } command)
        {
            command.Parameters.Clear();
            await command.DisposeAsync();
        }

        if (Interlocked.Exchange(ref _connection, null) is { } connection)
            await Connections.ReleaseAsync(source, connection);
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        _connection = await source.OpenConnectionAsync(cancellationToken);
        if (settings.Length > 0)
        {
            await using var set = new NpgsqlCommand(settings, _connection) { CommandTimeout = Connections.CommandTimeout };
            await set.ExecuteNonQueryAsync(cancellationToken);
        }

        _command = new NpgsqlCommand(sql, _connection) { CommandTimeout = Connections.CommandTimeout };
        foreach (NpgsqlParameter parameter in parameters)
            _command.Parameters.Add(parameter);

        await _command.PrepareAsync(cancellationToken);
    }
}
