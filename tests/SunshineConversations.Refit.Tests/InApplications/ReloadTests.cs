using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SunshineConversations.Tests.DependencyInjection;

namespace SunshineConversations.Tests.InApplications;

/// <summary>A long-lived client uses the current configuration.</summary>
public sealed class ReloadTests
{
    [Fact]
    public async Task A_changed_host_and_key_are_used_together_by_the_next_call_and_back_again()
    {
        await using RawServer first = Server();
        await using RawServer second = Server();
        using var client = new ReloadableClient(first);

        await client.CallAsync();
        client.Change(("BaseUrl", new Uri(second.BaseUrl, "/sc").ToString()), ("KeySecret", "new"));
        await client.CallAsync();
        client.Change(("BaseUrl", first.BaseUrl.ToString()), ("KeySecret", "old"));
        await client.CallAsync();

        Assert.Equal(2, first.Requests.Count);
        Assert.All(first.Requests, request => Assert.Contains(RegistrationTests.Base64("k:old"), request, StringComparison.Ordinal));
        Assert.StartsWith("GET /sc/v2/apps/a/conversations/c ", Assert.Single(second.Requests), StringComparison.Ordinal);
        Assert.Contains(RegistrationTests.Base64("k:new"), Assert.Single(second.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_uses_the_host_and_key_that_the_call_began_with()
    {
        await using RawServer second = Server();
        ReloadableClient? client = null;
        await using RawServer first = new(async (server, _, socket, token) =>
        {
            while (await server.ReadRequestAsync(socket, token) is not null)
            {
                client!.Change(("BaseUrl", second.BaseUrl.ToString()), ("KeySecret", "new"));
                await RawServer.SendAsync(socket, server.Requests.Count == 1 ? RawServer.Response(503, "{}") : RawServer.Response(200, Operation.ConversationJson), token);
            }
        });
        using (client = new ReloadableClient(first, ("Retry:BaseDelay", "00:00:00")))
        {
            await client.CallAsync();
        }

        Assert.Equal(2, first.Requests.Count);
        Assert.All(first.Requests, request => Assert.Contains(RegistrationTests.Base64("k:old"), request, StringComparison.Ordinal));
        Assert.Empty(second.Requests);
    }

    [Fact]
    public async Task Changed_retries_are_used_by_the_next_call()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(503, "{}"));
        using var client = new ReloadableClient(server, ("Retry:MaxRetries", "0"), ("Retry:BaseDelay", "00:00:00"));
        await Assert.ThrowsAsync<SunshineConversationsException>(client.CallAsync);

        client.Change(("Retry:MaxRetries", "2"));

        Assert.Equal(3, (await Assert.ThrowsAsync<SunshineConversationsException>(client.CallAsync)).Attempts);
        Assert.Equal(1 + 3, server.Requests.Count);
    }

    [Fact]
    public async Task A_changed_scheme_is_used_by_the_next_call()
    {
        await using RawServer server = Server();
        using var client = new ReloadableClient(server);
        await client.CallAsync();

        client.Change(("Authentication", "Token"), ("AccessToken", "t0ken"), ("KeyId", null), ("KeySecret", null));
        await client.CallAsync();

        Assert.Contains("Authorization: Bearer t0ken\r\n", server.Requests.Last(), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> InvalidValues { get; } = new()
    {
        { "Timeout", "00:00:00" },
        { "Timeout", "not a time" },
        { "BaseUrl", "http://evil.example" },
        { "KeySecret", "" },
    };

    [Theory]
    [MemberData(nameof(InvalidValues))]
    public async Task Invalid_values_keep_the_last_valid_ones_and_log_one_error_until_they_are_valid_again(string key, string value)
    {
        await using RawServer server = Server();
        using var client = new ReloadableClient(server);
        await client.CallAsync();

        Assert.ThrowsAny<Exception>(() => client.Change((key, value), ("KeyId", "other")));
        await client.CallAsync();
        await client.CallAsync();

        Assert.All(server.Requests, request => Assert.Contains(RegistrationTests.Base64("k:old"), request, StringComparison.Ordinal));
        string error = Assert.Single(client.Log.Lines, line => line.Level == LogLevel.Error).Text;
        Assert.Contains($"SunshineConversations:{key}", error, StringComparison.Ordinal);
        Assert.DoesNotContain("not a time", error, StringComparison.Ordinal);

        client.Change((key, key switch { "Timeout" => "00:01:00", "BaseUrl" => server.BaseUrl.ToString(), _ => "new" }));
        await client.CallAsync();
        Assert.Contains(RegistrationTests.Base64(key == "KeySecret" ? "other:new" : "other:old"), server.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_whose_options_were_never_valid_fails_with_what_is_wrong()
    {
        await using RawServer server = Server();
        using var client = new ReloadableClient(server, ("KeySecret", ""));

        Assert.Contains("KeySecret", (await Assert.ThrowsAsync<OptionsValidationException>(client.CallAsync)).Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private static RawServer Server() => RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));

    /// <summary>A client that is kept for as long as the application runs, and its configuration.</summary>
    private sealed class ReloadableClient : IDisposable
    {
        private readonly IConfigurationRoot _configuration;
        private readonly ServiceProvider _provider;
        private readonly IConversationsApi _api;

        public ReloadableClient(RawServer server, params (string Key, string? Value)[] values)
        {
            _configuration = RegistrationTests.Configuration();
            Change([("BaseUrl", server.BaseUrl.ToString()), ("KeyId", "k"), ("KeySecret", "old"), .. values]);
            var services = new ServiceCollection();
            Log.Services(services);
            _provider = services.AddSingleton<IConfiguration>(_configuration).AddClient(services => services.AddSunshineConversations());
            _api = _provider.GetRequiredService<IConversationsApi>();
        }

        public CapturingLogger Log { get; } = new();

        public Task<ConversationResponse> CallAsync() => _api.GetConversationAsync("a", "c");

        public void Change(params (string Key, string? Value)[] values)
        {
            foreach ((string key, string? value) in values)
                _configuration["SunshineConversations:" + key] = value;

            _configuration.Reload();
        }

        public void Dispose() => _provider.Dispose();
    }
}
