using Npgsql;

namespace SunshineConversations;

/// <summary>
/// The connection of this instance that begins events. It has the advisory lock of each conversation in work, and the server gives the locks back when it ends, for
/// whatever reason: another instance then continues at once, without a lease or a clock.
/// </summary>
internal sealed class Session : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly InboxConnection _connection;
    private readonly NpgsqlBatch _claim;
    private readonly NpgsqlParameter<long[]> _unlock = new();
    private readonly NpgsqlParameter<int> _limit = new();
    private readonly NpgsqlParameter<long[]> _except = new();
    private readonly NpgsqlParameter<bool> _takeBegun = new();
    private readonly NpgsqlParameter<double> _since = new();
    private readonly string _table;
    private readonly long _opened = Environment.TickCount64;
    private readonly ClaimRange _range = new(TimeProvider.System);
    private bool _isPrepared;
    private bool _isNotified;

    private Session(InboxConnection connection, InboxTable table)
    {
        _connection = connection;
        _table = table.Name.ToString();
        connection.Connection.Notification += (_, _) => _isNotified = true;
        _claim = new NpgsqlBatch(connection.Connection)
        {
            Timeout = InboxConnection.CommandTimeout,
            BatchCommands =
            {
                new("select pg_advisory_unlock(c) from unnest($1) c") { Parameters = { _unlock } },
                // Each part is necessary:
                // - "offset 0": the planner would push the lock below the order and the test for the first of the conversation, and lock what is not returned.
                // - The lock is beside a limit and above the order: in one query with it, all that waits would be locked.
                // - "is null": what is not the first of its conversation is parked, but for what was stored at the same moment.
                // - "attempts = 0 and … or": what was begun belongs to instances that are about to return after a restart of the server, and one that crashed may have forgotten that it was
                //   begun. "Not between": its clock may jump back.
                // - "any (array": with a join, statistics of a small table make the planner read all rows, and look for each of them among the few keys.
                // - "case": keeps the planner from an index in which it would look at all open rows for each key.
                // - "due" again: the lock may have been given back after this statement's snapshot was taken; the update reads the newest version.
                // - An event whose process ends is counted too. A server that crashes may forget a begin, but never a result.
                new($"""
                    with head as materialized (
                        select key, conversation, extract(epoch from due)::float8 as due from (
                            select key, conversation, due from {_table} i
                            where closed is null and isfinite(due) and due > to_timestamp($4) and due <= now() and conversation <> all ($2)
                                and (attempts = 0 and stored > pg_postmaster_start_time() or $3 and now() not between pg_postmaster_start_time() and pg_postmaster_start_time() + interval '3 seconds')
                                and {table.Due("i.conversation", "i.seq")} is null
                            order by due, seq offset 0) first
                        where pg_try_advisory_lock(conversation) limit $1),
                    taken as (
                        update {_table} i set attempts = attempts + 1, begun = begun + 1
                        where i.key = any (array (select key from head)) and case when i.closed is null then i.due <= now() end
                        returning i.key, i.attempts, i.begun, i.receiver, i.body, i.trace, i.done_by, extract(epoch from now() - i.opened)::float8 as age)
                    select pg_backend_pid(), extract(epoch from now())::float8, head.due, head.conversation,
                        taken.key, taken.attempts, taken.begun, taken.receiver, taken.body, taken.trace, taken.done_by, taken.age
                    from set_config('synchronous_commit', 'off', true) left join head on true left join taken using (key)
                    """)
                { Parameters = { _limit, _except, _takeBegun, _since } },
            },
        };
    }

    /// <summary>Whether it can go on after a statement that failed.</summary>
    public bool IsOpen => _connection.IsOpen;

    public static async Task<Session> OpenAsync(NpgsqlDataSource source, InboxTable table, CancellationToken cancellationToken)
    {
        var session = new Session(await InboxConnection.OpenAsync(source, cancellationToken), table);
        try
        {
            await using NpgsqlCommand listen = session._connection.Command($"listen {table.Channel}");
            await listen.ExecuteNonQueryAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives locks back, and begins what can be begun.</summary>
    /// <param name="unlock">The conversations whose results are committed.</param>
    /// <param name="except">The conversations of this instance in work, whose locks the server would give to this session again and again, and those that it leaves to others.</param>
    /// <param name="limit">How many to begin.</param>
    /// <param name="isReturning">Whether an earlier session of this instance was lost. That of others may have been too: what is begun is then left to them for 3 seconds.</param>
    /// <param name="parse">Makes the work of a row, from its column 3.</param>
    /// <returns>The events that were begun, and the conversations that were locked for nothing.</returns>
    /// <exception cref="PoolerException">The connection is not the same one of the server any more.</exception>
    public async Task<(List<Work> Begun, List<long> NotBegun)> ClaimAsync(long[] unlock, long[] except, int limit, bool isReturning, Func<NpgsqlDataReader, Work> parse)
    {
        _unlock.TypedValue = unlock;
        _except.TypedValue = except;
        _limit.TypedValue = limit;
        _takeBegun.TypedValue = !isReturning || Environment.TickCount64 - _opened > 3000;
        _since.TypedValue = _range.Begin(limit);
        if (!_isPrepared)
            await _claim.PrepareAsync();

        _isPrepared = true;
        var begun = new List<Work>();
        var notBegun = new List<long>();
        double now = 0;
        double due = 0;
        await using NpgsqlDataReader reader = await _claim.ExecuteReaderAsync();
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            if (reader.GetInt32(0) != _connection.Process)
                throw new PoolerException();

            now = reader.GetDouble(1);
            if (reader.IsDBNull(3))
                continue;

            due = Math.Max(due, reader.GetDouble(2));
            if (reader.IsDBNull(4))
                notBegun.Add(reader.GetInt64(3));
            else
                begun.Add(parse(reader));
        }

        _range.End(isExhausted: begun.Count + notBegun.Count < limit, now, due);
        return (begun, notBegun);
    }

    /// <summary>Gives back the locks of a claim that failed: they are not part of its transaction.</summary>
    public async Task UnlockAsync(long[] allBut)
    {
        await using NpgsqlCommand unlock = _connection.Command("""
            select pg_advisory_unlock(conversation) from (
                select classid::int8 << 32 | objid::int8 as conversation from pg_locks
                where locktype = 'advisory' and objsubid = 1 and pid = pg_backend_pid() and database = (select oid from pg_database where datname = current_database())) mine
            where conversation <> all ($1)
            """);
        unlock.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = allBut });
        await unlock.ExecuteNonQueryAsync();
    }

    /// <summary>Takes the locks of an earlier session back.</summary>
    /// <returns>The conversations whose event nobody else has begun, and whether they are locked now.</returns>
    public async Task<Dictionary<long, bool>> TakeBackAsync(IReadOnlyCollection<Work> works)
    {
        // The begin may have been forgotten by a server that crashed: then it is written again. Else its result may have been written meanwhile.
        const string IsOwn = "i.key = any ($1) and i.key = w.key and case when i.closed is null then i.begun in (w.begun, w.begun - 1) end";
        Dictionary<long, bool> own = await ReadAsync(
            $"select conversation, pg_try_advisory_lock(conversation) from (select i.conversation from unnest($1, $2, $3) w (key, begun, attempts) join {_table} i on {IsOwn} offset 0) own", works);
        // The update reads the newest version: another instance may have begun it, and given the lock back, after the snapshot and before the lock.
        Dictionary<long, bool> begun = await ReadAsync(
            $"update {_table} i set begun = w.begun, attempts = case when i.begun = w.begun then i.attempts else w.attempts end from unnest($1, $2, $3) w (key, begun, attempts) where {IsOwn} returning i.conversation, true",
            [.. works.Where(work => own.GetValueOrDefault(work.Conversation))]);
        foreach (long overtaken in own.Keys.Where(conversation => own[conversation] && !begun.ContainsKey(conversation)).ToArray())
        {
            own.Remove(overtaken);
            await using NpgsqlCommand unlock = _connection.Command($"select pg_advisory_unlock({overtaken})");
            await unlock.ExecuteNonQueryAsync();
        }

        return own;
    }

    /// <summary>Waits a second, unless there is something to do before.</summary>
    public async Task WaitAsync(WakeUp wakeUp)
    {
        // One that came during a claim, whose snapshot is older than what it is for.
        if (!_isNotified)
            await wakeUp.WaitAsync(_connection.Connection, Second);

        _isNotified = false;
    }

    public async ValueTask DisposeAsync()
    {
        await _claim.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<Dictionary<long, bool>> ReadAsync(string sql, IReadOnlyCollection<Work> works)
    {
        await using NpgsqlCommand command = _connection.Command(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. works.Select(work => work.Key)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. works.Select(work => work.Begun)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. works.Select(work => work.Attempt)] });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        var conversations = new Dictionary<long, bool>();
        while (await reader.ReadAsync())
            conversations.Add(reader.GetInt64(0), reader.GetBoolean(1));

        return conversations;
    }
}
