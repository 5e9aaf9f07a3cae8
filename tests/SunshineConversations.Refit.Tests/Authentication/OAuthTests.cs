using Microsoft.Extensions.Options;

namespace SunshineConversations.Tests.Authentication;

/// <summary>Two servers, the configured host and that of OAuth: which call goes where, and with which credentials.</summary>
public sealed class OAuthTests : IAsyncLifetime
{
    private const string TokenJson = """{"access_token":"new-token-0123456789","token_type":"Bearer"}""";
    private const string Token = "token-0123456789";
    private const string AppJson = """{"app":{"id":"5d8cff3cd55b040010928b5b","subdomain":"acme"}}""";

    private readonly RawServer _service = RawServer.Responding(RawServer.Response(200, "{}"));
    private readonly OAuthTokenBody _body = new("658965", "5e4af71a81966cfff3ef6550", "client-secret-0123456789");
    private readonly RawServer _oauth;
    private string _oauthResponse = RawServer.Response(200, TokenJson);

    public OAuthTests() => _oauth = Responding(() => _oauthResponse);

    public static TheoryData<SunshineConversationsAuthentication> Schemes { get; } = [.. Enum.GetValues<SunshineConversationsAuthentication>()];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        await _oauth.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task A_token_is_fetched_from_the_OAuth_host_without_credentials(SunshineConversationsAuthentication scheme)
    {
        OAuthTokenResponse response = await Api(scheme).GetTokenAsync(_body);

        Assert.Equal(("new-token-0123456789", "Bearer"), (response.AccessToken, response.TokenType));
        string request = Assert.Single(_oauth.Requests);
        Assert.StartsWith("POST /sc/oauth/token HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: application/json\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization:", request, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("""{"code":"658965","grant_type":"authorization_code","client_id":"5e4af71a81966cfff3ef6550","client_secret":"client-secret-0123456789"}""", request, StringComparison.Ordinal);
        Assert.Equal(0, _service.Connections);
    }

    [Fact]
    public async Task A_default_header_of_the_application_does_not_go_with_it()
    {
        IOAuthApi api = Api(client: builder => builder.ConfigureHttpClient(http => http.DefaultRequestHeaders.Authorization = new("Bearer", "own")));

        await api.GetTokenAsync(_body);

        Assert.DoesNotContain("Authorization:", Assert.Single(_oauth.Requests), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [Values(false, true)]
    public async Task The_app_of_a_token_is_fetched_from_the_OAuth_host_with_the_token(bool hasProvider)
    {
        _oauthResponse = RawServer.Response(200, AppJson);
        var provider = new TokenProvider(Token);
        IOAuthApi api = Api(SunshineConversationsAuthentication.Token, options => options.AccessToken = hasProvider ? null : Token, provider);

        AppResponse response = await api.GetTokenInfoAsync();

        Assert.Equal("acme", response.App.Subdomain);
        string request = Assert.Single(_oauth.Requests);
        Assert.StartsWith("GET /sc/v2/tokenInfo HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains($"\r\nAuthorization: Bearer {Token}\r\n", request, StringComparison.Ordinal);
        Assert.Equal(0, _service.Connections);
        Assert.Equal(hasProvider ? [new Uri(_oauth.BaseUrl, "/sc/")] : [], provider.Requests.Select(asked => asked.BaseUrl));
    }

    [Theory]
    [Values(SunshineConversationsAuthentication.Basic, SunshineConversationsAuthentication.Jwt)]
    public async Task A_key_never_goes_to_the_OAuth_host(SunshineConversationsAuthentication scheme)
    {
        var error = await Assert.ThrowsAsync<ApiRequestException>(() => Api(scheme).GetTokenInfoAsync());

        Assert.Equal("GetTokenInfo (GET /v2/tokenInfo) failed: This operation requires an OAuth bearer token; set Authentication to Token. Nothing was sent.", error.Message);
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Equal((0, 0), (_oauth.Connections, _service.Connections));
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task Access_is_revoked_at_the_configured_host(SunshineConversationsAuthentication scheme)
    {
        await Api(scheme, options => options.AccessToken = Token).RevokeAccessAsync();

        string request = Assert.Single(_service.Requests);
        Assert.StartsWith("DELETE /sc/oauth/authorization HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains($"\r\nAuthorization: {(scheme == SunshineConversationsAuthentication.Basic ? "Basic" : "Bearer")} ", request, StringComparison.Ordinal);
        Assert.Equal(0, _oauth.Connections);
    }

    /// <summary>A handler of the application that gives the request another address takes the call's own away from it.</summary>
    [Fact]
    public async Task Nor_does_a_key_when_a_handler_gives_the_request_another_address()
    {
        IOAuthApi api = Api(client: builder => builder.AddHttpMessageHandler(() => new Handler((send, request, token) =>
        {
            request.RequestUri = new(request.RequestUri!.AbsoluteUri);
            return send(request, token);
        })));

        await api.GetTokenAsync(_body);
        await Assert.ThrowsAsync<ApiRequestException>(() => api.GetTokenInfoAsync());

        Assert.DoesNotContain("Authorization:", Assert.Single(_oauth.Requests), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_raw_request_to_the_OAuth_host_is_refused()
    {
        using ServiceProvider client = Provide(SunshineConversationsAuthentication.Basic, null, null, null);
        using HttpClient http = client.GetRequiredService<IHttpClientFactory>().CreateClient("SunshineConversations");

        await Assert.ThrowsAsync<ApiRequestException>(() => http.GetAsync(new Uri(_oauth.BaseUrl, "/sc/v2/tokenInfo")));

        Assert.Equal(0, _oauth.Connections);
    }

    [Theory]
    [InlineData(400, """{"errors":[{"code":"bad_request","title":"no"}]}""")]
    [InlineData(307, "")]
    [InlineData(200, """{"access_token":"new-token-0123456789" """)]
    [InlineData(200, """{"access-token":"new-token-0123456789"}""")]
    [InlineData(200, """["new-token-0123456789"]""")]
    public async Task The_exception_of_a_token_has_no_content_that_holds_a_secret(int status, string body)
    {
        _oauthResponse = RawServer.Response(status, body, status == 307 ? [$"Location: {_service.BaseUrl}"] : []);

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Api().GetTokenAsync(_body));

        Assert.Equal((HttpStatusCode)status, error.StatusCode);
        Assert.Null(error.RequestMessage.Content);
        Assert.DoesNotContain("secret-0123456789", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("token-0123456789", error + error.Content, StringComparison.Ordinal);
        Assert.Equal(status == 400 ? body : "", error.Content ?? "");
        Assert.Equal(0, _service.Connections);
    }

    [Theory]
    [Values(false, true)]
    public async Task Nor_has_that_of_a_call_without_a_response(bool isOfOuterHandler)
    {
        await _oauth.DisposeAsync();
        using ServiceProvider client = Provide(SunshineConversationsAuthentication.Basic, null, null, null, services =>
        {
            if (isOfOuterHandler)
                services.AddSingleton<Microsoft.Extensions.Http.IHttpMessageHandlerBuilderFilter>(new OutsideFilter((_, _, _) => throw new NotSupportedException()));
        });

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => client.GetRequiredService<IOAuthApi>().GetTokenAsync(_body));

        Assert.Equal(isOfOuterHandler, error.InnerException is NotSupportedException);
        Assert.Null(error.RequestMessage.Content);
    }

    [Fact]
    public void What_holds_a_secret_does_not_print_it()
    {
        object[] secrets = [_body, new OAuthTokenResponse { AccessToken = "s" }, new AppKey { Secret = "s" }, new IntegrationApiKey { Secret = "s" }];

        Assert.All(secrets, each => Assert.Equal(each.GetType().FullName, each.ToString()));
    }

    [Fact]
    public async Task A_code_is_exchanged_once()
    {
        _oauthResponse = RawServer.Response(503, "{}");

        await Assert.ThrowsAsync<SunshineConversationsException>(() => Api(configure: options => options.Retry = new() { MaxRetries = 3, BaseDelay = TimeSpan.Zero }).GetTokenAsync(_body));

        Assert.Single(_oauth.Requests);
    }

    [Theory]
    [InlineData("http://oauth.example/sc", "must use https")]
    [InlineData("https://user@oauth.example/sc", "must not contain user info")]
    [InlineData("https://oauth.example/sc?a=b", "must not have a query")]
    [InlineData("/sc", "must be an absolute URL")]
    [InlineData(null, "must be an absolute URL")]
    public void The_OAuth_host_keeps_the_rules_of_the_other(string? url, string problem)
    {
        var error = Assert.Throws<OptionsValidationException>(() => SunshineConversationsClient.Create(new() { KeyId = "k", KeySecret = "s", OAuthBaseUrl = url is null ? null! : new(url, UriKind.RelativeOrAbsolute) }));

        Assert.Contains($"SunshineConversations:OAuthBaseUrl {problem}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_OAuth_host_is_that_of_the_service_unless_set() => Assert.Equal(new Uri("https://oauth-bridge.zendesk.com/sc"), new SunshineConversationsOptions().OAuthBaseUrl);

    [Fact]
    public void The_authorize_URL_is_that_of_the_browser()
    {
        Assert.Equal(
            "https://oauth-bridge.zendesk.com/sc/oauth/authorize?client_id=id%201&state=a%26b%3Dc%C3%A9%20&response_type=code",
            SunshineConversationsOAuth.AuthorizeUrl("id 1", "a&b=cé ").AbsoluteUri);
        Assert.Equal(
            "http://127.0.0.1:5000/oauth/authorize?client_id=i&state=s&redirect_uri=https%3A%2F%2Fexample.org%2Fback%3Fx%3D1&response_type=code",
            SunshineConversationsOAuth.AuthorizeUrl("i", "s", new("https://example.org/back?x=1"), new("http://127.0.0.1:5000/")).AbsoluteUri);
    }

    [Theory]
    [InlineData("clientId", "", "s", null, null)]
    [InlineData("state", "i", " ", null, null)]
    [InlineData("redirectUri", "i", "s", "/back", null)]
    [InlineData("oauthBaseUrl", "i", "s", null, "sc")]
    public void A_bad_part_of_the_authorize_URL_is_refused_by_name(string parameter, string clientId, string state, string? redirectUri, string? oauthBaseUrl)
    {
        var error = Assert.Throws<ArgumentException>(() => SunshineConversationsOAuth.AuthorizeUrl(clientId, state, Relative(redirectUri), Relative(oauthBaseUrl)));

        Assert.Equal(parameter, error.ParamName);

        static Uri? Relative(string? url) => url is null ? null : new(url, UriKind.Relative);
    }

    private static RawServer Responding(Func<string> response) => new(async (server, _, socket, token) =>
    {
        while (await server.ReadRequestAsync(socket, token) is not null)
            await RawServer.SendAsync(socket, response(), token);
    });

    private IOAuthApi Api(
        SunshineConversationsAuthentication scheme = SunshineConversationsAuthentication.Basic,
        Action<SunshineConversationsOptions>? configure = null,
        TokenProvider? provider = null,
        Action<IHttpClientBuilder>? client = null) =>
        Provide(scheme, configure, provider, client).GetRequiredService<IOAuthApi>();

    private ServiceProvider Provide(
        SunshineConversationsAuthentication scheme, Action<SunshineConversationsOptions>? configure, TokenProvider? provider, Action<IHttpClientBuilder>? client, Action<IServiceCollection>? register = null) =>
        Clients.Provider(
            new(_service.BaseUrl, "/sc"),
            options =>
            {
                (options.OAuthBaseUrl, options.Authentication) = (new(_oauth.BaseUrl, "/sc/"), scheme);
                configure?.Invoke(options);
            },
            services =>
            {
                services.AddSingleton<ISunshineConversationsTokenProvider>(provider ?? new(Token));
                register?.Invoke(services);
            },
            client);
}
