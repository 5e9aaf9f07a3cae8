using Microsoft.Extensions.Logging;
using Npgsql;

namespace SunshineConversations;

/// <summary>Deletes what is no longer needed, and keeps the metrics current.</summary>
internal sealed class Maintenance(
    NpgsqlDataSource source,
    InboxTable table,
    PostgreSqlInboxOptions options,
    WebhookInbox inbox,
    InboxTelemetry telemetry,
    TimeProvider timeProvider,
    ILogger logger) : IAsyncDisposable
{
    private const int Step = 1000;
    private const int TicksOfCleanup = 4;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public void Start()
    {
        using (ExecutionContext.SuppressFlow())
            _running = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Tick, timeProvider);
        for (int tick = 1; await timer.WaitForNextTickAsync(_stopping.Token); tick++)
        {
            try
            {
                if (telemetry.IsObserved)
                    telemetry.Observe(await inbox.GetStatusAsync(_stopping.Token));

                if (tick % TicksOfCleanup == 0)
                    await CleanUpAsync();
            }
            catch (Exception e) when (!_stopping.IsCancellationRequested)
            {
                InboxLog.MaintenanceFailed(logger, e);
            }
        }
    }

    private async Task CleanUpAsync()
    {
        await DeleteAsync("error is null", options.KeepHandledFor);
        await DeleteAsync("error is not null", options.KeepFailedFor);
        // No delay is that long: the clock of the database was set back.
        await ExecuteAsync($"update {table.Name} set due = now() where closed is null and isfinite(due) and due > now() + case when attempts = 0 then interval '1 minute' else interval '6 minutes' end");
        // Parked, and nothing is before it: a server crashed, or somebody deleted that.
        await ExecuteAsync(table.UnparkAll);
    }

    /// <summary>In small steps: one transaction for all would keep others from cleaning up, and would be lost with its connection.</summary>
    private async Task DeleteAsync(string kind, TimeSpan age)
    {
        string delete = $"""
            delete from {table.Name} where key in (
                select key from {table.Name} where closed is not null and {kind} and closed < now() - $1 order by closed limit {Step} for update skip locked)
            """;
        while (await ExecuteAsync(delete, new NpgsqlParameter<TimeSpan> { TypedValue = age }) == Step)
        {
        }
    }

    private async Task<int> ExecuteAsync(string sql, params IReadOnlyList<NpgsqlParameter> parameters)
    {
        await using NpgsqlCommand command = source.CreateCommand(sql);
        foreach (NpgsqlParameter parameter in parameters)
            command.Parameters.Add(parameter);

        return await command.ExecuteNonQueryAsync(_stopping.Token);
    }
}
