using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SunshineConversations.Tests.Authentication;

/// <summary>The JWT that is signed here, checked by implementations that are not ours.</summary>
public sealed class JwtSignerTests
{
    private const string KeyId = "app_5d8cff3cd55b040010928b5c";

    private static readonly DateTimeOffset IssuedAt = DateTimeOffset.FromUnixTimeSeconds(1763942400);

    private static readonly DateTimeOffset Expires = DateTimeOffset.FromUnixTimeSeconds(1763942700);

    // b64() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
    // h=$(printf '%s' '{"alg":"HS256","typ":"JWT","kid":"app_5d8cff3cd55b040010928b5c"}' | b64)
    // p=$(printf '%s' '{"scope":"app","iat":1763942400,"exp":1763942700}' | b64)
    // s=$(printf '%s' "$h.$p" | openssl dgst -sha256 -hmac 'abcdefghijklmnopqrstuvwx' -binary | b64)
    // echo $h.$p.$s
    [Fact]
    public void A_secret_of_24_characters_signs_as_openssl_does() => Assert.Equal(
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImFwcF81ZDhjZmYzY2Q1NWIwNDAwMTA5MjhiNWMifQ.eyJzY29wZSI6ImFwcCIsImlhdCI6MTc2Mzk0MjQwMCwiZXhwIjoxNzYzOTQyNzAwfQ.5vrjiUBVC3RNpBxjybqOKALGi359CdG1QRhTEW5Y8ds",
        JwtSigner.Sign(KeyId, "abcdefghijklmnopqrstuvwx", "app", IssuedAt, Expires));

    [Theory]
    [Values("0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef-longer-than-one-block-of-SHA256", "geheim-né-日本-0123456789-0123456789")]
    public async Task Microsoft_IdentityModel_accepts_the_token(string secret)
    {
        string jwt = JwtSigner.Sign(KeyId, secret, "account", IssuedAt, Expires);

        TokenValidationResult result = await ValidateAsync(jwt, secret);

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal("account", result.Claims["scope"]);
    }

    [Fact]
    public async Task Microsoft_IdentityModel_refuses_it_for_another_secret_or_another_text()
    {
        const string secret = "0123456789abcdef0123456789abcdef";
        string jwt = JwtSigner.Sign(KeyId, secret, "app", IssuedAt, Expires);
        string another = JwtSigner.Sign(KeyId, secret, "account", IssuedAt, Expires);

        Assert.False((await ValidateAsync(jwt, "0123456789abcdef0123456789abcdeX")).IsValid);
        Assert.False((await ValidateAsync($"{jwt[..jwt.LastIndexOf('.')]}{another[another.LastIndexOf('.')..]}", secret)).IsValid);
    }

    [Fact]
    public void The_header_names_the_algorithm_the_type_and_the_key_and_nothing_else()
    {
        string jwt = JwtSigner.Sign(KeyId, "abcdefghijklmnopqrstuvwx", "app", IssuedAt, Expires);

        Assert.Equal($$"""{"alg":"HS256","typ":"JWT","kid":"{{KeyId}}"}""", Part(jwt, 0));
    }

    [Theory]
    [Values("app", "account", "integration")]
    public void The_payload_names_the_scope_and_the_times_in_seconds_and_nothing_else(string scope)
    {
        string jwt = JwtSigner.Sign(KeyId, "abcdefghijklmnopqrstuvwx", scope, IssuedAt.AddMilliseconds(999), Expires.AddMilliseconds(1).ToOffset(TimeSpan.FromHours(5)));

        Assert.Equal($$"""{"scope":"{{scope}}","iat":1763942400,"exp":1763942700}""", Part(jwt, 1));
    }

    [Fact]
    public void It_has_three_parts_of_base64url_without_padding()
    {
        for (int length = 0; length < 6; length++)
        {
            string jwt = JwtSigner.Sign(KeyId + new string('?', length), "abcdefghijklmnopqrstuvwx", "app", IssuedAt, Expires);

            Assert.Matches(@"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{43}$", jwt);
        }
    }

    [Fact]
    public void A_key_id_with_any_text_stays_json()
    {
        const string keyId = "a\"b\\c\né\U0001F600";

        using var header = JsonDocument.Parse(Part(JwtSigner.Sign(keyId, "abcdefghijklmnopqrstuvwx", "app", IssuedAt, Expires), 0));

        Assert.Equal(keyId, header.RootElement.GetProperty("kid").GetString());
    }

    private static string Part(string jwt, int index) => Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(jwt.Split('.')[index]));

    private static Task<TokenValidationResult> ValidateAsync(string jwt, string secret) => new JsonWebTokenHandler().ValidateTokenAsync(jwt, new()
    {
        IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)) { KeyId = KeyId },
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidTypes = ["JWT"],
        ValidateIssuer = false,
        ValidateAudience = false,
        RequireSignedTokens = true,
        // The times, without the clock of this machine.
        LifetimeValidator = (_, expires, _, _) => expires == Expires.UtcDateTime,
    });
}
