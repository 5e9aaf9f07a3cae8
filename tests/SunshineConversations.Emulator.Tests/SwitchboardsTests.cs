namespace SunshineConversations.Emulator.Tests;

/// <summary>Switchboards and their integrations. The effects of control of a conversation are in <see cref="SwitchboardActionsTests"/>.</summary>
public sealed class SwitchboardsTests : EmulatorTest
{
    private const string Switchboards = $"{App}/switchboards";
    private const string Known = $"{Switchboards}/{SeedSwitchboard.Id}";
    private const string Links = $"{Known}/switchboardIntegrations";
    private const string BotId = "5ef21b86e933b7355c11c604";
    private const string AgentsId = "5ef21b86e933b7355c11c606";
    private const string AnswersId = "5ef21b86e933b7355c11c6a0";

    [Fact]
    public async Task The_known_switchboard_is_that_of_the_options()
    {
        Assert.Equal(
            $$"""{"switchboards":[{"id":"{{SeedSwitchboard.Id}}","enabled":true,"defaultSwitchboardIntegrationId":"{{BotId}}"}]}""",
            (await SendAsync("GET", Switchboards)).Text);
        Assert.Equal(
            $$"""
            {"switchboardIntegrations":[{"id":"{{BotId}}","name":"bot","integrationId":"5ef21b86e933b7355c11c605","integrationType":"custom","deliverStandbyEvents":true,"nextSwitchboardIntegrationId":"{{AgentsId}}"},{"id":"{{AgentsId}}","name":"zd-agentWorkspace","integrationId":"5ef21b86e933b7355c11c607","integrationType":"zd:agentWorkspace","deliverStandbyEvents":false,"nextSwitchboardIntegrationId":"{{AnswersId}}"},{"id":"{{AnswersId}}","name":"zd-answerBot","integrationId":"5ef21b86e933b7355c11c6a1","integrationType":"zd:answerBot","deliverStandbyEvents":false,"nextSwitchboardIntegrationId":"{{AgentsId}}"}]}
            """,
            (await SendAsync("GET", Links)).Text);
    }

    [Fact]
    public async Task An_app_has_one_switchboard_that_begins_disabled()
    {
        (await SendAsync("POST", Switchboards)).IsBadRequest("Only one switchboard can be created per app");
        Assert.Equal("{}", (await SendAsync("DELETE", Known)).Text);
        Assert.Equal("""{"switchboards":[]}""", (await SendAsync("GET", Switchboards)).Text);
        Assert.Empty(Emulator.State.SwitchboardIntegrations.All);

        JsonResponse created = await SendAsync("POST", Switchboards);
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.False((bool)created.Json["switchboard"]!["enabled"]!);
        string path = $"{Switchboards}/{created.Json["switchboard"]!["id"]}";

        (await SendAsync("PATCH", path, """{"enabled":true}"""))
            .IsError(HttpStatusCode.NotFound, "switchboard_integration_not_found", "Enabled switchboard must have an associated default switchboardIntegration");
        JsonNode link = (await SendAsync("POST", $"{path}/switchboardIntegrations", """{"name":"agents","integrationType":"zd:agentWorkspace"}""")).Json["switchboardIntegration"]!;
        JsonResponse changed = await SendAsync("PATCH", path, $$"""{"enabled":true,"defaultSwitchboardIntegrationId":"{{link["id"]}}"}""");
        Assert.Equal($$$"""{"switchboard":{"id":"{{{created.Json["switchboard"]!["id"]}}}","enabled":true,"defaultSwitchboardIntegrationId":"{{{link["id"]}}}"}}""", changed.Text);
    }

    [Fact]
    public async Task A_link_is_created_changed_and_deleted()
    {
        string integrationId = (await CreateIntegrationAsync()).Split('/')[^1];
        JsonResponse created = await SendAsync("POST", Links, $$"""{"name":"a-B_1","integrationId":"{{integrationId}}","nextSwitchboardIntegrationId":"{{BotId}}","messageHistoryCount":5.0}""");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        JsonNode link = created.Json["switchboardIntegration"]!;
        Assert.Equal(
            $$"""{"id":"{{link["id"]}}","name":"a-B_1","integrationId":"{{integrationId}}","integrationType":"custom","deliverStandbyEvents":true,"nextSwitchboardIntegrationId":"{{BotId}}","messageHistoryCount":5}""",
            link.ToJsonString());

        string path = $"{Links}/{link["id"]}";
        link = (await SendAsync("PATCH", path, """{"name":"b","deliverStandbyEvents":false,"integrationType":"zd:agentWorkspace","nextSwitchboardIntegrationId":null,"messageHistoryCount":null}""")).Json["switchboardIntegration"]!;
        Assert.Equal(
            $$"""{"id":"{{link["id"]}}","name":"b","integrationId":"5ef21b86e933b7355c11c607","integrationType":"zd:agentWorkspace","deliverStandbyEvents":false}""",
            link.ToJsonString());

        Assert.Equal("{}", (await SendAsync("DELETE", path)).Text);
        (await SendAsync("DELETE", path)).IsError(HttpStatusCode.NotFound, "switchboard_integration_not_found", "Switchboard integration not found");
    }

