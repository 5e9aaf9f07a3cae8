using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SunshineConversations.Emulator;

namespace SunshineConversations.Tests.Bots;

/// <summary>The token that logs a user in.</summary>
public sealed class UserTokenTests
{
    private const string Secret = "a-secret-of-at-least-32-characters";

    private static readonly RecordingClock Clock = new(new DateTimeOffset(2026, 11, 24, 8, 30, 15, TimeSpan.Zero));

    [Fact]
    public async Task A_common_library_verifies_it_and_finds_the_claims()
    {
        string token = SunshineConversationsUserToken.Create("app_1", Secret, "user-1", "Ann Smith", "ann@example.com", emailVerified: true, TimeSpan.FromMinutes(5), Clock);

        TokenValidationResult result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new()
        {
            IssuerSigningKey = new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(Secret)) { KeyId = "app_1" },
            ValidateAudience = false,
            ValidateIssuer = false,
            ValidateLifetime = false,
            ValidAlgorithms = ["HS256"],
        });

        Assert.True(result.IsValid, result.Exception?.Message);
        var jwt = (JsonWebToken)result.SecurityToken;
        Assert.Equal(("HS256", "JWT", "app_1"), (jwt.Alg, jwt.Typ, jwt.Kid));
        Assert.Equal(
            """{"scope":"user","external_id":"user-1","name":"Ann Smith","email":"ann@example.com","email_verified":true,"iat":1763973015,"exp":1763973315}""".Replace("1763973015", Seconds(0), StringComparison.Ordinal).Replace("1763973315", Seconds(300), StringComparison.Ordinal),
            Base64UrlEncoder.Decode(jwt.EncodedPayload));
        Assert.Equal($$"""{"scope":"user","external_id":"user-1","iat":{{Seconds(0)}},"exp":{{Seconds(3600)}}}""", Base64UrlEncoder.Decode(new JsonWebToken(SunshineConversationsUserToken.Create("app_1", Secret, "user-1", timeProvider: Clock)).EncodedPayload));
    }

    [Fact]
    public async Task The_emulator_logs_the_user_in_and_refuses_what_the_widget_would()
    {
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync();
        string keyId = emulator.Options.KeyId, secret = emulator.Options.KeySecret;

        SimulatedUser ann = emulator.LogIn(SunshineConversationsUserToken.Create(keyId, secret, "user-1", "Ann Smith", "ann@example.com"));
        SimulatedUser same = emulator.LogIn(SunshineConversationsUserToken.Create(keyId, secret, "user-1"));

        Assert.Equal(("user-1", ann.Id), (ann.ExternalId, same.Id));
        using var client = SunshineConversationsClient.Create(new() { BaseUrl = emulator.BaseUrl, KeyId = keyId, KeySecret = secret });
        User user = (await client.Users.GetUserAsync(emulator.Options.AppId, "user-1")).User;
        Assert.Equal(("Ann", "Smith", true, "ann@example.com"), (user.Profile?.GivenName, user.Profile?.Surname, user.Authenticated, user.Identities?[0].Value));
        string[] refused =
        [
            SunshineConversationsUserToken.Create(keyId, "another secret", "user-1"),
            SunshineConversationsUserToken.Create("app_other", secret, "user-1"),
            SunshineConversationsUserToken.Create(keyId, secret, "user-1", timeProvider: new RecordingClock(DateTimeOffset.UtcNow.AddHours(-2))),
            JwtSigner.Sign(keyId, secret, "app", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddHours(1)),
            "x",
        ];
        Assert.All(refused, token => Assert.Equal("token", Assert.Throws<ArgumentException>(() => emulator.LogIn(token)).ParamName));
    }

    public static TheoryData<string, Action> Impossible { get; } = new()
    {
        { "keyId", () => Create(keyId: "") },
        { "keyId", () => Create(keyId: "app_1\n") },
        { "keySecret", () => Create(secret: "") },
        { "keySecret", () => Create(secret: " s") },
        { "externalId", () => Create(externalId: "") },
        { "externalId", () => Create(externalId: new string('x', 1025)) },
        { "externalId", () => Create(externalId: "\ud83d") },
        { "name", () => Create(name: "") },
        { "email", () => Create(email: " ") },
        { "emailVerified", () => Create(emailVerified: true) },
        { "lifetime", () => Create(lifetime: TimeSpan.Zero) },
        { "lifetime", () => Create(lifetime: TimeSpan.FromSeconds(-1)) },
        { "lifetime", () => Create(lifetime: TimeSpan.FromDays(365)) },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_a_token_is_refused_by_name_without_the_secret(string parameter, Action create)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(create);

        Assert.Equal(parameter, error.ParamName);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    private static void Create(string keyId = "app_1", string secret = Secret, string externalId = "u", string? name = null, string? email = null, bool? emailVerified = null, TimeSpan? lifetime = null) =>
        SunshineConversationsUserToken.Create(keyId, secret, externalId, name, email, emailVerified, lifetime);

    private static string Seconds(int after) => new DateTimeOffset(2026, 11, 24, 8, 30, 15, TimeSpan.Zero).AddSeconds(after).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
