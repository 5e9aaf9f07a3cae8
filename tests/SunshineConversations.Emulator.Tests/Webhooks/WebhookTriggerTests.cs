namespace SunshineConversations.Emulator.Tests.Webhooks;

/// <summary>Each trigger: what causes it, and that it is delivered.</summary>
public sealed class WebhookTriggerTests : WebhookTest
{
    private static readonly Dictionary<string, Func<WebhookTriggerTests, Task>> Causes = new()
    {
        ["client:add"] = test => test.CreateClientAsync(),
        ["client:update"] = async test =>
        {
            await test.CreateClientAsync();
            test.Clock.Advance(test.Emulator.Options.ClientActivationDelay);
        },
        ["client:remove"] = async test => await test.DoAsync("DELETE", $"{Users}/{UserId}/clients/{await test.CreateClientAsync()}"),
        ["conversation:create"] = test => test.CreateAsync(PersonalBody),
        ["conversation:join"] = test => test.InGroupAsync("join", $$"""{"userId":"{{OtherUserId}}","subscribeSDKClient":false}"""),
        ["conversation:leave"] = test => test.InGroupAsync("leave", $$"""{"userId":"{{UserId}}"}"""),
        ["conversation:remove"] = async test => await test.DoAsync("DELETE", $"{Conversations}/{await test.CreateAsync(GroupBody)}"),
        ["conversation:message"] = test => test.WriteAsync(),
        ["conversation:message:delivery:channel"] = test => test.PostToClientAsync(),
        ["conversation:message:delivery:user"] = test => test.PostToClientAsync(),
        ["conversation:message:delivery:failure"] = async test => await test.User.FailDeliveryAsync(await test.WriteAsync()),
        ["conversation:postback"] = test => test.ActAsync("postbacks", """{"payload":"a"}"""),
        ["conversation:read"] = test => test.User.MarkAsReadAsync(),
        ["conversation:referral"] = test => test.User.FollowReferralAsync("a"),
        ["conversation:typing"] = test => test.User.StartTypingAsync(),
        ["passthrough:messaging"] = test => test.ActAsync("passthroughs", """{"payload":{"a":1}}"""),
        ["switchboard:passControl"] = test => test.InGroupAsync("passControl", """{"switchboardIntegration":"bot"}"""),
        ["switchboard:passControl:failure"] = test => test.InGroupAsync("passControl", """{"switchboardIntegration":"unknown"}""", HttpStatusCode.NotFound),
        ["switchboard:offerControl"] = test => test.InGroupAsync("offerControl", """{"switchboardIntegration":"bot"}"""),
        ["switchboard:offerControl:failure"] = test => test.InGroupAsync("offerControl", """{"switchboardIntegration":"next"}""", HttpStatusCode.BadRequest),
        ["switchboard:acceptControl"] = async test =>
        {
            string group = $"{Conversations}/{await test.CreateAsync(GroupBody)}";
            await test.DoAsync("POST", $"{group}/offerControl", """{"switchboardIntegration":"bot"}""");
            await test.DoAsync("POST", $"{group}/acceptControl", "{}");
        },
        ["switchboard:acceptControl:failure"] = test => test.InGroupAsync("acceptControl", "{}", HttpStatusCode.BadRequest),
        ["switchboard:releaseControl"] = test => test.InGroupAsync("releaseControl", "{}"),
        ["user:merge"] = async test =>
        {
            test.Emulator.Options.ZendeskUsers[0] = new(ZendeskId, ExternalId: UserExternalId);
            await test.DoAsync("POST", $"{Users}/{ZendeskId}/sync");
        },
        ["user:remove"] = test => test.DoAsync("DELETE", $"{Users}/{UserId}"),
        ["user:update"] = test => test.DoAsync("POST", $"{Users}/{ZendeskId}/sync"),
    };

    private SimulatedUser User => Emulator.User(UserId);

    public static TheoryData<string> Triggers => [.. EventTypes.All];

    protected override EmulatorOptions Options => WithChannels;

    [Theory]
    [MemberData(nameof(Triggers))]
    public async Task A_trigger_is_delivered(string trigger)
    {
        await DoAsync("PATCH", WebhookPath, $$"""{"triggers":["{{trigger}}"]}""");

        await Causes[trigger](this);
        await Emulator.WaitForDeliveriesAsync();

        Assert.NotEmpty(Receiver.Events);
        Assert.All(Receiver.Events, change => Assert.Equal(trigger, (string?)change["type"]));
        Assert.All(await DeliveriesAsync(), delivery => Assert.Equal("delivered", (string?)delivery["status"]));
    }

    [Fact]
    public void There_are_26_triggers()
    {
        Assert.Equal(26, EventTypes.All.Length);
        Assert.Equal(EventTypes.All.Order(), Causes.Keys.Order());
    }

