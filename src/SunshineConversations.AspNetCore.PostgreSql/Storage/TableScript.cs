namespace SunshineConversations;

/// <summary>The SQL that creates the table, and brings one of an earlier version up to date. A later version only adds columns that may be null, so that two versions of an application can run beside each other.</summary>
internal static class TableScript
{
    /// <summary>The columns of a table of this version.</summary>
    public static readonly string[] Columns = ["key", "seq", "conversation", "receiver", "body", "trace", "stored", "due", "attempts", "begun", "opened", "closed", "error", "done_by"];

    /// <summary>Any number that is the same everywhere.</summary>
    private const long Lock = 0x53756E7368696E65;

    /// <summary>
    /// Sent as one command it is one transaction, and the lock lasts to its end: instances that start together would otherwise create the same table. The body is not
    /// <c>json</c>, which does not accept everything that JSON may contain; no ID of the service is in a column that has an index. An event that is not the first open one of its conversation is
    /// parked: it is due at infinity, where no claim comes across it. <c>attempts</c> counts, and <c>begun</c> identifies an attempt, since it never falls. <c>opened</c> is when it was stored or retried. Half of each page
    /// is left free for the rows that are begun: measured, that makes the handling a fifth cheaper, as no index changes.
    /// </summary>
    public static string For(TableName table) => $"""
        select pg_advisory_xact_lock({Lock});
        create table if not exists {table} (
            key          uuid primary key,
            seq          bigint generated always as identity,
            conversation bigint not null,
            receiver     text not null,
            body         text not null,
            trace        text,
            stored       timestamptz not null default now(),
            due          timestamptz not null default now(),
            attempts     int not null default 0,
            begun        int not null default 0,
            opened       timestamptz not null default now(),
            closed       timestamptz,
            error        text) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
        alter table {table} add column if not exists done_by text;
        create index if not exists "{table.Table}_due" on {table} (due, seq) where closed is null and isfinite(due);
        create index if not exists "{table.Table}_conversation" on {table} (conversation, due, seq) where closed is null;
        create index if not exists "{table.Table}_handled" on {table} (closed) where closed is not null and error is null;
        create index if not exists "{table.Table}_failed" on {table} (closed) where closed is not null and error is not null;
        """;
}
