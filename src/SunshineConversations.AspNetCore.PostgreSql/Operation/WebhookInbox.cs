using System.Text.Json;
using Npgsql;

namespace SunshineConversations;

/// <inheritdoc/>
internal sealed class WebhookInbox(NpgsqlDataSource source, InboxTable table, Func<bool> wake) : IWebhookInbox
{
    private const string IsFailed = "closed is not null and error is not null";

    public async Task<InboxStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        await using NpgsqlCommand command = source.CreateCommand(
            $"select count(*), extract(epoch from now() - min(opened))::float8, (select count(*) from {table.Name} where {IsFailed}) from {table.Name} where closed is null");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(reader.GetInt64(0), reader.IsDBNull(1) ? null : TimeSpan.FromSeconds(Math.Max(0, reader.GetDouble(1))), reader.GetInt64(2));
    }

    public async Task<IReadOnlyList<FailedWebhookEvent>> ListFailedAsync(int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        await using NpgsqlCommand command = source.CreateCommand($"select key, receiver, body, (extract(epoch from stored) * 1000)::int8, (extract(epoch from closed) * 1000)::int8, attempts, error from {table.Name} where {IsFailed} order by closed desc limit $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        var failed = new List<FailedWebhookEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            failed.Add(new(
                reader.GetGuid(0),
                reader.GetString(1),
                PayloadOf(reader.GetString(2)),
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3)),
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)),
                reader.GetInt32(5),
                ErrorOf(reader.GetString(6))));
        }

        return failed;
    }

    public async Task<bool> RetryAsync(Guid key, CancellationToken cancellationToken = default) => await RetryAsync("key = $1 and ", [new NpgsqlParameter<Guid> { TypedValue = key }], cancellationToken) > 0;

    public Task<int> RetryAllAsync(CancellationToken cancellationToken = default) => RetryAsync("", [], cancellationToken);

    /// <returns><see langword="null"/> where somebody changed the row.</returns>
    private static WebhookPayload? PayloadOf(string body)
    {
        try
        {
            return WebhookPayload.Parse(body);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <returns>As it was before it was encoded, unless somebody changed the row.</returns>
    private static string ErrorOf(string encoded)
    {
        try
        {
            return JsonElement.Parse($"\"{encoded}\"").GetString()!;
        }
        catch (JsonException)
        {
            return encoded;
        }
    }

    private async Task<int> RetryAsync(string condition, IEnumerable<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        // As what is stored: parked, and the first of each conversation made due by a second look.
        await using var batch = new NpgsqlBatch(connection)
        {
            EnableErrorBarriers = true,
            BatchCommands =
            {
                new($"update {table.Name} set closed = null, error = null, attempts = 0, opened = now(), due = 'infinity' where {condition}{IsFailed}"),
                new(table.UnparkAll),
            },
        };
        foreach (NpgsqlParameter parameter in parameters)
            batch.BatchCommands[0].Parameters.Add(parameter);

        await batch.ExecuteNonQueryAsync(cancellationToken);
        wake();
        return (int)batch.BatchCommands[0].Rows;
    }
}
