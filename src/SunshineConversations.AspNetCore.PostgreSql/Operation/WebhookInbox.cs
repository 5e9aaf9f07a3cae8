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
            $"select count(*), extract(epoch from now() - min(stored))::float8, (select count(*) from {table.Name} where {IsFailed}) from {table.Name} where closed is null");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(reader.GetInt64(0), reader.IsDBNull(1) ? null : TimeSpan.FromSeconds(Math.Max(0, reader.GetDouble(1))), reader.GetInt64(2));
    }

    public async Task<IReadOnlyList<FailedWebhookEvent>> ListFailedAsync(int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        await using NpgsqlCommand command = source.CreateCommand($"select key, receiver, body, stored, closed, attempts, error from {table.Name} where {IsFailed} order by closed desc limit $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        var failed = new List<FailedWebhookEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            failed.Add(new(
                reader.GetGuid(0),
                reader.GetString(1),
                WebhookPayload.Parse(reader.GetString(2)),
                reader.GetFieldValue<DateTime>(3),
                reader.GetFieldValue<DateTime>(4),
                reader.GetInt32(5),
                // As it was before it was encoded.
                JsonElement.Parse($"\"{reader.GetString(6)}\"").GetString()!));
        }

        return failed;
    }

    public async Task<bool> RetryAsync(Guid key, CancellationToken cancellationToken = default) => await RetryAsync("key = $1 and ", [new NpgsqlParameter<Guid> { TypedValue = key }], cancellationToken) > 0;

    public Task<int> RetryAllAsync(CancellationToken cancellationToken = default) => RetryAsync("", [], cancellationToken);

    private async Task<int> RetryAsync(string condition, IEnumerable<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = source.CreateCommand($"update {table.Name} set closed = null, error = null, attempts = 0, due = now() where {condition}{IsFailed}");
        foreach (NpgsqlParameter parameter in parameters)
            command.Parameters.Add(parameter);

        int count = await command.ExecuteNonQueryAsync(cancellationToken);
        wake();
        return count;
    }
}
