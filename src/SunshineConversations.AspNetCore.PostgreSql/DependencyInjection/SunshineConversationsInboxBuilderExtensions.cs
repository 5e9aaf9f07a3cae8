using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using SunshineConversations;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Handles the events of receivers from an inbox in PostgreSQL.</summary>
/// <remarks>
/// The receiver stores every event that has a handler, and responds 200. Any number of instances of the application handle them: each event once, and those of a conversation one after another,
/// in the order in which they were stored. An event whose handler throws is retried, and set aside after <see cref="PostgreSqlInboxOptions.MaxAttempts"/>. An application has one inbox, which its receivers share.
/// </remarks>
[SuppressMessage("ApiDesign", "RS0026", Justification = "Their required parameters have nothing in common that a call could be ambiguous with.")]
public static class SunshineConversationsInboxBuilderExtensions
{
    /// <summary>Handles the events from an inbox in a database.</summary>
    /// <param name="builder">The receiver.</param>
    /// <param name="connectionString">The connection string, for Npgsql. It must lead to the server itself, or to a pooler in session mode.</param>
    /// <param name="configure">Sets the options; <see langword="null"/> for the defaults.</param>
    /// <returns>The receiver.</returns>
    /// <exception cref="ArgumentException"><paramref name="connectionString"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">Another receiver has its inbox in another database.</exception>
    public static SunshineConversationsWebhooksBuilder UsePostgreSqlInbox(
        this SunshineConversationsWebhooksBuilder builder, string connectionString, Action<PostgreSqlInboxOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return Use(builder, connectionString, configure);
    }

    /// <summary>Handles the events from an inbox in the database of a data source, of which it uses four connections, and at times two more.</summary>
    /// <param name="builder">The receiver.</param>
    /// <param name="dataSource">The data source. The application disposes it.</param>
    /// <param name="configure">Sets the options; <see langword="null"/> for the defaults.</param>
    /// <returns>The receiver.</returns>
    /// <exception cref="InvalidOperationException">Another receiver has its inbox in another database.</exception>
    public static SunshineConversationsWebhooksBuilder UsePostgreSqlInbox(
        this SunshineConversationsWebhooksBuilder builder, NpgsqlDataSource dataSource, Action<PostgreSqlInboxOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return Use(builder, dataSource, configure);
    }

    /// <summary>Handles the events from an inbox in the database of a data source that is a service, of which it uses four connections, and at times two more.</summary>
    /// <param name="builder">The receiver.</param>
    /// <param name="dataSource">Gets the data source, such as <c>services => services.GetRequiredService&lt;NpgsqlDataSource&gt;()</c>. It is not disposed.</param>
    /// <param name="configure">Sets the options; <see langword="null"/> for the defaults.</param>
    /// <returns>The receiver.</returns>
    /// <exception cref="InvalidOperationException">Another receiver has its inbox in another database.</exception>
    public static SunshineConversationsWebhooksBuilder UsePostgreSqlInbox(
        this SunshineConversationsWebhooksBuilder builder, Func<IServiceProvider, NpgsqlDataSource> dataSource, Action<PostgreSqlInboxOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return Use(builder, dataSource, configure);
    }

    private static SunshineConversationsWebhooksBuilder Use(SunshineConversationsWebhooksBuilder builder, object origin, Action<PostgreSqlInboxOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        if (configure is not null)
            services.Configure(configure);

        var database = new ConfiguredDatabase(origin);
        if (services.FirstOrDefault(service => service.ServiceType == typeof(ConfiguredDatabase))?.ImplementationInstance is not ConfiguredDatabase first)
            AddInbox(services);
        else if (!first.MayBe(database))
            throw new InvalidOperationException(ConfiguredDatabase.Different);

        services.AddSingleton(database);

        string name = builder.Name;
        // The last one counts: it takes the place of the handlers.
        services.AddKeyedSingleton<IEventSink>(name, (provider, _) =>
        {
            PostgreSqlInbox inbox = provider.GetRequiredService<PostgreSqlInbox>();
            return new EventStore(name, provider.GetRequiredKeyedService<EventDispatcher>(name), inbox.Table, inbox.Writer);
        });
        return builder;
    }

    private static void AddInbox(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostgreSqlInboxOptions>, InboxOptionsValidator>());
        services.AddOptions<PostgreSqlInboxOptions>().ValidateOnStart();
        services.AddSingleton(provider => new PostgreSqlInbox(
            provider.GetServices<ConfiguredDatabase>(),
            provider.GetRequiredService<IOptions<PostgreSqlInboxOptions>>().Value,
            new InboxTelemetry(provider.GetRequiredService<IMeterFactory>()),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout,
            provider.GetRequiredService<ILoggerFactory>().CreateLogger(InboxLog.Category),
            provider));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<PostgreSqlInbox>());
        services.AddSingleton<IWebhookInbox>(provider => provider.GetRequiredService<PostgreSqlInbox>().Inbox);
    }
}
