using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SunshineConversations;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the clients of the Sunshine Conversations API.</summary>
/// <remarks>The host does not start with invalid options: see <see cref="SunshineConversationsOptions"/>.</remarks>
public static class SunshineConversationsServiceCollectionExtensions
{
    private const string SectionName = "SunshineConversations";

    /// <summary>
    /// Registers <see cref="SunshineConversationsClient"/> and its interfaces, such as <see cref="IConversationsApi"/>, configured by the section <c>SunshineConversations</c>:
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

    /// <summary>Registers <see cref="SunshineConversationsClient"/> and its interfaces, such as <see cref="IConversationsApi"/>, configured in code.</summary>
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

    /// <summary>Registers <see cref="SunshineConversationsClient"/> and its interfaces, such as <see cref="IConversationsApi"/>, configured by a section of the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section that contains the options themselves.</param>
    /// <returns>A builder; what is chained to it applies to every API of the client.</returns>
    public static IHttpClientBuilder AddSunshineConversations(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        OptionsOf(services, serviceKey: null).Bind(configuration);
        return AddClient(services, serviceKey: null, PathOf(configuration));
    }

    /// <summary>
    /// Registers <see cref="SunshineConversationsClient"/> and its interfaces, such as <see cref="IConversationsApi"/>, under a service key, for one of several tenants, configured by the
    /// section <c>SunshineConversations:{serviceKey}</c>. Inject it with <c>[FromKeyedServices("…")]</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key of the services, which is also the name of the options.</param>
    /// <returns>A builder; what is chained to it applies to every API of this client.</returns>
    /// <exception cref="ArgumentException"><paramref name="serviceKey"/> is empty or white space.</exception>
    public static IHttpClientBuilder AddKeyedSunshineConversations(this IServiceCollection services, string serviceKey)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        string path = $"{SectionName}:{serviceKey}";
        OptionsOf(services, serviceKey).BindConfiguration(path);
        return AddClient(services, serviceKey, path);
    }

    /// <summary>Registers <see cref="SunshineConversationsClient"/> and its interfaces, such as <see cref="IConversationsApi"/>, under a service key, for one of several tenants, configured in code. Inject it with <c>[FromKeyedServices("…")]</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key of the services, which is also the name of the options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder; what is chained to it applies to every API of this client.</returns>
    /// <exception cref="ArgumentException"><paramref name="serviceKey"/> is empty or white space.</exception>
    public static IHttpClientBuilder AddKeyedSunshineConversations(this IServiceCollection services, string serviceKey, Action<SunshineConversationsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        ArgumentNullException.ThrowIfNull(configure);
        OptionsOf(services, serviceKey).Configure(configure);
        return AddClient(services, serviceKey, $"{SectionName}:{serviceKey}");
    }

    /// <summary>Registers <see cref="SunshineConversationsClient"/> and its interfaces, such as <see cref="IConversationsApi"/>, under a service key, for one of several tenants, configured by a section of the configuration. Inject it with <c>[FromKeyedServices("…")]</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key of the services, which is also the name of the options.</param>
    /// <param name="configuration">The section that contains the options themselves.</param>
    /// <returns>A builder; what is chained to it applies to every API of this client.</returns>
    /// <exception cref="ArgumentException"><paramref name="serviceKey"/> is empty or white space.</exception>
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

    private static string OptionsName(string? serviceKey) => serviceKey ?? Options.Options.DefaultName;

    private static string PathOf(IConfiguration configuration) => configuration is IConfigurationSection { Path: { Length: > 0 } path } ? path : SectionName;

    private static IHttpClientBuilder AddClient(IServiceCollection services, string? serviceKey, string configurationPath)
    {
        string clientName = serviceKey is null ? SectionName : $"{SectionName}:{serviceKey}";
        IHttpClientBuilder builder = services.AddHttpClient(clientName);

        // A second call adds its configuration to the client of the first, and must not add the handlers twice.
        if (services.Any(descriptor => descriptor.ServiceType == typeof(OptionsSource) && clientName.Equals(descriptor.ServiceKey)))
            return builder;

        services.TryAddSingleton(provider => new RefitClientSettings(HttpClientSetup.TimeProviderOf(provider)));
        services.TryAddSingleton<ClientTelemetry>();
        AddOptionsOf(services, serviceKey, clientName, configurationPath);
        services.AddKeyedSingleton(clientName, (provider, _) => new TokenSource(provider.GetRequiredService<IServiceScopeFactory>(), serviceKey));
        HttpClientSetup.Configure(builder);
        HttpClientSetup.AddWithoutHandlers(services, () => ApiInterfaces.AddTo(services, clientName, serviceKey));
        if (serviceKey is null)
            services.AddSingleton(provider => new SunshineConversationsClient(provider, serviceKey: null));
        else
            services.AddKeyedSingleton(serviceKey, (provider, _) => new SunshineConversationsClient(provider, serviceKey));

        return builder;
    }

    // Otherwise, Native AOT would build these types when the process starts. They must not be registered: multi-tenant
    // libraries replace the open generic ones.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(OptionsMonitor<SunshineConversationsOptions>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(OptionsCache<SunshineConversationsOptions>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(OptionsFactory<SunshineConversationsOptions>))]
    private static void AddOptionsOf(IServiceCollection services, string? serviceKey, string clientName, string configurationPath)
    {
        string optionsName = OptionsName(serviceKey);
        services.AddKeyedSingleton(clientName, (provider, _) => new SunshineConversationsOptionsValidator(optionsName, serviceKey, configurationPath, provider));
        services.AddSingleton<IValidateOptions<SunshineConversationsOptions>>(provider => provider.GetRequiredKeyedService<SunshineConversationsOptionsValidator>(clientName));
        services.AddKeyedSingleton(clientName, (provider, _) => new OptionsSource(
            provider.GetRequiredService<IOptionsMonitor<SunshineConversationsOptions>>(),
            provider.GetRequiredService<IOptionsMonitorCache<SunshineConversationsOptions>>(),
            provider.GetRequiredKeyedService<SunshineConversationsOptionsValidator>(clientName),
            optionsName,
            provider.GetRequiredService<ILoggerFactory>().CreateLogger(HttpClientSetup.LogCategory)));

        // Not for the options themselves: where the application replaced the monitor, there may be no tenant on start.
        services.AddOptions<StartCheck>(clientName)
            .Configure<IServiceProvider>((_, provider) => provider.GetRequiredKeyedService<OptionsSource>(clientName).CheckAtStart())
            .ValidateOnStart();
    }

    /// <summary>Marker options: validating them on start checks the client's options.</summary>
    private sealed class StartCheck;
}
