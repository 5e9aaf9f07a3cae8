using Microsoft.Extensions.Time.Testing;

namespace SunshineConversations.Tests.Authentication;

/// <summary>The rules of every scheme: only the configured host receives the credential, and nobody finds it afterwards.</summary>
public sealed class AuthenticationHandlerTests
{
    public static TheoryData<string> Schemes { get; } = ["Basic", "Jwt", "Token"];

    public static MatrixTheoryData<string, string> SchemesAndOtherHosts { get; } = new(Schemes, [
        "https://evil.example/sc/v2",
        "https://api.example.evil.example/sc/v2",
        "https://sub.api.example/sc/v2",
        "https://api.example@evil.example/sc/v2",
        "https://api.example:8443/sc/v2",
        "https://api.example:80/sc/v2",
        "http://api.example/sc/v2",
        "http://api.example:443/sc/v2",
        "wss://api.example/sc/v2",
    ]);

    [Theory]
    [MemberData(nameof(SchemesAndOtherHosts))]
    public async Task A_request_to_another_host_scheme_or_port_is_never_sent(string scheme, string uri)
    {
        using var network = new CapturingHandler();
        using AuthenticationHandler handler = Create(scheme, Sending.Options);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => handler.SendAsync(network, uri));

        Assert.Empty(network.Requests);
        Assert.Contains("https://api.example", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Sending.KeySecret, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [Values("https://api.example/", "https://API.Example/sc/v2", "https://api.example:443/sc/v2?x=1")]
    public async Task The_configured_host_gets_the_credential(string uri)
    {
        using var network = new CapturingHandler();
        using AuthenticationHandler handler = Create("Basic", Sending.Options);

        await handler.SendAsync(network, uri);

        Assert.Equal("Basic", network.Request.Authorization!.Scheme);
    }

    [Fact]
    public async Task The_host_of_the_subdomain_is_the_configured_one()
    {
        using var network = new CapturingHandler();
        using AuthenticationHandler handler = Create("Basic", () => new() { Subdomain = "acme", KeyId = Sending.KeyId, KeySecret = Sending.KeySecret });

        await handler.SendAsync(network, "https://acme.zendesk.com/sc/v2/apps");
        await Assert.ThrowsAsync<InvalidOperationException>(() => handler.SendAsync(network, "https://other.zendesk.com/sc/v2/apps"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => handler.SendAsync(network, "https://api.smooch.io/v2/apps"));

        Assert.Equal("acme.zendesk.com", network.Request.Uri.Host);
    }

    [Fact]
    public async Task A_host_that_is_configured_later_is_the_only_one_then()
    {
        SunshineConversationsOptions options = Sending.Options();
        using var network = new CapturingHandler();
        using AuthenticationHandler handler = Create("Basic", () => options);
        await handler.SendAsync(network, "https://api.example/sc/v2");

        options = Sending.Options();
        options.BaseUrl = new("https://new.example");

        await Assert.ThrowsAsync<InvalidOperationException>(() => handler.SendAsync(network, "https://api.example/sc/v2"));
        await handler.SendAsync(network, "https://new.example/sc/v2");
        Assert.Equal(["api.example", "new.example"], network.Requests.Select(request => request.Uri.Host));
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task The_credential_is_taken_off_the_request_again(string scheme)
    {
        using var network = new CapturingHandler();
        using AuthenticationHandler handler = Create(scheme, Sending.Options);

        using HttpRequestMessage request = await handler.SendAsync(network);

        Assert.NotNull(network.Request.Authorization);
        Assert.Null(request.Headers.Authorization);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task The_credential_is_taken_off_the_request_when_sending_fails(string scheme)
    {
        using var network = new CapturingHandler { Failure = new HttpRequestException("refused") };
        using AuthenticationHandler handler = Create(scheme, Sending.Options);
        handler.InnerHandler = network;
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.example/sc/v2");

        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(() => invoker.SendAsync(request, CancellationToken.None));

        Assert.Same(network.Failure, error);
        Assert.NotNull(network.Request.Authorization);
        Assert.Null(request.Headers.Authorization);
    }

    [Fact]
    public async Task A_credential_that_the_request_already_has_is_not_sent()
    {
        using var network = new CapturingHandler();
        using AuthenticationHandler handler = Create("Basic", Sending.Options);
        handler.InnerHandler = network;
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.example/sc/v2") { Headers = { Authorization = new("Bearer", "other") } };

        using HttpResponseMessage response = await invoker.SendAsync(request, CancellationToken.None);

        Assert.Equal("Basic", network.Request.Authorization!.Scheme);
    }

    private static AuthenticationHandler Create(string scheme, Func<SunshineConversationsOptions> options) => Sending.Handler(
        () =>
        {
            SunshineConversationsOptions current = options();
            current.Authentication = Enum.Parse<SunshineConversationsAuthentication>(scheme);
            return current;
        },
        new FakeTimeProvider(),
        services => services.AddSingleton<ISunshineConversationsTokenProvider>(new TokenProvider("token")));
}
