using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SunshineConversations;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers receivers of Sunshine Conversations webhooks.</summary>
/// <remarks>
/// The host does not start without a handler, or without a secret, unless an <see cref="IWebhookSecretProvider"/> is registered. A second
/// registration of the same name adds its configuration and its handlers to the first one.
/// </remarks>
public static class SunshineConversationsWebhooksServiceCollectionExtensions
{
    private const string SectionName = "SunshineConversations:Webhooks";

    /// <summary>
    /// Registers a receiver, configured by the section <c>SunshineConversations:Webhooks</c>, such as
    /// <c>SunshineConversations:Webhooks:Secrets:0</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>A builder to add handlers to.</returns>
    public static SunshineConversationsWebhooksBuilder AddSunshineConversationsWebhooks(this IServiceCollection services) =>
        AddSunshineConversationsWebhooks(services, name: null);

    /// <summary>Registers a receiver with a name, configured by the section <c>SunshineConversations:Webhooks:{name}</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name, for one of several receivers; it is also the name of its options. <see langword="null"/> or empty for none.</param>
    /// <returns>A builder to add handlers to.</returns>
    public static SunshineConversationsWebhooksBuilder AddSunshineConversationsWebhooks(this IServiceCollection services, string? name)
    {
        ArgumentNullException.ThrowIfNull(services);
        string path = PathOf(name);
        OptionsOf(services, name).BindConfiguration(path);
        return AddReceiver(services, name, path);
    }

    /// <summary>Registers a receiver, configured in code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder to add handlers to.</returns>
    public static SunshineConversationsWebhooksBuilder AddSunshineConversationsWebhooks(this IServiceCollection services, Action<SunshineConversationsWebhooksOptions> configure) =>
        AddSunshineConversationsWebhooks(services, null, configure);

    /// <summary>Registers a receiver with a name, configured in code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name, for one of several receivers; it is also the name of its options. <see langword="null"/> or empty for none.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder to add handlers to.</returns>
    public static SunshineConversationsWebhooksBuilder AddSunshineConversationsWebhooks(
        this IServiceCollection services,
        string? name,
        Action<SunshineConversationsWebhooksOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        OptionsOf(services, name).Configure(configure);
        return AddReceiver(services, name, PathOf(name));
    }

    /// <summary>Registers a receiver, configured by a section of the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section that contains the options themselves.</param>
    /// <returns>A builder to add handlers to.</returns>
    public static SunshineConversationsWebhooksBuilder AddSunshineConversationsWebhooks(this IServiceCollection services, IConfiguration configuration) =>
        AddSunshineConversationsWebhooks(services, null, configuration);

    /// <summary>Registers a receiver with a name, configured by a section of the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name, for one of several receivers; it is also the name of its options. <see langword="null"/> or empty for none.</param>
    /// <param name="configuration">The section that contains the options themselves.</param>
    /// <returns>A builder to add handlers to.</returns>
    public static SunshineConversationsWebhooksBuilder AddSunshineConversationsWebhooks(this IServiceCollection services, string? name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        OptionsOf(services, name).Bind(configuration);
        return AddReceiver(services, name, configuration is IConfigurationSection { Path: { Length: > 0 } path } ? path : PathOf(name));
    }

    private static OptionsBuilder<SunshineConversationsWebhooksOptions> OptionsOf(IServiceCollection services, string? name) =>
        services.AddOptions<SunshineConversationsWebhooksOptions>(name ?? "");

    private static string PathOf(string? name) => string.IsNullOrEmpty(name) ? SectionName : $"{SectionName}:{name}";

    // Otherwise, Native AOT would build these types when the process starts: see the client's registration.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(OptionsMonitor<SunshineConversationsWebhooksOptions>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(OptionsCache<SunshineConversationsWebhooksOptions>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(OptionsFactory<SunshineConversationsWebhooksOptions>))]
    private static SunshineConversationsWebhooksBuilder AddReceiver(IServiceCollection services, string? receiver, string configurationPath)
    {
        string name = receiver ?? "";
        var builder = new SunshineConversationsWebhooksBuilder(services, name);

        // A second call adds its configuration and its handlers to the receiver of the first.
        if (services.Any(descriptor => descriptor.ServiceType == typeof(WebhookReceiver) && name.Equals(descriptor.ServiceKey)))
            return builder;

        services.AddMetrics();
        services.TryAddSingleton(provider => new WebhookTelemetry(provider.GetRequiredService<IMeterFactory>()));
        services.AddSingleton<IValidateOptions<SunshineConversationsWebhooksOptions>>(provider => new WebhookOptionsValidator(
            name,
            configurationPath,
            provider.GetRequiredService<IServiceProviderIsService>(),
            provider.GetRequiredService<IServiceProviderIsKeyedService>()));
        services.AddKeyedSingleton(name, (provider, _) => new ReceiverOptions(
            provider.GetRequiredService<IOptionsMonitor<SunshineConversationsWebhooksOptions>>(),
            provider.GetRequiredService<IOptionsMonitorCache<SunshineConversationsWebhooksOptions>>(),
            name,
            LoggerOf(provider)));
        services.AddKeyedSingleton(name, (provider, _) => new KnownSecrets(
            name,
            provider.GetRequiredKeyedService<ReceiverOptions>(name),
            provider.GetServices<IWebhookSecretProvider>(),
            LoggerOf(provider)));
        services.AddKeyedSingleton(name, (provider, _) => new EventDispatcher(
            name,
            provider.GetKeyedServices<RegisteredHandler>(name),
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<WebhookTelemetry>(),
            TimeProviderOf(provider),
            LoggerOf(provider)));
        services.AddKeyedSingleton<IEventSink>(name, (provider, _) => provider.GetRequiredKeyedService<EventDispatcher>(name));
        services.AddKeyedSingleton(name, (provider, _) => new WebhookReceiver(
            provider.GetRequiredKeyedService<ReceiverOptions>(name),
            provider.GetRequiredKeyedService<KnownSecrets>(name),
            provider.GetRequiredKeyedService<IEventSink>(name),
            provider.GetRequiredService<WebhookTelemetry>(),
            TimeProviderOf(provider),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout,
            LoggerOf(provider)));

        // Not for the options themselves: where the application replaced the monitor, there may be no tenant on start.
        services.AddOptions<StartCheck>(name)
            .Configure<IServiceProvider>((_, provider) => provider.GetRequiredKeyedService<ReceiverOptions>(name).CheckAtStart())
            .ValidateOnStart();
        return builder;
    }

    private static ILogger LoggerOf(IServiceProvider provider) => provider.GetRequiredService<ILoggerFactory>().CreateLogger(ReceiverLog.Category);

    private static TimeProvider TimeProviderOf(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    /// <summary>Marker options: validating them on start checks the receiver's options.</summary>
    private sealed class StartCheck;
}