    [Fact]
    public async Task An_unknown_trigger_is_a_bad_request()
    {
        foreach (string trigger in (string[])["user:delete", "client:removed", "Conversation:message", ""])
        {
            string title = Assert.Single((await SendAsync("PATCH", WebhookPath, $$"""{"triggers":["{{trigger}}"]}""")).Titles);
            Assert.StartsWith("triggers[0] must be one of client:add, ", title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_failed_delivery_names_its_message_and_its_error()
    {
        EmulatorMessage message = await WriteAsync();
        await ActAsync("deliveryFailures", $$$"""{"messageId":"{{{message.Id}}}","error":{"code":"blocked","message":"The user has blocked the app"}}""");

        JsonNode payload = Receiver.Events.Last()["payload"]!;
        Assert.Equal(message.Id, (string?)payload["message"]!["id"]);
        Assert.Equal("""{"code":"blocked","message":"The user has blocked the app"}""", payload["error"]!.ToJsonString());
        Assert.Equal("sdk", (string?)payload["destination"]!["type"]);
        Assert.True((bool)payload["isFinalEvent"]!);
        Assert.Null(payload["externalMessages"]);

        JsonResponse unknown = await SendAsync("POST", $"/emulator/users/{UserId}/deliveryFailures", """{"messageId":"x"}""");
        unknown.IsError(HttpStatusCode.NotFound, "message_not_found", "Message not found");
        JsonResponse foreign = await SendAsync("POST", $"/emulator/users/{OtherUserId}/deliveryFailures", $$"""{"messageId":"{{message.Id}}"}""");
        foreign.IsError(HttpStatusCode.NotFound, "not_found", "User is not a member of the conversation");
    }

    [Fact]
    public async Task What_is_passed_through_stays_as_it_is()
    {
        await ActAsync("passthroughs", """{"payload":{"a":[1,null],"ü":{}}}""");

        Assert.Equal("""{"a":[1,null],"ü":{}}""", Receiver.Events.Single()["payload"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData("passControl", """{"switchboardIntegration":"unknown","metadata":{"a":1}}""", """{"error":{"code":"switchboard_invalid_target","message":"Switchboard invalid target"},"metadata":{"a":1}}""")]
    [InlineData("acceptControl", "{}", """{"error":{"code":"switchboard_invalid_action","message":"There is no pendingSwitchboardIntegration"}}""")]
    public async Task A_failure_of_the_switchboard_says_why(string action, string body, string expected)
    {
        await SendAsync("POST", $"{Conversations}/{await CreateAsync(GroupBody)}/{action}", body);
        await Emulator.WaitForDeliveriesAsync();

        JsonObject payload = Receiver.Events.Last()["payload"]!.AsObject();
        Assert.True(payload.Remove("conversation"));
        Assert.Equal(expected, payload.ToJsonString());
    }

    [Fact]
    public async Task An_integration_on_standby_hears_nothing_unless_it_wants_to()
    {
        string links = $"{App}/switchboards/{SeedSwitchboard.Id}/switchboardIntegrations";
        string integrationId = WebhookPath.Split('/')[5];
        JsonNode link = (await SendAsync("POST", links, $$"""{"name":"mine","integrationId":"{{integrationId}}"}""")).Json["switchboardIntegration"]!;
        string conversation = $"{Conversations}/{(await WriteAsync()).ConversationId}";
        await DoAsync("PATCH", $"{links}/{link["id"]}", """{"deliverStandbyEvents":false}""");
        Receiver.Received.Clear();

        // The bot is in control.
        await WriteAsync();
        Assert.Empty(Receiver.Received);

        await DoAsync("POST", $"{conversation}/offerControl", """{"switchboardIntegration":"mine"}""");
        await DoAsync("POST", $"{conversation}/acceptControl", "{}");
        await WriteAsync();
        await DoAsync("POST", $"{conversation}/passControl", """{"switchboardIntegration":"bot"}""");
        await WriteAsync();
        await DoAsync("DELETE", $"{Users}/{OtherUserId}");
        await Emulator.WaitForDeliveriesAsync();
        Assert.Equal(
            ["switchboard:offerControl", "switchboard:acceptControl", "conversation:message", "user:remove"],
            Receiver.Events.Select(change => (string?)change["type"]));
    }

    private async Task<string> CreateClientAsync() => await CreateTwilioClientAsync(await CreateAsync(PersonalBody));

    /// <summary>A message of the business in a conversation that a client is attached to.</summary>
    private async Task PostToClientAsync()
    {
        Emulator.Options.ClientActivationDelay = TimeSpan.Zero;
        await CreateClientAsync();
        string conversation = (string)(await SendAsync("GET", $"{Conversations}?filter[userId]={UserId}")).Json["conversations"]![0]!["id"]!;
        await DoAsync("POST", $"{Conversations}/{conversation}/messages", """{"author":{"type":"business"},"content":{"type":"text","text":"a"}}""");
    }

    private async Task InGroupAsync(string action, string body, HttpStatusCode? expected = null)
    {
        JsonResponse response = await SendAsync("POST", $"{Conversations}/{await CreateAsync(GroupBody)}/{action}", body);
        Assert.True(expected is null ? (int)response.Status < 300 : response.Status == expected, response.Text);
    }

    private async Task DoAsync(string method, string path, string? body = null)
    {
        JsonResponse response = await SendAsync(method, path, body);
        Assert.True((int)response.Status < 300, response.Text);
    }
}
