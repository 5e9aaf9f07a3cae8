namespace SunshineConversations.Tests.Attachments;

/// <summary>Runs alone, because it changes the proxy of the process, which is that of <c>HTTP_PROXY</c> and <c>HTTPS_PROXY</c>.</summary>
[CollectionDefinition(nameof(EnvironmentProxyTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentProxyTests))]
public sealed class EnvironmentProxyTests : IAsyncDisposable
{
    private readonly IWebProxy _before = HttpClient.DefaultProxy;
    private readonly RawServer _proxy = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));

    public EnvironmentProxyTests() => HttpClient.DefaultProxy = new WebProxy(_proxy.BaseUrl);

    public async ValueTask DisposeAsync()
    {
        HttpClient.DefaultProxy = _before;
        await _proxy.DisposeAsync();
    }

    [Theory]
    [Values("http://127.0.0.1", "http://127.1.2.3", "http://localhost", "http://localhost.", "http://[::1]", "http://sunshine.dev.localhost")]
    public async Task This_machine_is_called_without_it(string host)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        IConversationsApi api = Clients.Create(new($"{host}:{server.BaseUrl.Port}"), options => options.AllowInsecureHttp = true);

        // Not every machine has each of these names and addresses.
        await Record.ExceptionAsync(() => api.GetConversationAsync("a", "c"));

        Assert.Equal(0, _proxy.Connections);
        if (host == "http://127.0.0.1")
            Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Another_machine_is_called_through_it()
    {
        await Clients.Create(new("http://sunshine.invalid"), options => options.AllowInsecureHttp = true).GetConversationAsync("a", "c");

        Assert.StartsWith("GET http://sunshine.invalid/", Assert.Single(_proxy.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HttpClientHandler", false)]
    [InlineData("SocketsHttpHandler", false)]
    [InlineData("around SocketsHttpHandler", false)]
    [InlineData("with UseProxy = false", true)]
    [InlineData("with its own proxy", true)]
    public async Task A_transport_of_the_application_that_would_use_it_for_this_machine_is_not_called(string transport, bool isCalled)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        using var sockets = new SocketsHttpHandler();
        using HttpMessageHandler handler = transport switch
        {
            "HttpClientHandler" => new HttpClientHandler(),
            "SocketsHttpHandler" => sockets,
            "around SocketsHttpHandler" => new Handler((send, request, token) => send(request, token)) { InnerHandler = sockets },
            "with UseProxy = false" => new SocketsHttpHandler { UseProxy = false },
            _ => new HttpClientHandler { Proxy = new WebProxy(server.BaseUrl) },
        };

        Exception? error = await Record.ExceptionAsync(() => Clients.Create(server.BaseUrl, client: builder => builder.ConfigurePrimaryHttpMessageHandler(() => handler)).GetConversationAsync("a", "c"));

        Assert.Equal(isCalled ? 1 : 0, server.Connections);
        Assert.Equal(0, _proxy.Connections);
        if (!isCalled)
            Assert.Contains("proxy of the environment", error?.Message, StringComparison.Ordinal);
    }
}
