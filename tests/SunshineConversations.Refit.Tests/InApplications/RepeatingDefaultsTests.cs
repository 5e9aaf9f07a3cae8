using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace SunshineConversations.Tests.InApplications;

/// <summary>Resilience that an application adds to every client, as each Aspire ServiceDefaults does, repeats no call of ours.</summary>
public sealed class RepeatingDefaultsTests
{
    public static TheoryData<string, bool> Defaults() => new MatrixTheoryData<string, bool>(["standard", "hedging", "polly"], [true, false]);

    [Theory]
    [MemberData(nameof(Defaults))]
    public async Task A_create_that_fails_is_one_POST_and_a_get_what_our_own_retries_make_of_it(string kind, bool before)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(500, "{}"));
        IConversationsApi api = Client(server, services => services.ConfigureHttpClientDefaults(client => Add(kind, client)), before);

        var create = await Assert.ThrowsAsync<SunshineConversationsException>(() => api.CreateConversationAsync("a", new() { Type = ConversationType.Personal }));
        Assert.Single(server.Requests);
        Assert.Equal(1, create.Attempts);

        var get = await Assert.ThrowsAsync<SunshineConversationsException>(() => api.GetConversationAsync("a", "c"));
        Assert.Equal(1 + 4, server.Requests.Count);
        Assert.Equal(4, get.Attempts);
    }

    [Fact]
    public async Task A_circuit_breaker_of_the_defaults_never_opens_for_us()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(500, "{}"));
        IConversationsApi api = Client(server, services => services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler(options => options.CircuitBreaker.MinimumThroughput = 2)), before: true);

        for (int i = 0; i < 10; i++)
            await Assert.ThrowsAsync<SunshineConversationsException>(() => api.CreateConversationAsync("a", new() { Type = ConversationType.Personal }));

        Assert.Equal(10, server.Requests.Count);
    }

    [Fact]
    public async Task What_is_chained_to_our_own_builder_stays()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(500, "{}"));
        IConversationsApi api = Clients.Create(server.BaseUrl, client: builder => builder.AddResilienceHandler("own", pipeline => pipeline.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.Zero, BackoffType = DelayBackoffType.Constant })));

        await Assert.ThrowsAsync<SunshineConversationsException>(() => api.CreateConversationAsync("a", new() { Type = ConversationType.Personal }));

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task The_defaults_of_other_clients_stay_as_they_are()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(500, "{}"));
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(client => client.AddResilienceHandler("own", pipeline => pipeline.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.Zero, BackoffType = DelayBackoffType.Constant })));
        services.AddSunshineConversations(options => options.BaseUrl = server.BaseUrl);
        using ServiceProvider provider = services.BuildServiceProvider();

        using HttpResponseMessage response = await provider.GetRequiredService<IHttpClientFactory>().CreateClient("other").GetAsync(server.BaseUrl);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(3, server.Requests.Count);
    }

    private static object Add(string kind, IHttpClientBuilder client) => kind switch
    {
        "standard" => client.AddStandardResilienceHandler(),
        "hedging" => client.AddStandardHedgingHandler(),
        _ => client.AddTransientHttpErrorPolicy(policy => policy.RetryAsync(3)),
    };

    private static IConversationsApi Client(RawServer server, Action<IServiceCollection> defaults, bool before)
    {
        var services = new ServiceCollection();
        if (before)
            defaults(services);
        services.AddSunshineConversations(options =>
        {
            (options.BaseUrl, options.KeyId, options.KeySecret) = (server.BaseUrl, "k", "s");
            options.Retry.BaseDelay = TimeSpan.Zero;
        });
        if (!before)
            defaults(services);
        return services.BuildServiceProvider().GetRequiredService<IConversationsApi>();
    }
}
