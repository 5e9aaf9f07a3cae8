using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SunshineConversations;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the clients of the Sunshine Conversations API.</summary>
public static class SunshineConversationsServiceCollectionExtensions
{
    private const string SectionName = "SunshineConversations";

    private static readonly string UserAgent = $"SunshineConversations.Refit/{Version()}";

    /// <summary>
    /// Registers <see cref="IConversationsApi"/>, configured by the section <c>SunshineConversations</c>:
    /// <c>SunshineConversations:KeyId</c>, or the environment variable <c>SunshineConversations__KeyId</c>, and so on.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>A builder; what is chained to it applies to every API of the client.</returns>
    public static IHttpClientBuilder AddSunshineConversations(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsOf(services, serviceKey: null).BindConfiguration(SectionName);
        return AddClient(services, serviceKey: null, SectionName);
    }

    /// <summary>Registers <see cref="IConversationsApi"/>, configured in code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder; what is chained to it applies to every API of the client.</returns>
    public static IHttpClientBuilder AddSunshineConversations(this IServiceCollection services, Action<SunshineConversationsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        OptionsOf(services, serviceKey: null).Configure(configure);
        return AddClient(services, serviceKey: null, SectionName);
    }

    /// <summary>Registers <see cref="IConversationsApi"/>, configured by a section of the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section that holds the options themselves.</param>
    /// <returns>A builder; what is chained to it applies to every API of the client.</returns>
    public static IHttpClientBuilder AddSunshineConversations(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        OptionsOf(services, serviceKey: null).Bind(configuration);
        return AddClient(services, serviceKey: null, PathOf(configuration));
    }

