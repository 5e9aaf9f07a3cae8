using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SunshineConversations.Tests.Authentication;

/// <summary>A JWT that is signed here, kept, and renewed in time.</summary>
public sealed class JwtAuthenticationTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, 250, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start);
    private readonly CapturingHandler _network = new();
    private readonly AuthenticationHandler _handler;

    private SunshineConversationsOptions _options = JwtOptions();

    public JwtAuthenticationTests() => _handler = Sending.Handler(() => _options, _time);

    private static SunshineConversationsOptions JwtOptions()
    {
        SunshineConversationsOptions options = Sending.Options();
        options.Authentication = SunshineConversationsAuthentication.Jwt;
        return options;
    }

    public void Dispose()
    {
        _handler.Dispose();
        _network.Dispose();
    }

    [Fact]
    public async Task The_bearer_token_is_a_JWT_of_the_configured_key_and_scope()
    {
        _options.JwtScope = SunshineConversationsJwtScope.Integration;

        await SendAsync();

        Assert.Equal("Bearer", _network.Request.Authorization!.Scheme);
        TokenValidationResult result = await new JsonWebTokenHandler().ValidateTokenAsync(_network.Request.Authorization.Parameter, new()
        {
            IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Sending.KeySecret)),
            ValidateIssuer = false,
            ValidateAudience = false,
            LifetimeValidator = (_, expires, _, _) => expires > Start && expires <= Start.AddHours(1),
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal("integration", result.Claims["scope"]);
        Assert.Equal(Sending.KeyId, ((JsonWebToken)result.SecurityToken).Kid);
    }

    [Fact]
    public async Task It_lives_for_a_short_time_from_now()
    {
        string jwt = await SendAsync();

        (DateTimeOffset issuedAt, DateTimeOffset expires) = TimesOf(jwt);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(Start.ToUnixTimeSeconds()), issuedAt);
        Assert.Equal(JwtCredential.Lifetime, expires - issuedAt);
        Assert.InRange(JwtCredential.Lifetime, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task It_is_kept_until_shortly_before_its_end_and_renewed_then()
    {
        string first = await SendAsync();
        Assert.Equal(first, await SendAsync());

        _time.Advance(JwtCredential.Lifetime - JwtCredential.RenewBefore - TimeSpan.FromTicks(1));
        Assert.Equal(first, await SendAsync());

        _time.Advance(TimeSpan.FromTicks(1));
        string second = await SendAsync();
        Assert.NotEqual(first, second);
        Assert.Equal(second, await SendAsync());
        Assert.Equal(JwtCredential.Lifetime - JwtCredential.RenewBefore, TimesOf(second).IssuedAt - TimesOf(first).IssuedAt);
    }

    [Fact]
    public async Task No_request_ever_carries_one_that_has_ended_or_is_about_to()
    {
        for (int i = 0; i < 50; i++)
        {
            (DateTimeOffset issuedAt, DateTimeOffset expires) = TimesOf(await SendAsync());
            Assert.True(expires > _time.GetUtcNow().AddSeconds(30), $"It ends at {expires}, and it is {_time.GetUtcNow()}.");
            Assert.True(issuedAt <= _time.GetUtcNow());
            _time.Advance(TimeSpan.FromSeconds(7 * i));
        }
    }

    [Fact]
    public async Task It_is_renewed_when_the_key_changes()
    {
        string first = await SendAsync();

        _options = JwtOptions();
        _options.KeySecret = "another-secret-of-24-cha";
        string second = await SendAsync();
        _options = JwtOptions();
        _options.KeyId = "app_other";
        string third = await SendAsync();
        _options = JwtOptions();
        _options.JwtScope = SunshineConversationsJwtScope.Account;
        string fourth = await SendAsync();

        Assert.Equal(first.Split('.')[..2], second.Split('.')[..2]);
        Assert.Equal(4, new[] { first, second, third, fourth }.Distinct().Count());
        Assert.Equal("app_other", new JsonWebToken(third).Kid);
        Assert.Equal("account", new JsonWebToken(fourth).GetPayloadValue<string>("scope"));
    }

    [Fact]
    public async Task It_is_renewed_when_the_clock_was_set_back()
    {
        var clock = new SettableClock { Now = Start };
        using AuthenticationHandler handler = Sending.Handler(() => _options, clock);
        await handler.SendAsync(_network);

        clock.Now = Start.AddHours(-1);
        await handler.SendAsync(_network);

        Assert.Equal(
            [DateTimeOffset.FromUnixTimeSeconds(Start.ToUnixTimeSeconds()), DateTimeOffset.FromUnixTimeSeconds(clock.Now.ToUnixTimeSeconds())],
            _network.Requests.Select(request => TimesOf(request.Authorization!.Parameter!).IssuedAt));
    }

    [Fact]
    public async Task The_secret_itself_is_not_sent()
    {
        string jwt = await SendAsync();

        Assert.DoesNotContain(Sending.KeySecret, jwt, StringComparison.Ordinal);
        foreach (string part in jwt.Split('.')[..2])
            Assert.DoesNotContain(Sending.KeySecret, Base64UrlEncoder.Decode(part), StringComparison.Ordinal);
    }

    private async Task<string> SendAsync()
    {
        await _handler.SendAsync(_network);
        return _network.Requests[^1].Authorization!.Parameter!;
    }

    private static (DateTimeOffset IssuedAt, DateTimeOffset Expires) TimesOf(string jwt)
    {
        using var payload = JsonDocument.Parse(Base64UrlEncoder.Decode(jwt.Split('.')[1]));
        return (At("iat"), At("exp"));

        DateTimeOffset At(string claim) => DateTimeOffset.FromUnixTimeSeconds(payload.RootElement.GetProperty(claim).GetInt64());
    }

    /// <summary>A clock that may go back, which <see cref="FakeTimeProvider"/> may not.</summary>
    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
