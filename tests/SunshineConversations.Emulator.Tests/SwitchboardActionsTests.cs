using System.Net.Http.Headers;

namespace SunshineConversations.Emulator.Tests;

public sealed class SwitchboardActionsTests() : ConversationTest(PersonalBody)
{
    private const string Bot = "bot";
    private const string Agents = "zd-agentWorkspace";

    [Fact]
    public async Task Control_follows_the_actions()
    {
        await HasAsync(active: null, pending: null);
        await DoAsync("passControl", Bot);
        await HasAsync(Bot, null);
        await DoAsync("offerControl", Agents);
        await HasAsync(Bot, Agents);
        await DoAsync("acceptControl");
        await HasAsync(Agents, null);
        await DoAsync("offerControl", Bot);
        await DoAsync("passControl", Bot);
        await HasAsync(Bot, null);
        await DoAsync("passControl", Agents);
        await HasAsync(Agents, null);
        await DoAsync("releaseControl");
        await HasAsync(null, null);

        Assert.Equal(
            ["conversation:create", "switchboard:passControl", "switchboard:offerControl", "switchboard:acceptControl", "switchboard:offerControl", "switchboard:passControl", "switchboard:passControl", "switchboard:releaseControl"],
            Events);
    }

    [Fact]
    public async Task The_one_in_control_is_shown_with_its_integration()
    {
        await DoAsync("passControl", Agents);

        Assert.Equal(
            """{"id":"5ef21b86e933b7355c11c606","name":"zd-agentWorkspace","integrationId":"5ef21b86e933b7355c11c607","integrationType":"zd:agentWorkspace"}""",
            (await SendAsync("GET", Conversation)).Conversation["activeSwitchboardIntegration"]!.ToJsonString());
    }

    [Theory]
    [Values("5ef21b86e933b7355c11c606", "zd-agentWorkspace", "zd:agentWorkspace")]
    public async Task A_target_is_found_by_id_name_or_type(string target)
    {
        await DoAsync("passControl", target);
        await HasAsync(Agents, null);
    }

    [Fact]
    public async Task A_type_that_two_have_is_ambiguous_and_a_name_goes_before_it()
    {
        string integrationId = (await CreateIntegrationAsync()).Split('/')[^1];
        await AddAsync($$"""{"name":"second","integrationId":"{{integrationId}}"}""");
        (await PostAsync("passControl", """{"switchboardIntegration":"custom"}""")).IsBadRequest("switchboardIntegration is ambiguous");

        await AddAsync("""{"name":"custom","integrationType":"other"}""");
        await DoAsync("passControl", "custom");
        await HasAsync("custom", null);
    }

    [Fact]
    public async Task What_cannot_be_done_changes_nothing()
    {
        (await PostAsync("passControl", """{"switchboardIntegration":"unknown"}"""))
            .IsError(HttpStatusCode.NotFound, "switchboard_integration_not_found", "Switchboard integration not found");
        (await PostAsync("acceptControl", "{}")).IsBadRequest("No switchboard integration is pending");
        await HasAsync(null, null);

        await DoAsync("passControl", Agents);
        (await PostAsync("offerControl", """{"switchboardIntegration":"zd-agentWorkspace"}"""))
            .IsBadRequest("switchboardIntegration must not be the active switchboard integration");
        await HasAsync(Agents, null);
    }

