using Microsoft.Extensions.Configuration;

namespace SunshineConversations.Tests.DependencyInjection;

/// <summary>Several tenants in one process.</summary>
public sealed class KeyedClientTests
{
    [Fact]
    public async Task Two_tenants_never_see_each_others_credentials_or_host_under_parallel_load()
    {
        await using RawServer red = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        await using RawServer blue = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        await using RawServer unkeyed = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        using ServiceProvider provider = new ServiceCollection().AddClient(services =>
        {
            services.AddSunshineConversations(Options(unkeyed, "unkeyed"));
            services.AddKeyedSunshineConversations("red", Options(red, "red"));
            services.AddKeyedSunshineConversations("blue", options =>
            {
                Options(blue, "blue")(options);
                options.Authentication = SunshineConversationsAuthentication.Jwt;
            });
        });

        await Parallel.ForAsync(0, 600, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, token) =>
        {
            IConversationsApi api = (i % 3) switch
            {
                0 => provider.GetRequiredService<IConversationsApi>(),
                1 => provider.GetRequiredKeyedService<IConversationsApi>("red"),
                _ => provider.GetRequiredKeyedService<IConversationsApi>("blue"),
            };
            await api.GetConversationAsync($"app{i % 3}", "c", token);
        });

        AssertOnly(unkeyed, "/v2/apps/app0/", "Basic " + RegistrationTests.Base64("app_unkeyed:secret-unkeyed"));
        AssertOnly(red, "/v2/apps/app1/", "Basic " + RegistrationTests.Base64("app_red:secret-red"));
        AssertOnly(blue, "/v2/apps/app2/", "Bearer ");

        static void AssertOnly(RawServer server, string path, string authorization)
        {
            Assert.Equal(200, server.Requests.Count);
            Assert.All(server.Requests, request =>
            {
                Assert.Contains(path, request, StringComparison.Ordinal);
                Assert.Contains("Authorization: " + authorization, request, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task A_tenants_section_lies_under_its_key()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        IConfiguration configuration = RegistrationTests.Configuration(
            ("SunshineConversations:red:BaseUrl", server.BaseUrl.ToString()), ("SunshineConversations:red:KeyId", "app_red"), ("SunshineConversations:red:KeySecret", "s"));
        using ServiceProvider provider = new ServiceCollection().AddSingleton(configuration).AddClient(services => services.AddKeyedSunshineConversations("red"));

        await provider.GetRequiredKeyedService<IConversationsApi>("red").GetConversationAsync("a", "c");

        Assert.Contains(RegistrationTests.Base64("app_red:s"), Assert.Single(server.Requests), StringComparison.Ordinal);
        Assert.Null(provider.GetService<IConversationsApi>());
    }

    [Fact]
    public async Task A_tenant_takes_any_section()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        IConfiguration configuration = RegistrationTests.Configuration(("T:BaseUrl", server.BaseUrl.ToString()), ("T:KeyId", "app_t"), ("T:KeySecret", "s"));
        using ServiceProvider provider = new ServiceCollection().AddClient(services => services.AddKeyedSunshineConversations("t", configuration.GetSection("T")));

        await provider.GetRequiredKeyedService<IConversationsApi>("t").GetConversationAsync("a", "c");

        Assert.Contains(RegistrationTests.Base64("app_t:s"), Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_tenant_has_its_own_token_provider()
    {
        await using RawServer red = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        await using RawServer blue = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        using ServiceProvider provider = new ServiceCollection().AddClient(services =>
        {
            services.AddKeyedScoped<ISunshineConversationsTokenProvider>("red", (_, _) => new TokenProvider("red-token"));
            services.AddKeyedSingleton<ISunshineConversationsTokenProvider>("blue", new TokenProvider("blue-token"));
            services.AddKeyedSunshineConversations("red", options => (options.BaseUrl, options.Authentication) = (red.BaseUrl, SunshineConversationsAuthentication.Token));
            services.AddKeyedSunshineConversations("blue", options => (options.BaseUrl, options.Authentication) = (blue.BaseUrl, SunshineConversationsAuthentication.Token));
        });

        await provider.GetRequiredKeyedService<IConversationsApi>("red").GetConversationAsync("a", "c");
        await provider.GetRequiredKeyedService<IConversationsApi>("blue").GetConversationAsync("a", "c");

        Assert.Contains("Authorization: Bearer red-token\r\n", Assert.Single(red.Requests), StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer blue-token\r\n", Assert.Single(blue.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_provider_that_fails_fails_that_call_only_and_sends_nothing()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        Exception? failure = new HttpRequestException("The identity server is down.");
        var tokens = new TokenProvider(_ => failure is null ? new("token") : throw failure);
        IConversationsApi api = Clients.Create(
            server.BaseUrl,
            options => options.Authentication = SunshineConversationsAuthentication.Token,
            services => services.AddSingleton<ISunshineConversationsTokenProvider>(tokens));

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => api.GetConversationAsync("a", "c"));
        Assert.Contains("token provider", error.Message, StringComparison.Ordinal);
        Assert.Equal(failure, error.InnerException!.InnerException);
        Assert.Equal(0, server.Connections);

        failure = null;
        await api.GetConversationAsync("a", "c");
        Assert.Contains("Authorization: Bearer token\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    private static Action<SunshineConversationsOptions> Options(RawServer server, string name) => options =>
    {
        options.BaseUrl = server.BaseUrl;
        options.KeyId = "app_" + name;
        options.KeySecret = "secret-" + name;
    };
}
