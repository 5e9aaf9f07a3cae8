using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SunshineConversations;

/// <summary>
/// All APIs in one object. <c>services.AddSunshineConversations(…)</c> registers it alongside the interfaces;
/// <see cref="Create"/> creates one without dependency injection. It is safe for concurrent use; keep one for as long
/// as the application runs.
/// </summary>
/// <example><code>
/// using var client = SunshineConversationsClient.Create(new() { Subdomain = "acme", KeyId = "app_…", KeySecret = "…" });
/// ConversationResponse response = await client.Conversations.GetConversationAsync(appId, conversationId);
/// </code></example>
public sealed class SunshineConversationsClient : IDisposable
{
    private readonly IServiceProvider _services;
    private readonly string? _serviceKey;
    private readonly IDisposable[] _owned;

    internal SunshineConversationsClient(IServiceProvider services, string? serviceKey, params IDisposable[] owned)
    {
        _services = services;
        _serviceKey = serviceKey;
        _owned = owned;
    }

    /// <summary>The Conversations API.</summary>
    public IConversationsApi Conversations => field ??= Get<IConversationsApi>();

    /// <summary>The Messages API.</summary>
    public IMessagesApi Messages => field ??= Get<IMessagesApi>();

    /// <summary>The Participants API.</summary>
    public IParticipantsApi Participants => field ??= Get<IParticipantsApi>();

    /// <summary>The Activities API.</summary>
    public IActivitiesApi Activities => field ??= Get<IActivitiesApi>();

    /// <summary>The Switchboard Actions API.</summary>
    public ISwitchboardActionsApi SwitchboardActions => field ??= Get<ISwitchboardActionsApi>();

    /// <summary>The Users API.</summary>
    public IUsersApi Users => field ??= Get<IUsersApi>();

    /// <summary>The Clients API.</summary>
    public IClientsApi Clients => field ??= Get<IClientsApi>();

    /// <summary>The Devices API.</summary>
    public IDevicesApi Devices => field ??= Get<IDevicesApi>();

    /// <summary>The Attachments API.</summary>
    public IAttachmentsApi Attachments => field ??= Get<IAttachmentsApi>();

    /// <summary>The Integrations API.</summary>
    public IIntegrationsApi Integrations => field ??= Get<IIntegrationsApi>();

    /// <summary>The Webhooks API.</summary>
    public IWebhooksApi Webhooks => field ??= Get<IWebhooksApi>();
    /// <summary>The Apps API.</summary>
    public IAppsApi Apps => field ??= Get<IAppsApi>();

    /// <summary>The App Keys API.</summary>
    public IAppKeysApi AppKeys => field ??= Get<IAppKeysApi>();

    /// <summary>The Custom Integration API Keys API.</summary>
    public ICustomIntegrationKeysApi CustomIntegrationKeys => field ??= Get<ICustomIntegrationKeysApi>();

    /// <summary>The Switchboards API.</summary>
    public ISwitchboardsApi Switchboards => field ??= Get<ISwitchboardsApi>();

    /// <summary>The Switchboard Integrations API.</summary>
    public ISwitchboardIntegrationsApi SwitchboardIntegrations => field ??= Get<ISwitchboardIntegrationsApi>();

    /// <summary>The OAuth API.</summary>
    public IOAuthApi OAuth => field ??= Get<IOAuthApi>();

    internal bool AllowsInsecureHttp => _services.GetRequiredService<IOptionsMonitor<SunshineConversationsOptions>>().Get(_serviceKey ?? Options.DefaultName).AllowInsecureHttp;

    /// <summary>Creates a client without dependency injection, for scripts and tests: with the same authentication, retries and checks.</summary>
    /// <param name="options">The options. They are validated immediately; later changes to the object have no effect.</param>
    /// <param name="transport">
    /// The handler that sends the requests, such as a stub in a test; it is not disposed. It must not follow redirects.
    /// <see langword="null"/>: a new transport, which <see cref="Dispose"/> disposes.
    /// </param>
    /// <returns>The client, to be disposed when it is no longer needed.</returns>
    /// <exception cref="OptionsValidationException">The options are invalid. The message names every problem.</exception>
    public static SunshineConversationsClient Create(SunshineConversationsOptions options, HttpMessageHandler? transport = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var services = new ServiceCollection();
        services.AddSingleton<IOptionsMonitor<SunshineConversationsOptions>>(new FixedOptions(options));
        IHttpClientBuilder builder = services.AddSunshineConversations(static _ => { });
        HttpMessageHandler? owned = transport is null ? HttpClientSetup.CreateTransport() : null;
        builder.ConfigurePrimaryHttpMessageHandler(() => transport ?? owned!);
        ServiceProvider provider = services.BuildServiceProvider();
        var client = new SunshineConversationsClient(provider, serviceKey: null, owned is null ? [provider] : [provider, owned]);
        try
        {
            provider.GetRequiredKeyedService<OptionsSource>(builder.Name).Get();
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Closes the connections of a client created by <see cref="Create"/>. Does nothing for an injected client, which belongs to the container.</summary>
    public void Dispose()
    {
        foreach (IDisposable owned in _owned)
            owned.Dispose();
    }

    private T Get<T>()
        where T : notnull => _services.GetRequiredKeyedService<T>(_serviceKey);

    private sealed class FixedOptions(SunshineConversationsOptions options) : IOptionsMonitor<SunshineConversationsOptions>
    {
        public SunshineConversationsOptions CurrentValue => options;

        public SunshineConversationsOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<SunshineConversationsOptions, string?> listener) => null;
    }
}
