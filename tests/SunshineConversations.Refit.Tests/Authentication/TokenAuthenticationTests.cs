namespace SunshineConversations.Tests.Authentication;

/// <summary>A token from the application's own provider.</summary>
public sealed class TokenAuthenticationTests : IDisposable
{
    private readonly CapturingHandler _network = new();

    public void Dispose() => _network.Dispose();

    [Theory]
    [Values("token", "eyJhbGciOiJIUzI1NiJ9.eyJzY29wZSI6ImFwcCJ9.c2ln-_A", "a~b+c/d==")]
    public async Task The_token_is_sent_as_bearer(string token)
    {
        using AuthenticationHandler handler = Create(new TokenProvider(_ => new(token)));

        await handler.SendAsync(_network);

        Assert.Equal($"Bearer {token}", _network.LastAuthorization());
    }

    [Fact]
    public async Task The_provider_is_asked_for_every_request()
    {
        int asked = 0;
        using AuthenticationHandler handler = Create(new TokenProvider(_ => new($"token{++asked}")));

        await handler.SendAsync(_network);
        await handler.SendAsync(_network);

        Assert.Equal(["Bearer token1", "Bearer token2"], _network.Requests.Select(request => request.Authorization?.ToString()));
    }

    [Theory]
    [Values(null, "", " ", "Bearer token", "token\r\nX-Evil: 1", "token\n", "to ken", "tokén", "token\0", "<html>", "{\"access_token\":\"x\"}")]
    public async Task What_is_no_token_is_not_sent_and_not_repeated(string? token)
    {
        using AuthenticationHandler handler = Create(new TokenProvider(_ => new(token!)));

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => handler.SendAsync(_network));

        Assert.Empty(_network.Requests);
        Assert.Contains("token provider", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(string.IsNullOrWhiteSpace(token) ? "Bearer token" : token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_fails_says_so_and_nothing_is_sent()
    {
        var cause = new TimeoutException("the identity server is down");
        using AuthenticationHandler handler = Create(new TokenProvider(_ => throw cause));
        using AuthenticationHandler later = Create(new TokenProvider(async _ =>
        {
            await Task.Yield();
            throw cause;
        }));

        Assert.Same(cause, (await Assert.ThrowsAsync<InvalidOperationException>(() => handler.SendAsync(_network))).InnerException);
        Assert.Same(cause, (await Assert.ThrowsAsync<InvalidOperationException>(() => later.SendAsync(_network))).InnerException);
        Assert.Empty(_network.Requests);
    }

    [Fact]
    public async Task A_provider_that_gives_up_by_itself_has_failed_and_is_not_the_callers_cancellation()
    {
        using AuthenticationHandler handler = Create(new TokenProvider(_ => throw new OperationCanceledException("my own timeout")));

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => handler.SendAsync(_network));

        Assert.IsType<OperationCanceledException>(error.InnerException);
    }

    [Fact]
    public async Task The_callers_cancellation_reaches_the_provider_and_stays_one()
    {
        using var source = new CancellationTokenSource();
        using AuthenticationHandler handler = Create(new TokenProvider(token =>
        {
            source.Cancel();
            token.ThrowIfCancellationRequested();
            return new("token");
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.SendAsync(_network, cancellationToken: source.Token));

        Assert.Empty(_network.Requests);
    }

    [Fact]
    public async Task A_scoped_provider_lives_for_one_request()
    {
        var created = new List<ScopedProvider>();
        using AuthenticationHandler handler = Sending.Handler(TokenOptions, register: services => services.AddScoped<ISunshineConversationsTokenProvider>(_ =>
        {
            created.Add(new());
            return created[^1];
        }));

        await handler.SendAsync(_network);
        await handler.SendAsync(_network);

        Assert.Equal([true, true], created.Select(provider => provider.IsDisposed));
        Assert.Equal(2, _network.Requests.Count);
    }

    [Fact]
    public async Task A_keyed_client_asks_the_provider_of_its_own_key()
    {
        foreach (string? key in new[] { "a", "b", null })
        {
            using AuthenticationHandler handler = Sending.Handler(TokenOptions, serviceKey: key, register: services => services
                .AddSingleton<ISunshineConversationsTokenProvider>(new TokenProvider(_ => new("unkeyed")))
                .AddKeyedSingleton<ISunshineConversationsTokenProvider>("a", new TokenProvider(_ => new("of-a")))
                .AddKeyedSingleton<ISunshineConversationsTokenProvider>("b", new TokenProvider(_ => new("of-b"))));
            await handler.SendAsync(_network);
        }

        Assert.Equal(["Bearer of-a", "Bearer of-b", "Bearer unkeyed"], _network.Requests.Select(request => request.Authorization?.ToString()));
    }

    private static AuthenticationHandler Create(ISunshineConversationsTokenProvider provider) => Sending.Handler(TokenOptions, register: services => services.AddSingleton(provider));

    private static SunshineConversationsOptions TokenOptions()
    {
        SunshineConversationsOptions options = Sending.Options();
        options.Authentication = SunshineConversationsAuthentication.Token;
        return options;
    }

    private sealed class ScopedProvider : ISunshineConversationsTokenProvider, IAsyncDisposable
    {
        public bool IsDisposed { get; private set; }

        public ValueTask<string> GetTokenAsync(SunshineConversationsTokenRequest request, CancellationToken cancellationToken) => new("token");

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return default;
        }
    }
}
