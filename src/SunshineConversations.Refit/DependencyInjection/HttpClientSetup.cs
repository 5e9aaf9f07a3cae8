using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace SunshineConversations;

/// <summary>
/// Builds the handlers of one named HttpClient around those of the application: the call handler outermost, authentication
/// innermost, and the library's own transport only where the application has none.
/// </summary>
internal static class HttpClientSetup
{
    /// <summary>The category of all log messages of the library.</summary>
    public const string LogCategory = "SunshineConversations";

    /// <summary>The version that Refit's requests and HttpClient use by default.</summary>
    private static readonly TimeSpan HttpClientTimeout = TimeSpan.FromSeconds(100);

    private static readonly string UserAgent = $"SunshineConversations.Refit/{Version()}";

    /// <summary>Handlers that retry. Those from application-wide defaults do not know which operations are safe to retry.</summary>
    private static readonly string[] RepeatingHandlers =
    [
        "Microsoft.Extensions.Http.Resilience.ResilienceHandler",
        "Microsoft.Extensions.Http.PolicyHttpMessageHandler",
    ];

    public static void Configure(IHttpClientBuilder builder)
    {
        IServiceCollection services = builder.Services;
        string name = builder.Name;

        // Before the application's defaults, so that these keep what they set.
        int first = services.Count;
        builder.ConfigurePrimaryHttpMessageHandler(CreateTransport);
        // The factory's own log lines contain the URL, and so IDs of people; the library's contain the route template.
        builder.RemoveAllLoggers();
        // A client may live as long as a singleton: connections are renewed, so that DNS changes take effect, and
        // handlers are not.
        builder.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        MoveToFront(services, first);

        // After the application's defaults, and before the calls it chains to the builder.
        builder.ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => RemoveRepeating(handlers));

        // After everything that the application configures.
        services.PostConfigure<HttpClientFactoryOptions>(name, options =>
        {
            var version = new ConfiguredHttpVersion();
            options.HttpClientActions.Add(client => ConfigureClient(client, version));
            options.HttpMessageHandlerBuilderActions.Add(handlers => handlers.AdditionalHandlers.Insert(0, CreateCallHandler(handlers.Services, name, version)));
        });

        // Its code after the next filter runs last, so the handlers are inside the loggers too.
        if (!services.Any(descriptor => descriptor.ImplementationType == typeof(InnermostHandlersFilter)))
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, InnermostHandlersFilter>());
    }

    /// <summary>Adds services and discards their HttpClient configuration: each of Refit's registrations replaces the primary handler.</summary>
    public static void AddWithoutHandlers(IServiceCollection services, Action add)
    {
        int first = services.Count;
        add();
        for (int i = services.Count - 1; i >= first; i--)
        {
            if (IsClientConfiguration(services[i]))
                services.RemoveAt(i);
        }
    }

    private static void MoveToFront(IServiceCollection services, int first)
    {
        int front = 0;
        for (int i = first; i < services.Count; i++)
        {
            ServiceDescriptor descriptor = services[i];
            if (!IsClientConfiguration(descriptor))
                continue;

            services.RemoveAt(i);
            services.Insert(front++, descriptor);
        }
    }

    private static bool IsClientConfiguration(ServiceDescriptor descriptor) =>
        descriptor.ServiceType == typeof(Microsoft.Extensions.Options.IConfigureOptions<HttpClientFactoryOptions>);

    /// <summary>The transport where the application has none: it follows no redirects and keeps no cookies.</summary>
    public static SocketsHttpHandler CreateTransport() => new()
    {
        AllowAutoRedirect = false,
        ConnectCallback = PublicAddressGuard.ConnectCallback,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        Proxy = new EnvironmentProxy(),
        UseCookies = false,
    };

    /// <summary>Whether it is that transport, whatever else the application set on it.</summary>
    public static bool IsOwnTransport(HttpMessageHandler transport) => transport is SocketsHttpHandler sockets && sockets.ConnectCallback == PublicAddressGuard.ConnectCallback;

    /// <summary>The application's clock, if any. The library registers none, which would prevent the application from adding its own.</summary>
    public static TimeProvider TimeProviderOf(IServiceProvider services) => services.GetService<TimeProvider>() ?? TimeProvider.System;

    private static void RemoveRepeating(IList<DelegatingHandler> handlers)
    {
        for (int i = handlers.Count - 1; i >= 0; i--)
        {
            // By name: their packages are referenced by the application only.
            if (RepeatingHandlers.Contains(handlers[i].GetType().FullName))
                handlers.RemoveAt(i);
        }
    }

    private static void ConfigureClient(HttpClient client, ConfiguredHttpVersion version)
    {
        client.BaseAddress = CallUri.Placeholder;
        // The Timeout option limits a call.
        if (client.Timeout == HttpClientTimeout)
            client.Timeout = Timeout.InfiniteTimeSpan;

        version.Set(client.DefaultRequestVersion, client.DefaultVersionPolicy);
        // As a string: header values would be copied and formatted again for every request.
        if (!client.DefaultRequestHeaders.Contains("User-Agent"))
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
        if (!client.DefaultRequestHeaders.Contains("Accept"))
            client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
    }

    private static CallHandler CreateCallHandler(IServiceProvider services, string name, ConfiguredHttpVersion version)
    {
        RefitClientSettings settings = services.GetRequiredService<RefitClientSettings>();
        return new(
            services.GetRequiredKeyedService<OptionsSource>(name),
            settings.Value,
            settings.ResponseCheck,
            version,
            TimeProviderOf(services),
            services.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategory),
            services.GetRequiredService<ClientTelemetry>());
    }

    private static string Version()
    {
        Assembly assembly = typeof(HttpClientSetup).Assembly;
        string? version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        // Without the commit that the build appends.
        return version?.Split('+')[0] ?? assembly.GetName().Version!.ToString(3);
    }
}
