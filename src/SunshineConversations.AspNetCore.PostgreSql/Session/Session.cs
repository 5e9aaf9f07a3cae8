using Npgsql;

namespace SunshineConversations;

/// <summary>
/// The connection of this instance that begins events. It has the advisory lock of each conversation in work, and the server gives the locks back when it ends, for
/// whatever reason: another instance then continues at once, without a lease or a clock.
/// </summary>
internal sealed class Session : IAsyncDisposable
{
    /// <summary>
    /// The statistics of a queue are always outdated: with what the planner makes of them, each claim would sort all that waits, or scan all that was handled. The isolation of the application's
    /// database may be one in which a claim fails when another one was faster.
    /// </summary>
    public const string Settings =
        "set enable_sort = off; set enable_seqscan = off; set enable_bitmapscan = off; "
        + "set plan_cache_mode = force_generic_plan; set default_transaction_isolation = 'read committed'; ";

    public const string PoolerProblem =
        "a pooler gives each transaction another connection of the database, so that locks and notifications do not work: use a connection to the server itself, or the session mode of the pooler";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlBatch _claim;
    private readonly NpgsqlParameter<long[]> _unlock = new();
    private readonly NpgsqlParameter<int> _limit = new();
    private readonly NpgsqlParameter<long[]> _except = new();
    private readonly NpgsqlParameter<bool> _takeBegun = new();
    private readonly string _table;
    private readonly long _opened = Environment.TickCount64;
    private int _process;
    private bool _isPrepared;
    private bool _isNotified;

    private Session(NpgsqlDataSource source, NpgsqlConnection connection, InboxTable table)
    {
        _source = source;
        _connection = connection;
        _table = table.Name.ToString();
        _claim = new NpgsqlBatch(connection)
        {
            Timeout = Connections.CommandTimeout,
            BatchCommands =
            {
                new("select pg_advisory_unlock(c) from unnest($1) c") { Parameters = { _unlock } },
                // Each part is necessary:
                // - "offset 0": the planner would push the lock below the order and the test for the first of the conversation, and lock what is not returned.
                // - The lock is beside a limit and above the order: in one query with it, all that waits would be locked.
                // - "attempts = 0 and … or": what was begun belongs to instances that are about to return after a restart of the server, and one that crashed may have forgotten that it was
                //   begun. "Not between": its clock may jump back.
                // - "any (array": with a join, statistics of a small table make the planner read all rows, and look for each of them among the few keys.
                // - "case": keeps the planner from an index in which it would look at all open rows for each key.
                // - "due" again: the lock may have been given back after this statement's snapshot was taken; the update reads the newest version.
                // - An event whose process ends is counted too. A server that crashes may forget a begin, but never a result.
                new($"""
                    with head as materialized (
                        select key, conversation from (
                            select key, conversation from {_table} i
                            where closed is null and due <= now() and conversation <> all ($2)
                                and (attempts = 0 and stored > pg_postmaster_start_time() or $3 and now() not between pg_postmaster_start_time() and pg_postmaster_start_time() + interval '3 seconds')
                                and seq = (select f.seq from {_table} f where f.closed is null and f.conversation = i.conversation order by f.seq limit 1)
                            order by due, seq offset 0) first
                        where pg_try_advisory_lock(conversation) limit $1),
                    begun as (
                        update {_table} i set attempts = attempts + 1
                        where i.key = any (array (select key from head)) and case when i.closed is null then i.due <= now() end
                        returning i.key, i.attempts, i.receiver, i.body, i.trace, i.done_by, extract(epoch from now() - i.stored)::float8 as age)
                    select pg_backend_pid(), head.conversation, begun.key, begun.attempts, begun.receiver, begun.body, begun.trace, begun.done_by, begun.age
                    from set_config('synchronous_commit', 'off', true), head left join begun using (key)
                    """)
                { Parameters = { _limit, _except, _takeBegun } },
            },
        };
    }

