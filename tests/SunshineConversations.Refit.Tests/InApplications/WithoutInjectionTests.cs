using Microsoft.Extensions.Options;

namespace SunshineConversations.Tests.InApplications;

public sealed class WithoutInjectionTests
{
    [Fact]
    public async Task A_created_client_authenticates_retries_and_checks_like_an_injected_one()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(503, "{}"), RawServer.Response(200, Operation.ConversationJson));
        using var client = SunshineConversationsClient.Create(new() { BaseUrl = server.BaseUrl, KeyId = "k", KeySecret = "s", Retry = new() { BaseDelay = TimeSpan.Zero } });

        ConversationResponse response = await client.Conversations.GetConversationAsync("a", "c");

        Assert.Equal("67a0ecf8f0305f4a391e9db1", response.Conversation!.Id);
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Contains("Authorization: Basic", request, StringComparison.Ordinal));
        Assert.Equal("conversationId", (await Assert.ThrowsAsync<ArgumentException>(() => client.Conversations.DeleteConversationAsync("a", ".."))).ParamName);
    }

    [Fact]
    public async Task It_takes_a_stub_and_leaves_it_alone()
    {
        var stub = new CapturingHandler { Body = Operation.ConversationJson };
        using (var client = SunshineConversationsClient.Create(new() { KeyId = "k", KeySecret = "s" }, stub))
            await client.Conversations.GetConversationAsync("a", "c");

        using (var client = SunshineConversationsClient.Create(new() { Subdomain = "acme", KeyId = "k", KeySecret = "s" }, stub))
            await client.Conversations.GetConversationAsync("a", "c");

        Assert.Equal(["api.smooch.io", "acme.zendesk.com"], stub.Requests.Select(request => request.Uri.Host));
    }

    [Fact]
    public void Invalid_options_are_refused_at_once() =>
        Assert.Contains("KeyId", Assert.Throws<OptionsValidationException>(() => SunshineConversationsClient.Create(new() { KeySecret = "s3cret" })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Later_changes_of_the_options_are_not_seen()
    {
        var stub = new CapturingHandler { Body = Operation.ConversationJson };
        var options = new SunshineConversationsOptions { Authentication = SunshineConversationsAuthentication.Token, AccessToken = "first" };
        using var client = SunshineConversationsClient.Create(options, stub);

        (options.AccessToken, options.Timeout, options.Retry) = ("second\n", TimeSpan.Zero, null!);
        await client.Conversations.GetConversationAsync("a", "c");

        Assert.Equal("Bearer first", stub.Request.Authorization!.ToString());
    }

    [Fact]
    public async Task It_is_injected_beside_the_interfaces_keyed_too()
    {
        var stub = new CapturingHandler { Body = Operation.ConversationJson };
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(() => stub));
        services.AddSunshineConversations(options => (options.Subdomain, options.KeyId, options.KeySecret) = ("plain", "k", "s"));
        services.AddKeyedSunshineConversations("red", options => (options.Subdomain, options.KeyId, options.KeySecret) = ("red", "k", "s"));
        using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });

        await provider.GetRequiredService<SunshineConversationsClient>().Conversations.GetConversationAsync("a", "c");
        await provider.GetRequiredKeyedService<SunshineConversationsClient>("red").Conversations.GetConversationAsync("a", "c");

        Assert.Equal(["plain.zendesk.com", "red.zendesk.com"], stub.Requests.Select(request => request.Uri.Host));
        Assert.Same(provider.GetRequiredService<SunshineConversationsClient>(), provider.GetRequiredService<SunshineConversationsClient>());
    }
}
