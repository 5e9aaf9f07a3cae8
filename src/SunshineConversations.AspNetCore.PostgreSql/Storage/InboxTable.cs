using System.Globalization;
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

    /// <summary>Finds the table, and creates it or brings it up to date where necessary.</summary>
    /// <exception cref="InvalidOperationException">The user of the database may not do that, or not use the table.</exception>
    public async Task SetUpAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        // First, since CREATE TABLE requires its privilege even where IF NOT EXISTS has nothing to do.
        if (!await FindAsync(connection, cancellationToken))
        {
            await CreateAsync(connection, cancellationToken);
            if (!await FindAsync(connection, cancellationToken))
                throw new InvalidOperationException($"The table {name} of the inbox was created, but is not found: name its schema in {nameof(PostgreSqlInboxOptions)}.{nameof(PostgreSqlInboxOptions.Table)}, or set the search path.");
        }
    }

    private async Task<bool> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select n.nspname || '.' || c.relname, coalesce(obj_description(c.oid, 'pg_class'), ''),
                (select string_agg(p, ', ') from unnest(array['select', 'insert', 'update', 'delete']) p where not has_table_privilege(c.oid, p))
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = to_regclass($1)
            """,
            connection)
        { Parameters = { new NpgsqlParameter<string> { TypedValue = name.ToString() } } };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return false;

        Place = reader.GetString(0);
        string comment = reader.GetString(1);
        if (!comment.StartsWith(TableScript.Comment, StringComparison.Ordinal)
            || !int.TryParse(comment.AsSpan(TableScript.Comment.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            || version < TableScript.Version)
        {
            return false;
        }

        return reader.IsDBNull(2)
            ? true
            : throw new InvalidOperationException($"The user of the database may not use the table {name} of the inbox: it lacks {reader.GetString(2)}. Grant select, insert, update and delete.");
    }

    private async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        string script = TableScript.For(name);
        try
        {
            await using var command = new NpgsqlCommand(script, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName)
        {
            throw new InvalidOperationException(
                $"The table {name} of the inbox cannot be created or brought up to date: {e.MessageText}. Let a user of the database who may do so run this script, and grant select, insert, update and delete on the table to the application's user:\n\n{script}",
                e);
        }
    }
}