    [Theory]
    [Values("passControl", "offerControl")]
    public async Task The_next_one_is_known_to_the_credentials_of_an_integration_only(string action)
    {
        AuthenticationHeaderValue key = await CreateKeyAsync(await CreateIntegrationAsync());
        Task<JsonResponse> NextAsync(AuthenticationHeaderValue authorization) =>
            SendAsync("POST", $"{Conversation}/{action}", """{"switchboardIntegration":"next"}""", authorization);
        (await NextAsync(key)).IsBadRequest("There is no next switchboard integration");

        await DoAsync("passControl", Bot);
        foreach (AuthenticationHeaderValue other in (AuthenticationHeaderValue[])[Basic(), Account])
            (await NextAsync(other)).IsBadRequest("next is only supported for credentials of an integration");

        await HasAsync(Bot, null);
        Assert.Equal("{}", (await NextAsync(key)).Text);
        await (action == "passControl" ? HasAsync(Agents, null) : HasAsync(Bot, Agents));

        await AddAsync("""{"name":"last","integrationType":"b"}""");
        await DoAsync("passControl", "last");
        (await NextAsync(key)).IsBadRequest("There is no next switchboard integration");
    }

    [Theory]
    [InlineData("releaseControl", "passControl")]
    [InlineData("acceptControl", "offerControl")]
    public async Task An_integration_acts_for_itself_only(string action, string before)
    {
        string integration = await CreateIntegrationAsync();
        await AddAsync($$"""{"name":"mine","integrationId":"{{integration.Split('/')[^1]}}"}""");
        AuthenticationHeaderValue key = await CreateKeyAsync(integration);

        Task<JsonResponse> ActAsync() => SendAsync("POST", $"{Conversation}/{action}", "{}", key);
        (await ActAsync()).IsError(HttpStatusCode.Forbidden, "forbidden", "Forbidden");
        await DoAsync(before, Bot);
        (await ActAsync()).IsError(HttpStatusCode.Forbidden, "forbidden", "Forbidden");
        await DoAsync(before, "mine");
        Assert.Equal("{}", (await ActAsync()).Text);
    }

    [Fact]
    public async Task The_integration_of_the_options_acts_for_whichever_it_is()
    {
        Emulator.Options.KeyId = "int_1";
        Task<JsonResponse> ReleaseAsync() => SendAsync("POST", $"{Conversation}/releaseControl", "{}", Basic("int_1"));
        (await ReleaseAsync()).IsError(HttpStatusCode.Forbidden, "forbidden", "Forbidden");

        await SendAsync("POST", $"{Conversation}/passControl", """{"switchboardIntegration":"bot"}""", Account);
        Assert.Equal("{}", (await ReleaseAsync()).Text);
    }

    [Fact]
    public async Task A_user_that_writes_gives_control_to_the_first_one_if_nobody_has_it()
    {
        await SendAsync("POST", $"{Conversation}/messages", """{"author":{"type":"business"},"content":{"type":"text","text":"a"}}""");
        await HasAsync(null, null);

        string fromUser = $$$"""{"author":{"type":"user","userId":"{{{UserId}}}"},"content":{"type":"text","text":"a"}}""";
        await SendAsync("POST", $"{Conversation}/messages", fromUser);
        await HasAsync(Bot, null);

        await DoAsync("passControl", Agents);
        await SendAsync("POST", $"{Conversation}/messages", fromUser);
        await HasAsync(Agents, null);
    }

    private async Task AddAsync(string body) => Assert.Equal(
        HttpStatusCode.Created,
        (await SendAsync("POST", $"{App}/switchboards/{SeedSwitchboard.Id}/switchboardIntegrations", body)).Status);

    private async Task DoAsync(string action, string? target = null)
    {
        JsonResponse response = await PostAsync(action, target is null ? "{}" : $$$"""{"switchboardIntegration":"{{{target}}}","metadata":{"reason":"x"}}""");
        Assert.Equal("{}", response.Text);
    }

    private async Task HasAsync(string? active, string? pending)
    {
        JsonObject conversation = (await SendAsync("GET", Conversation)).Conversation;
        Assert.Equal(active, (string?)conversation["activeSwitchboardIntegration"]?["name"]);
        Assert.Equal(pending, (string?)conversation["pendingSwitchboardIntegration"]?["name"]);
    }

    private Task<JsonResponse> PostAsync(string action, string body) => SendAsync("POST", $"{Conversation}/{action}", body);
}
