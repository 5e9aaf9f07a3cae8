using System.Runtime.CompilerServices;

namespace SunshineConversations.Tests.Support;

/// <summary>Clients as an application gets them: from <c>AddSunshineConversations</c>, over real HTTP.</summary>
internal static class Clients
{
    public const string AppId = "5d8cff3cd55b040010928b5b";
    public const string ConversationId = "029c31f25a21b47effd7be90";
    public const string KeyId = "app_5d8cff3cd55b040010928b5c";
    public const string KeySecret = "emulator-secret-0123456789";
    public const string AccessToken = "oauth-token-0123456789";

    /// <summary>The service key of the client with the same options but a token, for the operations that need one.</summary>
    public const string WithToken = "with a token";

    private static readonly ConditionalWeakTable<IConversationsApi, ServiceProvider> Providers = [];

    public static ServiceProvider Provider(
        Uri baseUrl,
        Action<SunshineConversationsOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<IHttpClientBuilder>? client = null)
    {
        var collection = new ServiceCollection();
        services?.Invoke(collection);
        IHttpClientBuilder builder = collection.AddSunshineConversations(Configure);
        client?.Invoke(builder);
        builder = collection.AddKeyedSunshineConversations(WithToken, options =>
        {
            Configure(options);
            (options.Authentication, options.AccessToken) = (SunshineConversationsAuthentication.Token, AccessToken);
        });
        client?.Invoke(builder);
        return collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });

        void Configure(SunshineConversationsOptions options)
        {
            options.BaseUrl = baseUrl;
            options.OAuthBaseUrl = baseUrl;
            options.KeyId = KeyId;
            options.KeySecret = KeySecret;
            options.Retry.MaxRetries = 0;
            configure?.Invoke(options);
        }
    }

    public static IConversationsApi Create(
        Uri baseUrl,
        Action<SunshineConversationsOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<IHttpClientBuilder>? client = null)
    {
        ServiceProvider provider = Provider(baseUrl, configure, services, client);
        IConversationsApi api = provider.GetRequiredService<IConversationsApi>();
        Providers.Add(api, provider);
        return api;
    }

    /// <summary>The interface of any tag.</summary>
    public static T Create<T>(
        Uri baseUrl,
        Action<SunshineConversationsOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<IHttpClientBuilder>? client = null)
        where T : class =>
        Provider(baseUrl, configure, services, client).GetRequiredService<T>();

    /// <summary>The named client, for requests without an interface.</summary>
    public static HttpClient CreateNamed(Uri baseUrl, Action<SunshineConversationsOptions>? configure = null, Action<IHttpClientBuilder>? client = null) =>
        Create<IHttpClientFactory>(baseUrl, configure, client: client).CreateClient("SunshineConversations");

    /// <summary>Where an interface that <see cref="Create"/> made comes from: it has the interfaces of every other tag too.</summary>
    public static IServiceProvider ProviderOf(IConversationsApi api) =>
        Providers.TryGetValue(api, out ServiceProvider? provider) ? provider : throw new ArgumentException($"It was not made by {nameof(Clients)}.{nameof(Create)}.", nameof(api));
}
