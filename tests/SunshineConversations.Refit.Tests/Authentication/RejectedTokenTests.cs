using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.Tests.Authentication;

/// <summary>A token that the service rejects, and one in the options.</summary>
public sealed class RejectedTokenTests
{
    public static TheoryData<string> Authenticated { get; } = [.. Operation.All.Where(operation => operation.Authorization is not null).Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Authenticated))]
    public async Task The_provider_learns_of_it_and_another_token_is_tried_once(string name)
    {
        Operation operation = Operation.Named(name);
        await using RawServer server = RawServer.Responding(RawServer.Response(401, "{}"), RawServer.Response(operation.SuccessStatus, operation.SuccessBody));
        TokenProvider provider = Provider("old", "new");

        await operation.Call(Clients.ProviderOf(Client(server, provider)).GetRequiredService(operation.Api), PathIds.Usual, CancellationToken.None);

        Assert.Equal([null, "old"], provider.Requests.Select(request => request.RejectedToken));
        Assert.All(provider.Requests, request => Assert.Equal(server.BaseUrl, request.BaseUrl));
        Assert.Contains("Authorization: Bearer old\r\n", server.Requests.First(), StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer new\r\n", server.Requests.Last(), StringComparison.Ordinal);
        Assert.Single(server.Requests.Select(request => request.Split("\r\n\r\n")[1]).Distinct());
    }

    [Fact]
    public async Task The_same_token_ends_the_call_with_its_401()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(401, "{}"));
        TokenProvider provider = Provider("old", "old");

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Client(server, provider).GetConversationAsync("a", "c"));

        Assert.Equal(1, error.Attempts);
        Assert.Single(server.Requests);
        Assert.Equal(2, provider.Requests.Count);
    }

    [Fact]
    public async Task A_token_is_renewed_once_in_a_call_whatever_its_retries()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(401, "{}"), RawServer.Response(503, "{}"), RawServer.Response(401, "{}"));
        TokenProvider provider = Provider("1", "2", "3", "4", "5");

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Client(server, provider, retries: 5).GetConversationAsync("a", "c"));

        Assert.Equal(401, (int)error.StatusCode);
        Assert.Equal(3, error.Attempts);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_token_of_the_options_is_used_without_asking_and_not_renewed()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(401, "{}"));
        var provider = new TokenProvider("never");
        IConversationsApi api = Clients.Create(
            server.BaseUrl,
            options => (options.Authentication, options.AccessToken) = (SunshineConversationsAuthentication.Token, "fixed"),
            services => services.AddSingleton<ISunshineConversationsTokenProvider>(provider));

        await Assert.ThrowsAsync<SunshineConversationsException>(() => api.GetConversationAsync("a", "c"));

        Assert.Contains("Authorization: Bearer fixed\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
        Assert.Empty(provider.Requests);
    }

    [Fact]
    public async Task A_provider_that_is_never_asked_is_reported_when_the_host_starts()
    {
        var log = new CapturingLogger();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        log.Services(builder.Services);
        builder.Services.AddSingleton<ISunshineConversationsTokenProvider>(new TokenProvider("never"));
        builder.Services.AddSunshineConversations(options => (options.Authentication, options.AccessToken) = (SunshineConversationsAuthentication.Token, "fixed"));
        using IHost host = builder.Build();

        await host.StartAsync();

        string warning = Assert.Single(log.Lines, line => line.Level == LogLevel.Warning).Text;
        Assert.Contains("AccessToken", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("fixed", log.Text, StringComparison.Ordinal);
    }

    private static IConversationsApi Client(RawServer server, TokenProvider provider, int retries = 0) => Clients.Create(
        server.BaseUrl,
        options => (options.Authentication, options.Retry) = (SunshineConversationsAuthentication.Token, new() { MaxRetries = retries, BaseDelay = TimeSpan.Zero }),
        services => services.AddSingleton<ISunshineConversationsTokenProvider>(provider));

    /// <summary>One token after the other.</summary>
    private static TokenProvider Provider(params IEnumerable<string> tokens)
    {
        var left = new Queue<string>(tokens);
        return new(_ => new(left.Dequeue()));
    }
}
