using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace SunshineConversations;

/// <summary>The one list of API interfaces: one line for each tag of the API.</summary>
internal static class ApiInterfaces
{
    public static void AddTo(IServiceCollection services, string clientName, string? serviceKey)
    {
        Add<IConversationsApi>(services, clientName, serviceKey);
        Add<IMessagesApi>(services, clientName, serviceKey);
        Add<IParticipantsApi>(services, clientName, serviceKey);
        Add<IActivitiesApi>(services, clientName, serviceKey);
        Add<ISwitchboardActionsApi>(services, clientName, serviceKey);
        Add<IUsersApi>(services, clientName, serviceKey);
        Add<IClientsApi>(services, clientName, serviceKey);
        Add<IDevicesApi>(services, clientName, serviceKey);
        Add<IAttachmentsApi, IAttachmentDownloader>(services, clientName, serviceKey);
        Add<IIntegrationsApi>(services, clientName, serviceKey);
        Add<IWebhooksApi>(services, clientName, serviceKey);
        Add<IAppsApi>(services, clientName, serviceKey);
        Add<IAppKeysApi>(services, clientName, serviceKey);
        Add<ICustomIntegrationKeysApi>(services, clientName, serviceKey);
        Add<ISwitchboardsApi>(services, clientName, serviceKey);
        Add<ISwitchboardIntegrationsApi>(services, clientName, serviceKey);
        Add<IOAuthApi>(services, clientName, serviceKey);
    }

    private static void Add<T>(IServiceCollection services, string clientName, string? serviceKey)
        where T : class
    {
        // An implementation that the application registered first, such as a fake, is used.
        if (IsRegistered<T>(services, serviceKey))
            return;

        if (serviceKey is null)
            services.AddRefitGeneratedClient<T>(Settings, clientName);
        else
            services.AddKeyedRefitGeneratedClient<T>(serviceKey, Settings, clientName);
    }

    /// <summary>An interface that another one, which fakes need not implement, derives from.</summary>
    private static void Add<T, TDerived>(IServiceCollection services, string clientName, string? serviceKey)
        where T : class
        where TDerived : class, T
    {
        if (IsRegistered<T>(services, serviceKey))
            return;

        Add<TDerived>(services, clientName, serviceKey);
        if (serviceKey is null)
            services.AddTransient<T>(static provider => provider.GetRequiredService<TDerived>());
        else
            services.AddKeyedTransient<T>(serviceKey, static (provider, key) => provider.GetRequiredKeyedService<TDerived>(key));
    }

    private static bool IsRegistered<T>(IServiceCollection services, string? serviceKey) =>
        services.Any(descriptor => descriptor.ServiceType == typeof(T) && Equals(descriptor.ServiceKey, serviceKey));

    private static RefitSettings Settings(IServiceProvider services) => services.GetRequiredService<RefitClientSettings>().Value;
}
