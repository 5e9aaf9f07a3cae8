using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace SunshineConversations;

/// <summary>The table of the inbox. Its place in the database is known once <see cref="SetUpAsync"/> has found or created it.</summary>
internal sealed class InboxTable(TableName name)
{
    /// <summary>As SQL.</summary>
    public TableName Name => name;

    /// <summary>Its name with its schema: inboxes of one database have neither locks nor notifications in common.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Where instances notify each other.</summary>
    public string Channel => $"sunshine_inbox_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Place)).AsSpan(0, 8))}";

    /// <summary>SQL that makes the first parked event of each of some conversations due.</summary>
    /// <param name="conversations">A query for the conversations: those that have no event that is due before it.</param>
    /// <param name="from">Another relation that it reads.</param>
    public string Unpark(string conversations, string from = "") => $"""
        update {Name} i set due = now() {from}
        where i.key = any (array (
                select f.key from ({conversations}) n (c), lateral (select key from {Name} where closed is null and conversation = c and due = 'infinity' order by seq limit 1) f))
            and case when i.closed is null then i.due = 'infinity' end
        """;

    /// <summary>The same for all conversations.</summary>
    public string UnparkAll => Unpark($"select c from (select distinct conversation from {Name} where closed is null and due = 'infinity') p (c) where {Due("c")} is null");

    /// <summary>
    /// SQL that is true where a conversation has an open event that is not parked, and else null. Of a long backlog it looks at the first one only: an index is read by pages, whatever the limit. A query
    /// with a limit, since EXISTS may become a scan of all that waits.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="before">Before which event; <see langword="null"/> for all.</param>
    public string Due(string conversation, string? before = null) => Open(conversation, $"< 'infinity'{(before is null ? "" : $" and o.seq < {before}")}");

    /// <summary>The same for events that are parked.</summary>
    public string Parked(string conversation) => Open(conversation, "= 'infinity'");

    private string Open(string conversation, string due) =>
        $"(select true from {Name} o where o.closed is null and o.conversation = {conversation} and o.due {due} limit 1)";

    /// <summary>Finds the table, and creates it or brings it up to date where necessary.</summary>
    /// <exception cref="InvalidOperationException">The user of the database may not do that, or not use the table.</exception>
    public async Task SetUpAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        string script = TableScript.For(name);
        try
        {
            // First, since CREATE TABLE requires its privilege even where IF NOT EXISTS has nothing to do.
            if (await FindAsync(connection, cancellationToken))
                return;

            await using var command = new NpgsqlCommand(script, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            if (!await FindAsync(connection, cancellationToken))
                throw new InvalidOperationException($"The table {name} of the inbox was created, but is not found, or it is another table: name its schema in {nameof(PostgreSqlInboxOptions)}.{nameof(PostgreSqlInboxOptions.Table)}, or set the search path.");
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedColumn)
        {
            throw new InvalidOperationException(
                $"The table {name} of the inbox cannot be found, created or brought up to date: {e.MessageText}. Let a user of the database who may do so run this script, and grant usage on its schema and select, insert, update and delete on the table to the application's user:\n\n{script}",
                e);
        }
    }

    private async Task<bool> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select n.nspname || '.' || c.relname,
                (select count(*) from pg_attribute a where a.attrelid = c.oid and not a.attisdropped and a.attname = any ($2)),
                (select string_agg(p, ', ') from unnest(array['select', 'insert', 'update', 'delete']) p where not has_table_privilege(c.oid, p))
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = to_regclass($1)
            """,
            connection)
        { Parameters = { new NpgsqlParameter<string> { TypedValue = name.ToString() }, new NpgsqlParameter<string[]> { TypedValue = TableScript.Columns } } };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken) || reader.GetInt64(1) < TableScript.Columns.Length)
            return false;

        Place = reader.GetString(0);
        return reader.IsDBNull(2)
            ? true
            : throw new InvalidOperationException($"The user of the database may not use the table {name} of the inbox: it lacks {reader.GetString(2)}. Grant select, insert, update and delete.");
    }
}
