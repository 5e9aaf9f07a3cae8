using Npgsql;

namespace SunshineConversations;

/// <summary>The database that an application named for a receiver: a connection string, a data source, or a function that gets one from the services.</summary>
internal sealed class ConfiguredDatabase(object origin)
{
    public const string Different = $"The receivers of an application share one inbox: call {nameof(Microsoft.Extensions.DependencyInjection.SunshineConversationsInboxBuilderExtensions.UsePostgreSqlInbox)} with the same database for each.";

    private readonly object _origin = origin;

    /// <summary>Whether another one is the same, as far as that can be said before there are services.</summary>
    public bool MayBe(ConfiguredDatabase other) => _origin is Delegate && other._origin is Delegate || _origin.Equals(other._origin);

    /// <summary>Opens the one that all receivers name.</summary>
    /// <returns>The data source, and whether it is the inbox's own, to be disposed with it.</returns>
    /// <exception cref="InvalidOperationException">They do not name the same.</exception>
    public static (NpgsqlDataSource Source, bool IsOwn) Open(IReadOnlyList<ConfiguredDatabase> databases, IServiceProvider services)
    {
        if (databases[0]._origin is string connectionString)
            return (Create(connectionString), true);

        NpgsqlDataSource[] sources = [.. databases.Select(database => database._origin as NpgsqlDataSource
            ?? ((Func<IServiceProvider, NpgsqlDataSource>)database._origin)(services)
            ?? throw new InvalidOperationException("The function that gets the data source of the inbox returned null.")).Distinct()];
        return sources.Length == 1 ? (Primary(sources[0]), false) : throw new InvalidOperationException(Different);
    }

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
        return settings.Host?.Contains(',', StringComparison.Ordinal) == true ? Primary(builder.BuildMultiHost()) : builder.Build();
    }

    /// <summary>Of several servers, only one can be written to.</summary>
    private static NpgsqlDataSource Primary(NpgsqlDataSource source) => source is NpgsqlMultiHostDataSource hosts ? hosts.WithTargetSession(TargetSessionAttributes.Primary) : source;
}