    /// <summary>
    /// Registers <see cref="IConversationsApi"/> under a service key, for one of several tenants, configured by the
    /// section <c>SunshineConversations:{serviceKey}</c>. Inject it with <c>[FromKeyedServices("…")]</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key of the services, which is also the name of the options.</param>
    /// <returns>A builder; what is chained to it applies to every API of this client.</returns>
    public static IHttpClientBuilder AddKeyedSunshineConversations(this IServiceCollection services, string serviceKey)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        string path = $"{SectionName}:{serviceKey}";
        OptionsOf(services, serviceKey).BindConfiguration(path);
        return AddClient(services, serviceKey, path);
    }

    /// <summary>Registers <see cref="IConversationsApi"/> under a service key, for one of several tenants, configured in code. Inject it with <c>[FromKeyedServices("…")]</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key of the services, which is also the name of the options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder; what is chained to it applies to every API of this client.</returns>
    public static IHttpClientBuilder AddKeyedSunshineConversations(this IServiceCollection services, string serviceKey, Action<SunshineConversationsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        ArgumentNullException.ThrowIfNull(configure);
        OptionsOf(services, serviceKey).Configure(configure);
        return AddClient(services, serviceKey, $"{SectionName}:{serviceKey}");
    }

    /// <summary>Registers <see cref="IConversationsApi"/> under a service key, for one of several tenants, configured by a section of the configuration. Inject it with <c>[FromKeyedServices("…")]</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key of the services, which is also the name of the options.</param>
    /// <param name="configuration">The section that holds the options themselves.</param>
    /// <returns>A builder; what is chained to it applies to every API of this client.</returns>
    public static IHttpClientBuilder AddKeyedSunshineConversations(this IServiceCollection services, string serviceKey, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        ArgumentNullException.ThrowIfNull(configuration);
        OptionsOf(services, serviceKey).Bind(configuration);
        return AddClient(services, serviceKey, PathOf(configuration));
    }

    private static OptionsBuilder<SunshineConversationsOptions> OptionsOf(IServiceCollection services, string? serviceKey) =>
        services.AddOptions<SunshineConversationsOptions>(OptionsName(serviceKey));

    /// <summary>
    /// What the open generic registrations stand for. Named here, they are compiled with everything else; with Native
    /// AOT the runtime would else have to build them when the process starts, which takes milliseconds.
    /// </summary>
    private static void AddOptionsTypes(IServiceCollection services)
    {
        services.TryAddSingleton<IOptionsMonitor<SunshineConversationsOptions>, OptionsMonitor<SunshineConversationsOptions>>();
        services.TryAddSingleton<IOptionsMonitorCache<SunshineConversationsOptions>, OptionsCache<SunshineConversationsOptions>>();
        services.TryAddTransient<IOptionsFactory<SunshineConversationsOptions>, OptionsFactory<SunshineConversationsOptions>>();
    }

    private static string OptionsName(string? serviceKey) => serviceKey ?? Options.Options.DefaultName;

    private static string PathOf(IConfiguration configuration) => configuration is IConfigurationSection { Path: { Length: > 0 } path } ? path : SectionName;

    private static IHttpClientBuilder AddClient(IServiceCollection services, string? serviceKey, string configurationPath)
    {
        string clientName = serviceKey is null ? SectionName : $"{SectionName}:{serviceKey}";
        IHttpClientBuilder builder = services.AddHttpClient(clientName);

        // A second call adds its configuration to the first one's client, and must not double the handlers.
        if (services.Any(descriptor => descriptor.ImplementationInstance is ClientRegistration registration && registration.ClientName == clientName))
            return builder;

        services.AddSingleton(new ClientRegistration(clientName));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ClientSettings>();
        services.TryAddSingleton<ResilienceTelemetry>();
        AddOptionsTypes(services);
        OptionsOf(services, serviceKey).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SunshineConversationsOptions>>(
            provider => new SunshineConversationsOptionsValidator(OptionsName(serviceKey), serviceKey, configurationPath, provider));
        ApiInterfaces.AddTo(services, clientName, serviceKey);

        // The clients may live as long as a singleton: connections are renewed, so that DNS changes are seen, and
        // handlers are not.
        builder.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        builder.UseSocketsHttpHandler(static (handler, _) =>
        {
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
            handler.AllowAutoRedirect = false;
            handler.UseCookies = false;
        });
        builder.ConfigureHttpClient((provider, client) =>
        {
            client.BaseAddress = CurrentOptions(provider, serviceKey)().EffectiveBaseUrl;
            client.Timeout = Timeout.InfiniteTimeSpan;
            // As text: header values would be copied, and written out anew, for every request.
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
            client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
        });

        // The factory's own lines hold the URL, and so ids of conversations; ours hold the route template.
        builder.RemoveAllLoggers();
        builder.AddHttpMessageHandler(provider => CreateResilienceHandler(provider, serviceKey));

        // Afterwards, so that it stands behind whatever the application chains to the builder.
        services.PostConfigure<HttpClientFactoryOptions>(clientName, options => options.HttpMessageHandlerBuilderActions.Add(
            handlers => handlers.AdditionalHandlers.Add(CreateAuthenticationHandler(handlers.Services, serviceKey))));
        return builder;
    }

    private static ResilienceHandler CreateResilienceHandler(IServiceProvider provider, string? serviceKey)
    {
        ClientSettings settings = provider.GetRequiredService<ClientSettings>();
        return new(
            CurrentOptions(provider, serviceKey)(),
            settings.Refit,
            settings.AnswerCheck,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger(SectionName),
            provider.GetRequiredService<ResilienceTelemetry>());
    }

    private static AuthenticationHandler CreateAuthenticationHandler(IServiceProvider provider, string? serviceKey)
    {
        Func<SunshineConversationsOptions> options = CurrentOptions(provider, serviceKey);
        return options().Authentication switch
        {
            SunshineConversationsAuthentication.Jwt => new JwtAuthenticationHandler(options, provider.GetRequiredService<TimeProvider>()),
            SunshineConversationsAuthentication.Token => new TokenAuthenticationHandler(options, provider.GetRequiredService<IServiceScopeFactory>(), serviceKey),
            _ => new BasicAuthenticationHandler(options),
        };
    }

    private static Func<SunshineConversationsOptions> CurrentOptions(IServiceProvider provider, string? serviceKey)
    {
        IOptionsMonitor<SunshineConversationsOptions> monitor = provider.GetRequiredService<IOptionsMonitor<SunshineConversationsOptions>>();
        return () => monitor.Get(OptionsName(serviceKey));
    }

    private static string Version()
    {
        Assembly assembly = typeof(IConversationsApi).Assembly;
        string? version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        // Without the commit that the build appends.
        return version?.Split('+')[0] ?? assembly.GetName().Version!.ToString(3);
    }

    private sealed record ClientRegistration(string ClientName);
}
