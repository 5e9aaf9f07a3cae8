using Npgsql;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests.Support;

/// <summary>A database of one test, and the instances that share it.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly string _name = $"t{Guid.NewGuid():N}";
    private readonly List<Receiver> _instances = [];
    private readonly List<string> _users = [];
    private NpgsqlDataSource? _source;

    private Database()
    {
    }

    public string Name => _name;

    public static async Task<Database> CreateAsync(string with = "")
    {
        var database = new Database();
        await Server.ExecuteAsync($"create database {database._name} {with}");
        database._source = NpgsqlDataSource.Create(database.ConnectionString("tests"));
        return database;
    }

    public string ConnectionString(string application, Action<NpgsqlConnectionStringBuilder>? change = null) => Server.ConnectionString(builder =>
    {
        builder.Database = _name;
        builder.ApplicationName = application;
        change?.Invoke(builder);
    });

    /// <summary>Starts an instance of an application. Its connections have its name.</summary>
    public async Task<Receiver> StartAsync(
        string name,
        Action<SunshineConversationsWebhooksBuilder> handlers,
        Action<PostgreSqlInboxOptions>? options = null,
        Action<WebApplicationBuilder>? configure = null,
        Action<SunshineConversationsWebhooksBuilder, Action<PostgreSqlInboxOptions>?>? use = null)
    {
        Receiver receiver = await Receiver.StartAsync(
            webhooks =>
            {
                handlers(webhooks);
                if (use is null)
                    webhooks.UsePostgreSqlInbox(ConnectionString(name), options);
                else
                    use(webhooks, options);
            },
            configure);
        _instances.Add(receiver);
        return receiver;
    }

    public Task<Receiver> StartAsync(string name, Bot bot, Action<PostgreSqlInboxOptions>? options = null, Action<WebApplicationBuilder>? configure = null) =>
        StartAsync(name, webhooks => webhooks.AddHandler<WebhookEvent>((received, _, cancellationToken) => bot.HandleAsync(name, received, cancellationToken)), options, configure);

    /// <summary>The same with a separate user, who can be kept from connecting.</summary>
    public Task<Receiver> StartAsync(string name, Bot bot, string user, Action<PostgreSqlInboxOptions>? options = null) => StartAsync(
        name,
        webhooks => webhooks.AddHandler<WebhookEvent>((received, cancellationToken) => bot.HandleAsync(name, received, cancellationToken)),
        options,
        use: (webhooks, options) => webhooks.UsePostgreSqlInbox(ConnectionString(name, builder => builder.Username = user), options));

    /// <summary>Creates a user, who is dropped with this database.</summary>
    public async Task<string> CreateUserAsync(string rights = "superuser")
    {
        string user = $"u{Guid.NewGuid():N}";
        await Server.ExecuteAsync($"create role {user} login {rights}");
        _users.Add(user);
        return user;
    }

    /// <summary>Runs SQL in this database.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using NpgsqlCommand command = _source!.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stores an event as a process did that has ended since.</summary>
    public async Task<EventRow> StoreAsync(string id, string receiver = "", string due = "now")
    {
        var payload = WebhookPayload.Parse(Delivery.Of(id));
        var row = EventRow.Of(payload, payload.Events[0], receiver, "public.sunshine_inbox");
        await ExecuteAsync($"insert into sunshine_inbox (key, conversation, receiver, body, due) values ('{row.Key}', {row.Conversation}, '{receiver}', '{Encoding.UTF8.GetString(row.Body)}', '{due}')");
        return row;
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using NpgsqlCommand command = _source!.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Waits until a query returns true.</summary>
    public Task UntilAsync(string condition) => Wait.UntilAsync(() => ScalarAsync<bool>($"select {condition}"), condition);

    /// <summary>Waits until nothing is open.</summary>
    public Task UntilEmptyAsync() => UntilAsync("not exists (select from sunshine_inbox where closed is null)");

    /// <summary>Ends connections on the server, as an administrator or a failover does.</summary>
    public async Task<int> CutAsync(string application = "%") =>
        (await Server.QueryAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{_name}' and application_name like '{application}' and application_name <> 'tests'")).Length;

    /// <summary>After a restart of the server: the connections of the tests are gone too.</summary>
    public void Reconnect()
    {
        _source!.Clear();
        Server.DataSource.Clear();
    }

    /// <summary>No instance can connect until it is undone.</summary>
    public async Task<IAsyncDisposable> DisconnectAsync()
    {
        await Server.ExecuteAsync($"alter database {_name} with allow_connections false");
        await CutAsync();
        return new Undo(() => Server.ExecuteAsync($"alter database {_name} with allow_connections true"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Receiver instance in _instances)
            await instance.DisposeAsync();

        await _source!.DisposeAsync();
        await Server.ExecuteAsync($"drop database if exists {_name} with (force)");
        foreach (string user in _users)
            await Server.ExecuteAsync($"drop role {user}");
    }

    private sealed class Undo(Func<Task> undo) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await undo();
    }
}
