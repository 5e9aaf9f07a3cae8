using Npgsql;

namespace SunshineConversations;

/// <summary>
/// Batches of statements that are prepared on a separate connection, which is opened again after a failure. Each statement is a transaction, and sees what those before it have committed.
/// One caller at a time.
/// </summary>
internal sealed class PreparedBatches(NpgsqlDataSource source, params IReadOnlyList<IReadOnlyList<PreparedBatches.Statement>> batches) : IAsyncDisposable
{
    private InboxConnection? _connection;
    private NpgsqlBatch[] _prepared = [];

    /// <summary>Runs a batch with the current values of its parameters.</summary>
    /// <param name="batch">Its number.</param>
    /// <param name="read">Reads a row that its statements return.</param>
    public async Task ExecuteAsync(int batch, Action<NpgsqlDataReader>? read = null)
    {
        try
        {
            if (_connection is null)
                await PrepareAsync();

            await using NpgsqlDataReader reader = await _prepared[batch].ExecuteReaderAsync();
            do
            {
                while (await reader.ReadAsync())
                    read?.Invoke(reader);
            }
            while (await reader.NextResultAsync());
        }
        catch (Exception e)
        {
            if (InboxConnection.IsOfStandby(e))
                source.Clear();

            // Whether the connection can still be used is not worth a thought.
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (NpgsqlBatch prepared in _prepared)
        {
            // The parameters are used again.
            foreach (NpgsqlBatchCommand command in prepared.BatchCommands)
                command.Parameters.Clear();

            await prepared.DisposeAsync();
        }

        _prepared = [];
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    private async Task PrepareAsync()
    {
        _connection = await InboxConnection.OpenAsync(source, CancellationToken.None);
        _prepared = [.. batches.Select(statements =>
        {
            var batch = new NpgsqlBatch(_connection.Connection) { Timeout = InboxConnection.CommandTimeout, EnableErrorBarriers = true };
            foreach (Statement statement in statements)
            {
                var command = new NpgsqlBatchCommand(statement.Sql);
                foreach (NpgsqlParameter parameter in statement.Parameters)
                    command.Parameters.Add(parameter);

                batch.BatchCommands.Add(command);
            }

            return batch;
        })];
        foreach (NpgsqlBatch prepared in _prepared)
            await prepared.PrepareAsync();
    }

    internal sealed record Statement(string Sql, params IReadOnlyList<NpgsqlParameter> Parameters);
}
