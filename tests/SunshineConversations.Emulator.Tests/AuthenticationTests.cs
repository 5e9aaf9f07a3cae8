using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SunshineConversations.Emulator.Tests;

public sealed class AuthenticationTests : EmulatorTest
{
    private const string Header = $$"""{"alg":"HS256","typ":"JWT","kid":"{{KeyId}}"}""";
    private const string Payload = """{"scope":"app"}""";
    private const string List = $"{Conversations}?filter[userId]={UserId}";

    [Fact]
    public async Task A_request_without_credentials_is_unauthorized()
    {
        JsonResponse response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, List));

        response.IsError(HttpStatusCode.Unauthorized, "unauthorized", "Authorization is required");
        Assert.Equal(["Basic", "Bearer"], response.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme));
    }

    [Theory]
    [Values("Basic", "basic", "BASIC")]
    public async Task The_key_is_accepted_as_Basic_in_any_case_of_the_scheme(string scheme) =>
        await Accepts($"{scheme} {Basic().Parameter}");

    [Theory]
    [InlineData(KeyId, "wrong")]
    [InlineData(KeyId, "")]
    [InlineData("app_wrong", KeySecret)]
    [InlineData("", KeySecret)]
    [InlineData(KeyId, KeySecret + " ")]
    public async Task A_wrong_key_is_unauthorized(string keyId, string secret) => await Refuses($"Basic {Basic(keyId, secret).Parameter}");

    [Theory]
    [Values("Basic", "Basic !!!", "Basic ====", "Digest x", "Bearer", "Bearer a.b", "Bearer a.b.c", "Bearer a.b.c.d", "Bearer ...", "Bearer ..")]
    public async Task A_malformed_header_is_unauthorized(string authorization) => await Refuses(authorization);

    [Fact]
    public async Task Two_authorization_headers_are_unauthorized()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, List);
        request.Headers.TryAddWithoutValidation("Authorization", [Basic().ToString(), Basic().ToString()]);

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("app_1", "app")]
    [InlineData("other", "app")]
    [InlineData("int_1", "integration")]
    [InlineData("act_1", "account")]
    [InlineData("svc_1", "account")]
    public async Task A_token_claims_the_scope_of_its_key(string keyId, string scope)
    {
        Emulator.Options.KeyId = keyId;
        foreach (string claimed in (string[])["app", "account", "integration"])
        {
            JsonResponse response = await ListAsync(Token(Header.Replace(KeyId, keyId, StringComparison.Ordinal), $$"""{"scope":"{{claimed}}"}"""));

            if (claimed == scope)
                Assert.Equal(HttpStatusCode.OK, response.Status);
            else
                response.IsError(HttpStatusCode.Forbidden, "forbidden", "Forbidden");
        }
    }

    [Fact]
    public async Task The_account_has_a_key_of_its_own()
    {
        await Accepts(Account.ToString());
        await Accepts(Token(Header.Replace(KeyId, AccountKeyId, StringComparison.Ordinal), """{"scope":"account"}""", AccountKeySecret));
        await Refuses(Basic(AccountKeyId).ToString());
        await Refuses(Basic(KeyId, AccountKeySecret).ToString());
    }

    [Fact]
    public async Task A_created_key_is_accepted_until_it_is_deleted()
    {
        string integration = await CreateIntegrationAsync();
        foreach ((string owner, string scope) in ((string, string)[])[(App, "app"), (integration, "integration")])
        {
            JsonNode key = (await SendAsAccountAsync("POST", $"{owner}/keys", """{"displayName":"Key"}""")).Json["key"]!;
            (string id, string secret) = ((string)key["id"]!, (string)key["secret"]!);
            string basic = Basic(id, secret).ToString();
            string token = Token(Header.Replace(KeyId, id, StringComparison.Ordinal), $$"""{"scope":"{{scope}}"}""", secret);
            await Accepts(basic);
            await Accepts(token);
            await Refuses(Basic(id).ToString());

            await SendAsAccountAsync("DELETE", $"{owner}/keys/{id}");
            await Refuses(basic);
            await Refuses(token);
        }
    }

    [Theory]
    [Values("""{"scope":"user"}""", """{"scope":"App"}""", """{"scope":7}""", """{"scope":null}""", """{}""", """[]""", """not json""",
        """{"scope":"app","exp":"tomorrow"}""", """{"scope":"app","exp":null}""")]
    public async Task A_token_with_a_wrong_payload_is_unauthorized(string payload) => await Refuses(Token(Header, payload));

    [Theory]
    [Values("""{"alg":"none","kid":"app_5d8cff3cd55b040010928b5c"}""", """{"alg":"HS512","kid":"app_5d8cff3cd55b040010928b5c"}""",
        """{"alg":"hs256","kid":"app_5d8cff3cd55b040010928b5c"}""", """{"alg":1,"kid":"app_5d8cff3cd55b040010928b5c"}""",
        """{"kid":"app_5d8cff3cd55b040010928b5c"}""", """{"alg":"HS256"}""", """{"alg":"HS256","kid":"app_wrong"}""", """{"alg":"HS256","kid":1}""", """[]""",
        """not json""")]
    public async Task A_token_with_a_wrong_header_is_unauthorized(string header) => await Refuses(Token(header, Payload));

    public static TheoryData<string, string> Forged => new()
    {
        { "signed with another secret", Token(Header, Payload, secret: "another") },
        { "unsigned", string.Join('.', Token("""{"alg":"none","kid":"app_5d8cff3cd55b040010928b5c"}""", Payload).Split('.')[..2]) + "." },
        { "changed after signing", Token(Header, Payload).Replace(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Payload)), Base64Url.EncodeToString("""{"scope":"account"}"""u8), StringComparison.Ordinal) },
        { "padded", Token(Header, Payload) + "=" },
    };

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_forged_token_is_unauthorized(string what, string token)
    {
        Assert.NotEmpty(what);
        await Refuses(token);
    }

    [Fact]
    public async Task A_token_ends_at_the_second_it_names()
    {
        long expiry = Clock.GetUtcNow().ToUnixTimeSeconds() + 60;
        string token = Token(Header, $$"""{"scope":"app","exp":{{expiry.ToString(CultureInfo.InvariantCulture)}}}""");
        Clock.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds(expiry).AddMilliseconds(-1));
        await Accepts(token);

        Clock.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds(expiry));
        await Refuses(token);
    }

    [Fact]
    public async Task A_rotated_secret_counts_from_the_next_request_on()
    {
        string token = Token(Header, Payload);
        await Accepts(token);

        Emulator.Options.KeySecret = "rotated";

        await Refuses(token);
        await Refuses(Basic().ToString());
        await Accepts(Token(Header, Payload, secret: "rotated"));
        await Accepts(Basic(secret: "rotated").ToString());
    }

    [Theory]
    [InlineData("GET", "/v2/apps/unknown/conversations")]
    [InlineData("POST", "/v2/apps/unknown/conversations")]
    [InlineData("PUT", Conversations)]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/")]
    public async Task Credentials_are_checked_before_anything_else(string method, string path) =>
        (await SendAsync(new HttpRequestMessage(new HttpMethod(method), path)))
            .IsError(HttpStatusCode.Unauthorized, "unauthorized", "Authorization is required");

    private static string Token(string header, string payload, string secret = KeySecret)
    {
        string signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}";
        byte[] signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed));
        return $"Bearer {signed}.{Base64Url.EncodeToString(signature)}";
    }

    private async Task Accepts(string authorization) => Assert.Equal(HttpStatusCode.OK, (await ListAsync(authorization)).Status);

    private async Task Refuses(string authorization) =>
        (await ListAsync(authorization)).IsError(HttpStatusCode.Unauthorized, "unauthorized", "Authorization is required");

    private async Task<JsonResponse> ListAsync(string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, List);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await SendAsync(request);
    }
}
