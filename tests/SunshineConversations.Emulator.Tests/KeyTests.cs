namespace SunshineConversations.Emulator.Tests;

/// <summary>The keys of apps and of custom integrations, which differ in nothing but their owner.</summary>
public sealed class KeyTests : EmulatorTest
{
    [Theory]
    [Values("app", "int")]
    public async Task A_key_is_created_listed_and_deleted(string prefix)
    {
        string keys = $"{(prefix == "app" ? App : await CreateIntegrationAsync())}/keys";

        JsonNode key = (await SendAsAccountAsync("POST", keys, """{"displayName":"Key 1"}""")).Json["key"]!;

        Assert.Matches($"^{prefix}_[0-9a-f]{{24}}$", (string?)key["id"]);
        Assert.Matches("^[0-9a-f]{64}$", (string?)key["secret"]);
        Assert.Equal("Key 1", (string?)key["displayName"]);
        Assert.Equal($$"""{"key":{{key.ToJsonString()}}}""", (await SendAsAccountAsync("GET", $"{keys}/{key["id"]}")).Text);
        Assert.Equal($$"""{"keys":[{{key.ToJsonString()}}]}""", (await SendAsAccountAsync("GET", keys)).Text);

        Assert.Equal("{}", (await SendAsAccountAsync("DELETE", $"{keys}/{key["id"]}")).Text);
        Assert.Equal("""{"keys":[]}""", (await SendAsAccountAsync("GET", keys)).Text);
        foreach (string method in (string[])["GET", "DELETE"])
            (await SendAsAccountAsync(method, $"{keys}/{key["id"]}")).IsError(HttpStatusCode.NotFound, "not_found", "Resource not found");
    }

    [Fact]
    public async Task Each_owner_has_keys_of_its_own()
    {
        string[] owners = [App, await CreateIntegrationAsync(), await CreateIntegrationAsync()];
        foreach (string owner in owners)
        {
            string id = (string)(await SendAsAccountAsync("POST", $"{owner}/keys", """{"displayName":"A"}""")).Json["key"]!["id"]!;
            foreach (string other in owners.Where(other => other != owner))
                Assert.Equal(HttpStatusCode.NotFound, (await SendAsAccountAsync("GET", $"{other}/keys/{id}")).Status);
        }
    }

    [Theory]
    [InlineData("app", "An app is limited to 10 keys")]
    [InlineData("int", "An integration is limited to 10 keys")]
    public async Task There_are_ten_keys_at_most(string prefix, string title)
    {
        string owner = prefix == "app" ? App : await CreateIntegrationAsync();
        for (int i = 0; i < 10; i++)
            await CreateKeyAsync(owner);

        (await SendAsAccountAsync("POST", $"{owner}/keys", """{"displayName":"A"}""")).IsBadRequest(title);
    }

    [Fact]
    public async Task Only_custom_integrations_have_keys()
    {
        string web = await CreateIntegrationAsync(body: """{"type":"web"}""");

        foreach ((string method, string path) in ((string, string)[])[("POST", "/keys"), ("GET", "/keys"), ("GET", "/keys/a"), ("DELETE", "/keys/a")])
            (await SendAsync(method, web + path, method == "POST" ? """{"displayName":"A"}""" : null)).IsBadRequest("API keys are available only for custom integrations");

        (await SendAsync("GET", $"{Integrations}/unknown/keys")).IsError(HttpStatusCode.NotFound, "integration_not_found", "Integration not found");
    }
}
