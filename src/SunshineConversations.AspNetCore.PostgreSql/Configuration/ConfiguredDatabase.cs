using Npgsql;

namespace SunshineConversations;

/// <summary>The database that an application named: a connection string, a data source, or a function that gets one from the services.</summary>
internal sealed record ConfiguredDatabase(object Origin)
{
    /// <summary>Opens it.</summary>
    /// <returns>The data source, and whether it is the inbox's own, to be disposed with it.</returns>
    public (NpgsqlDataSource Source, bool IsOwn) Open(IServiceProvider services) => Origin switch
    {
        string connectionString => (Create(connectionString), true),
        Func<IServiceProvider, NpgsqlDataSource> find => (find(services) ?? throw new InvalidOperationException("The function that gets the data source of the inbox returned null."), false),
        _ => ((NpgsqlDataSource)Origin, false),
    };

    /// <summary>With only the types that the inbox uses, which keeps a native program small.</summary>
    private static NpgsqlDataSource Create(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Multiplexing = false };
        // A connection that waits must notice that the other side is gone.
        if (settings.KeepAlive == 0)
            settings.KeepAlive = 10;

        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString) { Name = "SunshineConversations" };
        builder.EnableArrays().EnableTransportSecurity().EnableIntegratedSecurity();
        // Its commands run each second: neither they nor their log lines say anything of the application.
        builder.ConfigureTracing(tracing => tracing.ConfigureCommandFilter(_ => false).ConfigureBatchFilter(_ => false));
        return builder.Build();
    }
}
