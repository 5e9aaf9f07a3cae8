using System.Net.Sockets;
using SunshineConversations.Tests.DependencyInjection;

namespace SunshineConversations.Tests.InApplications;

/// <summary>The application's transport is kept, and what it does behind our back is noticed.</summary>
public sealed class TransportTests
{
    private static readonly Uri Nowhere = new("https://sunshine.invalid");

    [Theory]
    [Values(true, false)]
    public async Task An_application_wide_stub_is_called_and_the_network_is_not(bool before)
    {
        var stub = new CapturingHandler { Body = Operation.ConversationJson };
        var services = new ServiceCollection();
        if (before)
            services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(() => stub));
        services.AddSunshineConversations(options => (options.BaseUrl, options.KeyId, options.KeySecret) = (Nowhere, "k", "s"));
        if (!before)
            services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(() => stub));
        using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IConversationsApi>().GetConversationAsync("a", "c");

        Assert.Equal("/v2/apps/a/conversations/c", stub.Request.Uri.AbsolutePath);
    }

    [Theory]
    [Values(true, false)]
    public async Task An_application_wide_proxy_is_used_by_a_transport_that_still_follows_no_redirect(bool keyed)
    {
        await using RawServer proxy = RawServer.Responding(RawServer.Response(302, "", "Location: http://elsewhere.invalid/"));
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(client => client.UseSocketsHttpHandler((handler, _) => (handler.UseProxy, handler.Proxy) = (true, new WebProxy(proxy.BaseUrl))));
        Action<SunshineConversationsOptions> options = options => (options.BaseUrl, options.AllowInsecureHttp, options.KeyId, options.KeySecret) = (new("http://sunshine.invalid"), true, "k", "s");
        if (keyed)
            services.AddKeyedSunshineConversations("t", options);
        else
            services.AddSunshineConversations(options);
        using ServiceProvider provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<SunshineConversationsException>(() => provider.GetRequiredKeyedService<IConversationsApi>(keyed ? "t" : null).GetConversationAsync("a", "c"));

        Assert.StartsWith("GET http://sunshine.invalid/v2/apps/a/conversations/c ", Assert.Single(proxy.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [Values(302, 307)]
    public async Task A_redirect_that_the_applications_own_handler_follows_is_an_error_and_never_retried(int status)
    {
        await using RawServer elsewhere = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        await using RawServer server = RawServer.Responding(RawServer.Response(status, "", $"Location: {elsewhere.BaseUrl}stolen?secret=1"));
        IConversationsApi api = Clients.Create(server.BaseUrl, options => options.Retry = new() { BaseDelay = TimeSpan.Zero }, client: builder => builder.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler()));

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => api.CreateConversationAsync("a", new() { Type = ConversationType.Personal }));

        Assert.Contains($"redirect to '{elsewhere.BaseUrl}stolen'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.DoesNotContain("Authorization", Assert.Single(elsewhere.Requests), StringComparison.Ordinal);
        Assert.Equal(new Uri(server.BaseUrl, "/v2/apps/a/conversations"), error.Uri);
    }

    [Theory]
    [Values(302, 307)]
    public async Task A_redirect_that_it_follows_to_where_there_is_no_connection_does_not_repeat_a_POST(int status)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(status, "", "Location: http://127.0.0.1:1/nobody"));
        IConversationsApi api = Clients.Create(server.BaseUrl, options => options.Retry = new() { BaseDelay = TimeSpan.Zero }, client: builder => builder.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler()));

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => api.CreateConversationAsync("a", new() { Type = ConversationType.Personal }));

        Assert.Single(server.Requests);
        Assert.Contains("redirect to 'http://127.0.0.1:1/nobody'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [Values(false, true)]
    public async Task A_connection_that_does_not_come_about_in_time_is_retried_a_POST_too(bool httpClientHandler)
    {
        int attempts = 0;
        IConversationsApi api = Clients.Create(
            new("http://127.0.0.1:1"),
            options => options.Retry = new() { MaxRetries = 2, BaseDelay = TimeSpan.Zero },
            client: builder => builder.UseSocketsHttpHandler((handler, _) =>
            {
                handler.ConnectTimeout = TimeSpan.FromMilliseconds(20);
                handler.ConnectCallback = async (_, token) =>
                {
                    Interlocked.Increment(ref attempts);
                    await Task.Delay(Timeout.Infinite, token);
                    throw new SocketException();
                };
            }).ConfigureAdditionalHttpMessageHandlers((handlers, _) =>
            {
                if (httpClientHandler)
                    handlers.Add(new Handler((send, request, token) => send(request, token)));
            }));

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => api.CreateConversationAsync("a", new() { Type = ConversationType.Personal }));

        Assert.Equal(3, attempts);
        Assert.Contains("ConnectTimeout", error.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(error.InnerException);
    }

    [Fact]
    public async Task The_same_exception_from_a_handler_of_the_application_may_come_after_the_POST_was_received()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        IConversationsApi api = Clients.Create(server.BaseUrl, options => options.Retry = new() { BaseDelay = TimeSpan.Zero }, client: builder => builder.AddHttpMessageHandler(() => new Handler(async (send, request, token) =>
        {
            using HttpResponseMessage received = await send(request, token);
            throw new TaskCanceledException("canceled", new TimeoutException("A connection could not be established within the configured ConnectTimeout."));
        })));

        await Assert.ThrowsAsync<ApiRequestException>(() => api.CreateConversationAsync("a", new() { Type = ConversationType.Personal }));

        Assert.Single(server.Requests);
    }

    [Fact]
    public void Our_own_transport_has_a_time_limit_for_connecting()
    {
        using ServiceProvider provider = Clients.Provider(Nowhere);

        Assert.InRange(RegistrationTests.TransportOf(provider).ConnectTimeout, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task The_version_that_the_application_asks_for_is_sent()
    {
        var stub = new CapturingHandler { Body = Operation.ConversationJson };
        IConversationsApi api = Clients.Create(Nowhere, client: builder => builder
            .ConfigureHttpClient(client => (client.DefaultRequestVersion, client.DefaultVersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact))
            .ConfigurePrimaryHttpMessageHandler(() => stub));

        await api.GetConversationAsync("a", "c");

        Assert.Equal(HttpVersion.Version20, stub.Request.Version);
        Assert.Equal(HttpVersionPolicy.RequestVersionExact, stub.Request.VersionPolicy);
    }

    [Fact]
    public async Task A_timeout_of_the_HttpClient_ends_the_call_and_is_not_the_callers_cancellation()
    {
        await using RawServer server = RawServer.Silent((_, _) => Task.CompletedTask);
        IConversationsApi api = Clients.Create(server.BaseUrl, client: builder => builder.ConfigureHttpClient(client => client.Timeout = TimeSpan.FromMilliseconds(50)));

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => api.GetConversationAsync("a", "c"));

        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Contains("HttpClient.Timeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Default_headers_of_the_application_are_sent_and_take_the_place_of_ours()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        IConversationsApi api = Clients.Create(server.BaseUrl, client: builder => builder.ConfigureHttpClient(client =>
        {
            client.DefaultRequestHeaders.Add("X-Zendesk-Marketplace-Name", "Bot");
            client.DefaultRequestHeaders.UserAgent.ParseAdd("mine/2.0");
        }));

        await api.GetConversationAsync("a", "c");

        string request = Assert.Single(server.Requests);
        Assert.Contains("X-Zendesk-Marketplace-Name: Bot\r\n", request, StringComparison.Ordinal);
        Assert.Contains("User-Agent: mine/2.0\r\n", request, StringComparison.Ordinal);
    }
}
