using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace SunshineConversations.Emulator.Tests;

public sealed class OAuthTests : EmulatorTest
{
    private const string Authorize = "/oauth/authorize?response_type=code&client_id=emulator-oauth-client";

    [Theory]
    [Values("", "/sc")]
    public async Task A_code_is_exchanged_for_a_token_that_acts_for_an_integration(string prefix)
    {
        using HttpResponseMessage redirect = await Client.GetAsync($"{prefix}{Authorize}&state=a%26b&redirect_uri=http%3A%2F%2Flocalhost%3A1%2Fdone%3Fx%3D1");
        Assert.Equal(HttpStatusCode.Found, redirect.StatusCode);
        Uri location = redirect.Headers.Location!;
        Assert.StartsWith("http://localhost:1/done?x=1&code=", location.AbsoluteUri, StringComparison.Ordinal);
        Dictionary<string, StringValues> query = QueryHelpers.ParseQuery(location.Query);
        Assert.Equal("a&b", query["state"]);

        JsonResponse response = await TokenAsync(query["code"]!, prefix);
        Assert.Equal(["access_token", "token_type"], response.Json.Select(member => member.Key));
        Assert.Equal("Bearer", (string?)response.Json["token_type"]);
        AuthenticationHeaderValue token = new("Bearer", (string)response.Json["access_token"]!);

        JsonNode app = (await SendAsync("GET", $"{prefix}/v2/tokenInfo", null, token)).Json["app"]!;
        Assert.Equal((AppId, "emulator"), ((string?)app["id"], (string?)app["subdomain"]));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", $"{Users}/{UserId}", null, token)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync("GET", Integrations, null, token)).Status);

        // A code is good for one token.
        (await TokenAsync(query["code"]!)).IsBadRequest("code is unknown or was used before");
    }

    [Fact]
    public async Task A_revoked_integration_is_gone_with_its_webhooks_and_tokens()
    {
        AuthenticationHeaderValue token = await AuthorizedAsync();
        AuthenticationHeaderValue second = await AuthorizedAsync();
        string me = $"{Integrations}/me/webhooks";
        Assert.Equal(HttpStatusCode.Created, (await SendAsync("POST", me, $$"""{"target":"{{WebhookTarget}}","triggers":["conversation:message"]}""", token)).Status);
        // Both are tokens of the same integration, which the tag Integrations does not show.
        Assert.Single((await SendAsync("GET", me, null, second)).Json["webhooks"]!.AsArray());
        Assert.DoesNotContain("emulator-oauth-client", (await SendAsync("GET", Integrations)).Text, StringComparison.Ordinal);

        Assert.Equal("{}", (await SendAsync("DELETE", "/oauth/authorization", null, token)).Text);

        Assert.Empty(Emulator.State.Webhooks.All);
        foreach (AuthenticationHeaderValue revoked in (AuthenticationHeaderValue[])[token, second])
            Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("GET", "/v2/tokenInfo", null, revoked)).Status);
    }

    [Fact]
    public async Task Control_can_be_passed_to_the_integration_of_a_client()
    {
        AuthenticationHeaderValue token = await AuthorizedAsync();
        string links = $"{App}/switchboards/{SeedSwitchboard.Id}/switchboardIntegrations";
        await SendAsync("POST", links, """{"name":"marketplace","integrationType":"emulator-oauth-client"}""");
        string conversation = $"{Conversations}/{await CreateAsync(PersonalBody)}";

        await SendAsync("POST", $"{conversation}/passControl", """{"switchboardIntegration":"emulator-oauth-client"}""");

        Assert.Equal("{}", (await SendAsync("POST", $"{conversation}/releaseControl", "{}", token)).Text);
    }

    [Theory]
    [InlineData("/oauth/authorize?response_type=token&client_id=emulator-oauth-client", "response_type must be one of code")]
    [InlineData("/oauth/authorize?response_type=code&client_id=other", "client_id is unknown")]
    [InlineData("/oauth/authorize?response_type=code", "client_id is required")]
    [InlineData(Authorize, "redirect_uri is required, since none is registered for the client")]
    [InlineData($"{Authorize}&redirect_uri=https://evil.example/", "redirect_uri is not registered for the client")]
    [InlineData($"{Authorize}&redirect_uri=http://localhost.evil.example/", "redirect_uri is not registered for the client")]
    [InlineData($"{Authorize}&redirect_uri=javascript:alert(1)", "redirect_uri is not registered for the client")]
    [InlineData($"{Authorize}&redirect_uri=http://localhost/%23a", "redirect_uri is not registered for the client")]
    public async Task A_wrong_authorization_is_a_bad_request(string path, string title) =>
        (await SendAsync(new HttpRequestMessage(HttpMethod.Get, path))).IsBadRequest(title);

    [Fact]
    public async Task The_client_can_have_redirect_URIs_of_its_own()
    {
        Emulator.Options.OAuthRedirectUris.Add(new("https://bot.example/done"));

        foreach (string query in (string[])["", "&redirect_uri=https://bot.example/done"])
        {
            using HttpResponseMessage redirect = await Client.GetAsync(Authorize + query);
            Assert.StartsWith("https://bot.example/done?code=", redirect.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("emulator-oauth-client", "wrong")]
    [InlineData("wrong", "emulator-oauth-secret-0123456789")]
    public async Task A_wrong_client_is_unauthorized(string id, string secret)
    {
        string code = Emulator.Account.Codes.Add();

        (await TokenAsync(code, id: id, secret: secret)).IsError(HttpStatusCode.Unauthorized, "unauthorized", "Authorization is required");

        // Its code is not lost by that.
        Assert.Equal(HttpStatusCode.OK, (await TokenAsync(code)).Status);
    }

    [Fact]
    public async Task Codes_and_tokens_are_kept_in_limits()
    {
        string first = Emulator.Account.Codes.Add();
        for (int i = 0; i < 100; i++)
            Emulator.Account.Codes.Add();

        (await TokenAsync(first)).IsBadRequest("code is unknown or was used before");

        AuthenticationHeaderValue oldest = await AuthorizedAsync();
        for (int i = 0; i < 100; i++)
            await AuthorizedAsync();

        Assert.Equal(100, Emulator.State.AccessTokens.All.Count);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("GET", "/v2/tokenInfo", null, oldest)).Status);
    }

    private async Task<AuthenticationHeaderValue> AuthorizedAsync() =>
        new("Bearer", (string)(await TokenAsync(Emulator.Account.Codes.Add())).Json["access_token"]!);

    private Task<JsonResponse> TokenAsync(string code, string prefix = "", string id = "emulator-oauth-client", string secret = "emulator-oauth-secret-0123456789")
    {
        HttpRequestMessage request = Request("POST", $"{prefix}/oauth/token", $$"""{"code":"{{code}}","grant_type":"authorization_code","client_id":"{{id}}","client_secret":"{{secret}}"}""");
        request.Headers.Authorization = null;
        return SendAsync(request);
    }
}