    public static async Task<Session> OpenAsync(NpgsqlDataSource source, InboxTable table, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        var session = new Session(source, connection, table);
        connection.Notification += (_, _) => session._isNotified = true;
        try
        {
            await using var command = new NpgsqlCommand($"{Settings} listen {table.Channel}; select pg_backend_pid()", connection) { CommandTimeout = Connections.CommandTimeout };
            session._process = (int)(await command.ExecuteScalarAsync(cancellationToken))!;
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Refuses a pooler in transaction mode: there, listening and session locks neither work nor fail.</summary>
    /// <exception cref="InvalidOperationException">It is one.</exception>
    public static async Task CheckAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection first = await source.OpenConnectionAsync(cancellationToken);
        await using NpgsqlConnection second = await source.OpenConnectionAsync(cancellationToken);
        if (await ProcessAsync(first) == await ProcessAsync(second))
            throw new InvalidOperationException($"The inbox cannot be used: {PoolerProblem}.");

        async Task<int> ProcessAsync(NpgsqlConnection connection)
        {
            await using var command = new NpgsqlCommand("select pg_backend_pid() from unnest($1) one", connection) { Parameters = { new NpgsqlParameter<long[]> { TypedValue = [1] } } };
            try
            {
                return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
            }
            catch (InvalidCastException e)
            {
                throw new InvalidOperationException("The data source of the inbox cannot send arrays: call EnableArrays on its NpgsqlSlimDataSourceBuilder.", e);
            }
        }
    }

    /// <summary>Gives locks back, and begins what can be begun.</summary>
    /// <param name="unlock">The conversations whose results are committed.</param>
    /// <param name="except">The conversations of this instance in work, whose locks the server would give to this session again and again, and those that it leaves to others.</param>
    /// <param name="limit">How many to begin.</param>
    /// <param name="isReturning">Whether an earlier session of this instance was lost. That of others may have been too: what is begun is then left to them for 3 seconds.</param>
    /// <param name="parse">Makes the work of a row.</param>
    /// <returns>The events that were begun, and the conversations that were locked for nothing.</returns>
    public async Task<(List<Work> Begun, List<long> NotBegun)> ClaimAsync(long[] unlock, long[] except, int limit, bool isReturning, Func<NpgsqlDataReader, Work> parse)
    {
        _unlock.TypedValue = unlock;
        _except.TypedValue = except;
        _limit.TypedValue = limit;
        _takeBegun.TypedValue = !isReturning || Environment.TickCount64 - _opened > 3000;
        if (!_isPrepared)
            await _claim.PrepareAsync();

        _isPrepared = true;
        var begun = new List<Work>();
        var notBegun = new List<long>();
        await using NpgsqlDataReader reader = await _claim.ExecuteReaderAsync();
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            if (reader.GetInt32(0) != _process)
                throw new InvalidOperationException($"The inbox cannot be used: {PoolerProblem}.");

            if (reader.IsDBNull(2))
                notBegun.Add(reader.GetInt64(1));
            else
                begun.Add(parse(reader));
        }

        return (begun, notBegun);
    }

    /// <summary>Takes the locks of an earlier session back.</summary>
    /// <returns>The conversations whose event nobody else has begun, and whether they are locked now.</returns>
    public async Task<Dictionary<long, bool>> TakeBackAsync(IReadOnlyCollection<Work> works)
    {
        // The begin may have been forgotten by a server that crashed: then it is written again.
        const string IsOwn = "i.key = any ($1) and i.key = w.key and case when i.closed is null then i.attempts in (w.attempt, w.attempt - 1) end";
        Dictionary<long, bool> own = await ReadAsync(
            $"select conversation, pg_try_advisory_lock(conversation) from (select i.conversation from unnest($1, $2) w (key, attempt) join {_table} i on {IsOwn} offset 0) own", works);
        // The update reads the newest version: another instance may have begun it, and given the lock back, after the snapshot and before the lock.
        Dictionary<long, bool> begun = await ReadAsync(
            $"update {_table} i set attempts = w.attempt from unnest($1, $2) w (key, attempt) where {IsOwn} returning i.conversation, true",
            [.. works.Where(work => own.GetValueOrDefault(work.Conversation))]);
        foreach (long overtaken in own.Keys.Where(conversation => own[conversation] && !begun.ContainsKey(conversation)).ToArray())
        {
            own.Remove(overtaken);
            await using var unlock = new NpgsqlCommand($"select pg_advisory_unlock({overtaken})", _connection) { CommandTimeout = Connections.CommandTimeout };
            await unlock.ExecuteNonQueryAsync();
        }

        return own;
    }

    private async Task<Dictionary<long, bool>> ReadAsync(string sql, IReadOnlyCollection<Work> works)
    {
        await using var command = new NpgsqlCommand(sql, _connection)
        {
            CommandTimeout = Connections.CommandTimeout,
            Parameters =
            {
                new NpgsqlParameter<Guid[]> { TypedValue = [.. works.Select(work => work.Key)] },
                new NpgsqlParameter<int[]> { TypedValue = [.. works.Select(work => work.Attempt)] },
            },
        };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        var conversations = new Dictionary<long, bool>();
        while (await reader.ReadAsync())
            conversations.Add(reader.GetInt64(0), reader.GetBoolean(1));

        return conversations;
    }

    /// <summary>Waits a second, unless there is something to do before.</summary>
    public async Task WaitAsync(WakeUp wakeUp)
    {
        // One that came during a claim, whose snapshot is older than what it is for.
        if (!_isNotified)
            await wakeUp.WaitAsync(_connection, Second);

        _isNotified = false;
    }

    public async ValueTask DisposeAsync()
    {
        await _claim.DisposeAsync();
        await Connections.ReleaseAsync(_source, _connection);
    }
}
