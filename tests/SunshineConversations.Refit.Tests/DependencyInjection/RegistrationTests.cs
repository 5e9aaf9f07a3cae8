using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SunshineConversations.Tests.DependencyInjection;

public sealed class RegistrationTests
{
    [Fact]
    public async Task In_a_host_the_section_SunshineConversations_configures_it()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SunshineConversations:BaseUrl"] = server.BaseUrl.ToString(),
            ["SunshineConversations:KeyId"] = "app_1",
            ["SunshineConversations:KeySecret"] = "s3cret",
            ["SunshineConversations:Timeout"] = "00:00:07",
            ["SunshineConversations:Retry:MaxRetries"] = "0",
        });
        builder.Services.AddSunshineConversations();
        using IHost host = builder.Build();
        await host.StartAsync();

        await host.Services.GetRequiredService<IConversationsApi>().GetConversationAsync("a", "c");

        Assert.Contains("Authorization: Basic " + Base64("app_1:s3cret"), Assert.Single(server.Requests), StringComparison.Ordinal);
        SunshineConversationsOptions options = host.Services.GetRequiredService<IOptions<SunshineConversationsOptions>>().Value;
        Assert.Equal(TimeSpan.FromSeconds(7), options.Timeout);
        Assert.Equal(0, options.Retry.MaxRetries);
    }

    [Fact]
    public void Appsettings_json_and_environment_variables_configure_it()
    {
        // The configuration that the host reads from appsettings.json and from SunshineConversations__KeySecret, by the same providers.
        const string prefix = "TEST_3F2A_";
        Environment.SetEnvironmentVariable(prefix + "SunshineConversations__KeySecret", "from-the-environment");
        try
        {
            using var json = new MemoryStream("""{"SunshineConversations":{"Subdomain":"acme","KeyId":"app_1","Authentication":"Jwt","Retry":{"BaseDelay":"00:00:01"}}}"""u8.ToArray());
            IConfiguration configuration = new ConfigurationBuilder().AddJsonStream(json).AddEnvironmentVariables(prefix).Build();
            using ServiceProvider provider = new ServiceCollection().AddSingleton(configuration).AddClient(services => services.AddSunshineConversations());

            SunshineConversationsOptions options = provider.GetRequiredService<IOptions<SunshineConversationsOptions>>().Value;

            Assert.Equal("acme", options.Subdomain);
            Assert.Equal("app_1", options.KeyId);
            Assert.Equal("from-the-environment", options.KeySecret);
            Assert.Equal(SunshineConversationsAuthentication.Jwt, options.Authentication);
            Assert.Equal(TimeSpan.FromSeconds(1), options.Retry.BaseDelay);
            Assert.Equal(3, options.Retry.MaxRetries);
        }
        finally
        {
            Environment.SetEnvironmentVariable(prefix + "SunshineConversations__KeySecret", null);
        }
    }

    [Fact]
    public void A_section_of_any_name_configures_it()
    {
        IConfiguration configuration = Configuration(("Vendors:Zendesk:KeyId", "app_9"), ("Vendors:Zendesk:KeySecret", "s"), ("Vendors:Zendesk:BaseUrl", "https://api.eu-1.smooch.io"));
        using ServiceProvider provider = new ServiceCollection().AddClient(services => services.AddSunshineConversations(configuration.GetSection("Vendors:Zendesk")));

        SunshineConversationsOptions options = provider.GetRequiredService<IOptions<SunshineConversationsOptions>>().Value;

        Assert.Equal("app_9", options.KeyId);
        Assert.Equal(SunshineConversationsHosts.EuropeanUnion, options.BaseUrl);
    }

    [Fact]
    public async Task Calling_it_twice_is_harmless()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(503, "{}"));
        using ServiceProvider provider = new ServiceCollection().AddClient(services =>
        {
            services.AddSunshineConversations(options => options.KeyId = "first");
            services.AddSunshineConversations(options =>
            {
                options.BaseUrl = server.BaseUrl;
                options.KeyId = "second";
                options.KeySecret = "s";
                options.Retry = new() { MaxRetries = 1, BaseDelay = TimeSpan.Zero };
            });
        });

        IConversationsApi api = Assert.Single(provider.GetServices<IConversationsApi>());
        await Assert.ThrowsAsync<SunshineConversationsException>(() => api.GetConversationAsync("a", "c"));

        // Twice the retry handler would make four attempts.
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Contains("Authorization: Basic " + Base64("second:s"), request, StringComparison.Ordinal));
        Assert.Single(provider.GetServices<IValidateOptions<SunshineConversationsOptions>>());
    }

    [Fact]
    public async Task What_is_chained_applies_to_every_attempt_and_never_sees_the_credential()
    {
        var hadAuthorization = new List<bool>();
        await using RawServer server = RawServer.Responding(RawServer.Response(503, "{}"), RawServer.Response(200, Operation.ConversationJson));
        IConversationsApi api = Clients.Create(
            server.BaseUrl,
            options => options.Retry = new() { MaxRetries = 1, BaseDelay = TimeSpan.Zero },
            client: builder => builder.AddHttpMessageHandler(() => new Handler(async (send, request, token) =>
            {
                hadAuthorization.Add(request.Headers.Authorization is not null);
                HttpResponseMessage response = await send(request, token);
                Assert.Null(response.RequestMessage!.Headers.Authorization);
                return response;
            })));

        await api.GetConversationAsync("a", "c");

        Assert.Equal([false, false], hadAuthorization);
        Assert.All(server.Requests, request => Assert.Contains("Authorization: Basic", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chained_handler_that_redirects_to_another_host_takes_no_credential_there()
    {
        await using RawServer elsewhere = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        IConversationsApi api = Clients.Create(server.BaseUrl, client: builder => builder.AddHttpMessageHandler(() => new Handler((send, request, token) =>
        {
            request.RequestUri = new Uri(elsewhere.BaseUrl, request.RequestUri!.PathAndQuery);
            return send(request, token);
        })));

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => api.GetConversationAsync("a", "c"));

        Assert.Contains("configured host", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, elsewhere.Connections);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task The_injected_interface_works_in_a_singleton_and_uses_its_connection_again()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        using ServiceProvider provider = Clients.Provider(server.BaseUrl, services: services => services.AddSingleton<Holder>());
        Holder holder = provider.GetRequiredService<Holder>();

        for (int i = 0; i < 20; i++)
            await holder.Api.GetConversationAsync("a", "c");

        Assert.Equal(20, server.Requests.Count);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public void Connections_are_renewed_and_redirects_are_not_followed()
    {
        using ServiceProvider provider = Clients.Provider(new Uri("https://api.smooch.io"));
        SocketsHttpHandler sockets = TransportOf(provider);

        Assert.Equal(TimeSpan.FromMinutes(2), sockets.PooledConnectionLifetime);
        Assert.False(sockets.AllowAutoRedirect);
        Assert.False(sockets.UseCookies);
    }

    [Theory]
    [InlineData(null, "https://api.smooch.io/v2/apps/a/conversations/c")]
    [InlineData("acme", "https://acme.zendesk.com/sc/v2/apps/a/conversations/c")]
    public async Task The_host_is_the_configured_one(string? subdomain, string expected)
    {
        var stub = new CapturingHandler { Body = Operation.ConversationJson };
        using ServiceProvider provider = new ServiceCollection().AddClient(services => services
            .AddSunshineConversations(options => (options.Subdomain, options.KeyId, options.KeySecret) = (subdomain, "app_1", "s"))
            .ConfigurePrimaryHttpMessageHandler(() => stub));

        await provider.GetRequiredService<IConversationsApi>().GetConversationAsync("a", "c");

        Assert.Equal(new Uri(expected), stub.Request.Uri);
    }

    [Fact]
    public void Missing_services_or_settings_are_named()
    {
        Assert.Equal("services", Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddSunshineConversations()).ParamName);
        Assert.Equal("configure", Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddSunshineConversations((Action<SunshineConversationsOptions>)null!)).ParamName);
        Assert.Equal("configuration", Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddSunshineConversations((IConfiguration)null!)).ParamName);
        Assert.Equal("serviceKey", Assert.Throws<ArgumentException>(() => new ServiceCollection().AddKeyedSunshineConversations(" ")).ParamName);
    }

    internal static SocketsHttpHandler TransportOf(IServiceProvider provider)
    {
        HttpMessageHandler handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("SunshineConversations");
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;

        return Assert.IsType<SocketsHttpHandler>(handler);
    }

    internal static IConfigurationRoot Configuration(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, value.Value))).Build();

    internal static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private sealed record Holder(IConversationsApi Api);
}

internal static class ServiceCollectionExtensions
{
    /// <summary>Registers the client and builds a provider that checks scopes, as a host does in development.</summary>
    public static ServiceProvider AddClient(this IServiceCollection services, Action<IServiceCollection> register)
    {
        register(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }
}