    [Theory]
    [InlineData("GET", $"{Switchboards}/unknown/switchboardIntegrations", null, "switchboard_not_found")]
    [InlineData("POST", $"{Switchboards}/unknown/switchboardIntegrations", """{"name":"a","integrationType":"b"}""", "switchboard_not_found")]
    [InlineData("PATCH", $"{Switchboards}/unknown", "{}", "switchboard_not_found")]
    [InlineData("DELETE", $"{Switchboards}/unknown", null, "switchboard_not_found")]
    [InlineData("PATCH", $"{Known}", """{"defaultSwitchboardIntegrationId":"unknown"}""", "switchboard_integration_not_found")]
    [InlineData("PATCH", $"{Links}/unknown", "{}", "switchboard_integration_not_found")]
    [InlineData("PATCH", $"{Links}/{BotId}", """{"nextSwitchboardIntegrationId":"unknown"}""", "switchboard_integration_not_found")]
    [InlineData("POST", Links, """{"name":"a","integrationId":"unknown"}""", "integration_not_found")]
    public async Task What_is_unknown_is_not_found(string method, string path, string? body, string code)
    {
        JsonResponse response = await SendAsync(method, path, body);

        Assert.Equal(HttpStatusCode.NotFound, response.Status);
        Assert.Equal(code, (string?)response.Json["errors"]![0]!["code"]);
    }

    [Fact]
    public async Task What_others_refer_to_stays()
    {
        (await SendAsync("DELETE", $"{Links}/{BotId}")).IsBadRequest("The default switchboard integration cannot be deleted");
        (await SendAsync("DELETE", $"{Links}/{AgentsId}")).IsBadRequest("A switchboard integration that is the next of another cannot be deleted");
        (await SendAsync("POST", Links, """{"name":"a","integrationType":"custom"}""")).IsBadRequest("A custom integration must be linked by integrationId");
    }

    [Fact]
    public async Task A_switchboard_has_ten_integrations_at_most()
    {
        for (int i = 3; i < 10; i++)
            Assert.Equal(HttpStatusCode.Created, (await SendAsync("POST", Links, """{"name":"a","integrationType":"b"}""")).Status);

        (await SendAsync("POST", Links, """{"name":"a","integrationType":"b"}"""))
            .IsError(HttpStatusCode.BadRequest, "too_many_switchboard_integrations", "Switchboard has reached the max number of switchboard integrations (10)");
    }

    [Fact]
    public async Task Control_follows_the_switchboard()
    {
        string conversation = $"{Conversations}/{await CreateAsync(PersonalBody)}";
        JsonNode link = (await SendAsync("POST", Links, """{"name":"mine","integrationType":"b"}""")).Json["switchboardIntegration"]!;
        await PassAsync("mine", HttpStatusCode.OK);
        Assert.Equal("mine", await ActiveAsync());

        await SendAsync("DELETE", $"{Links}/{link["id"]}");
        Assert.Null(await ActiveAsync());
        await PassAsync("mine", HttpStatusCode.NotFound);

        await SendAsync("PATCH", Known, $$"""{"defaultSwitchboardIntegrationId":"{{AgentsId}}"}""");
        await WriteAsync();
        Assert.Equal("zd-agentWorkspace", await ActiveAsync());

        await SendAsync("POST", $"{conversation}/releaseControl");
        await SendAsync("PATCH", Known, """{"enabled":false}""");
        await WriteAsync();
        Assert.Null(await ActiveAsync());
        await PassAsync("bot", HttpStatusCode.NotFound);

        async Task PassAsync(string target, HttpStatusCode expected) =>
            Assert.Equal(expected, (await SendAsync("POST", $"{conversation}/passControl", $$"""{"switchboardIntegration":"{{target}}"}""")).Status);

        Task WriteAsync() => SendAsync("POST", $"{conversation}/messages", $$$"""{"author":{"type":"user","userId":"{{{UserId}}}"},"content":{"type":"text","text":"a"}}""");

        async Task<string?> ActiveAsync() => (string?)(await SendAsync("GET", conversation)).Conversation["activeSwitchboardIntegration"]?["name"];
    }
}
