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
        Add<IAttachmentsApi>(services, clientName, serviceKey);
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
        if (services.Any(descriptor => descriptor.ServiceType == typeof(T) && Equals(descriptor.ServiceKey, serviceKey)))
            return;

        if (serviceKey is null)
            services.AddRefitGeneratedClient<T>(Settings, clientName);
        else
            services.AddKeyedRefitGeneratedClient<T>(serviceKey, Settings, clientName);
    }

    private static RefitSettings Settings(IServiceProvider services) => services.GetRequiredService<RefitClientSettings>().Value;
}
