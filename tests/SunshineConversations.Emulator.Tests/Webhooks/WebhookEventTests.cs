namespace SunshineConversations.Emulator.Tests.Webhooks;

/// <summary>The events that webhooks receive.</summary>
public sealed class WebhookEventTests : WebhookTest
{
    protected override EmulatorOptions Options => WithChannels;

    private const string TruncatedUser = $$"""{"id":"{{UserId}}","externalId":"{{UserExternalId}}","authenticated":true}""";
    private const string WebSource = """{"type":"web","integrationId":"5ef21b86e933b7355c11c608"}""";

    public static TheoryData<string, string, string, string> UserActions => new()
    {
        { "messages", """{"content":{"type":"text","text":"Hi"},"metadata":{"a":1}}""", "conversation:message", """message.content={"type":"text","text":"Hi"}""" },
        { "messages", """{"content":{"type":"location","coordinates":{"lat":1,"long":2}}}""", "conversation:message", """message.content.type="location" """ },
        { "formResponses", """{"fields":[{"type":"text","name":"a","label":"b","text":"c"}]}""", "conversation:message", """message.content.textFallback="b: c" """ },
        { "formResponses", """{"fields":[{"type":"select","name":"a","label":"b","select":[]}]}""", "conversation:message", """message.content.textFallback="b: " """ },
        { "postbacks", """{"payload":"Greet","metadata":{"a":1}}""", "conversation:postback", """postback={"payload":"Greet","metadata":{"a":1}}""" },
        { "activities", """{"type":"typing:start"}""", "conversation:typing", """activity.type="typing:start" """ },
        { "activities", """{"type":"typing:stop"}""", "conversation:typing", """activity.type="typing:stop" """ },
        { "activities", """{"type":"conversation:read"}""", "conversation:read", """activity.type="conversation:read" """ },
        { "referrals", """{"code":"x"}""", "conversation:referral", """referral={"code":"x"}""" },
    };

    [Theory]
    [MemberData(nameof(UserActions))]
    public async Task Webhooks_are_told_what_a_user_does(string action, string body, string type, string expected)
    {
        JsonResponse response = await ActAsync(action, body);

        Assert.Equal(["conversation:create", type], Receiver.Events.Select(each => (string?)each["type"]));
        JsonObject payload = Receiver.Events.Last()["payload"]!.AsObject();
        Assert.Equal((string?)response.Conversation["id"], (string?)payload["conversation"]!["id"]);
        string[] parts = expected.Split('=', 2);
        Assert.Equal(parts[1].Trim(), parts[0].Split('.').Aggregate((JsonNode)payload, (node, name) => node[name]!).ToJsonString());
        JsonNode inner = payload["message"] ?? payload["activity"] ?? payload;
        Assert.Equal(TruncatedUser, (inner["author"] ?? inner)["user"]!.ToJsonString());
        Assert.Equal(WebSource, inner["source"]!.ToJsonString());
    }

    [Fact]
    public async Task A_delivery_is_what_the_service_sends()
    {
        string conversation = await CreateAsync(PersonalBody);
        await SendAsync("POST", $"{Conversations}/{conversation}/passControl", """{"switchboardIntegration":"bot"}""");
        await Emulator.WaitForDeliveriesAsync();
        Receiver.Received.Clear();

        JsonNode message = (await SendAsync("POST", $"{Conversations}/{conversation}/messages", """
            {"author":{"type":"business","displayName":"Ann"},"content":{"type":"text","text":"Grüße 👋"},"metadata":{"a":1}}
            """)).Json["messages"]![0]!;
        await Emulator.WaitForDeliveriesAsync();

        ReceivedWebhook received = Assert.Single(Receiver.Received);
        Assert.Equal(("POST", "/hook", "application/json"), (received.Method, received.Path, received.ContentType));
        Assert.Equal((string?)Webhook["secret"], received.ApiKey);
        Assert.Equal(
            $$$"""
            {"app":{"id":"{{{AppId}}}"},"webhook":{"id":"{{{Webhook["id"]}}}","version":"v2"},"events":[{"id":"{{{Receiver.Events.Single()["id"]}}}","createdAt":"2026-11-24T08:30:15.123Z","type":"conversation:message","payload":{"conversation":{"id":"{{{conversation}}}","type":"personal","activeSwitchboardIntegration":{"id":"5ef21b86e933b7355c11c604","name":"bot","integrationId":"5ef21b86e933b7355c11c605","integrationType":"custom"}},"message":{{{message.ToJsonString()}}}}}]}
            """,
            received.Body.ToJsonString());
    }

    [Fact]
    public async Task The_deepest_body_can_be_read_wherever_it_comes_out_again()
    {
        // 48 levels, of which the body itself is one.
        string content = string.Concat(Enumerable.Repeat("""{"a":""", 46)) + "{}" + new string('}', 46);
        string conversation = $"{Conversations}/{await CreateAsync(PersonalBody)}";

        JsonResponse posted = await SendAsync("POST", $"{conversation}/messages", $$"""{"author":{"type":"business"},"schema":"whatsapp","content":{{content}}}""");
        await Emulator.WaitForDeliveriesAsync();

        Assert.Equal(HttpStatusCode.Created, posted.Status);
        Assert.Equal(content, Receiver.Events.Last()["payload"]!["message"]!["content"]!.ToJsonString());
        foreach (string path in (string[])[$"{conversation}/messages", "/emulator/deliveries", "/emulator/conversations"])
            Assert.Contains(content, (await SendAsync("GET", path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Webhooks_are_told_what_the_API_does()
    {
        string group = await CreateAsync(GroupBody);
        string personal = await CreateAsync(PersonalBody);
        foreach ((string rest, string body) in ((string, string)[])
            [
                ("join", $$"""{"userId":"{{OtherUserId}}","subscribeSDKClient":false}"""),
                ("leave", $$"""{"userId":"{{OtherUserId}}"}"""),
                ("activity", """{"author":{"type":"business"},"type":"typing:start"}"""),
                ("passControl", """{"switchboardIntegration":"bot","metadata":{"a.b":1}}"""),
                ("offerControl", """{"switchboardIntegration":"zd-agentWorkspace"}"""),
                ("acceptControl", "{}"),
                ("releaseControl", "{}"),
            ])
            Assert.True((int)(await SendAsync("POST", $"{Conversations}/{group}/{rest}", body)).Status < 300, rest);

        await SendAsync("DELETE", $"{Conversations}/{group}");
        string client = await CreateTwilioClientAsync(personal);
        Clock.Advance(Emulator.Options.ClientActivationDelay);
        await SendAsync("POST", $"{Conversations}/{personal}/messages", """{"author":{"type":"business"},"content":{"type":"text","text":"a"}}""");
        await SendAsync("DELETE", $"{Users}/{UserId}/clients/{client}");
        await SendAsync("POST", $"{Users}/{ZendeskId}/sync");
        await SendAsync("DELETE", $"{Users}/{OtherUserId}");
        await Emulator.WaitForDeliveriesAsync();

        Assert.Equal(
            [
                "conversation:create: conversation, creationReason, source",
                "conversation:create: conversation, creationReason, source, user",
                "conversation:join: conversation, user",
                "conversation:leave: conversation, user",
                "conversation:typing: conversation, activity",
                "switchboard:passControl: conversation, metadata",
                "switchboard:offerControl: conversation",
                "switchboard:acceptControl: conversation",
                "switchboard:releaseControl: conversation",
                "conversation:remove: conversation",
                "client:add: conversation, user, client, reason, source",
                "client:update: conversation, user, client, reason",
                "conversation:message: conversation, message",
                "conversation:message:delivery:channel: conversation, user, message, destination, externalMessages, isFinalEvent",
                "conversation:message:delivery:user: conversation, user, message, destination, externalMessages, isFinalEvent",
                "client:remove: user, client, reason, source",
                "user:update: user, source",
                "user:remove: user",
            ],
            Receiver.Events.Select(each => $"{each["type"]}: {string.Join(", ", each["payload"]!.AsObject().Select(member => member.Key))}"));
    }

    [Fact]
    public async Task A_merge_tells_of_both_users()
    {
        Emulator.Options.ZendeskUsers.Clear();
        Emulator.Options.ZendeskUsers.Add(new(ZendeskId, ExternalId: UserExternalId));

        await SendAsync("POST", $"{Users}/{ZendeskId}/sync");
        await Emulator.WaitForDeliveriesAsync();

        JsonNode payload = Receiver.Events.First(each => (string?)each["type"] == "user:merge")["payload"]!;
        Assert.Equal((OtherUserId, UserId), ((string?)payload["mergedUsers"]!["surviving"]!["id"], (string?)payload["mergedUsers"]!["discarded"]!["id"]));
        Assert.Equal("api", (string?)payload["reason"]);
    }

    [Fact]
    public async Task A_webhook_can_ask_for_the_whole_user_and_the_whole_source()
    {
        await SendAsync("PATCH", $"{Users}/{UserId}", """{"profile":{"givenName":"Ann","surname":"Lee"}}""");
        await SendAsync("PATCH", WebhookPath, """{"includeFullUser":true,"includeFullSource":true}""");

        await WriteAsync();

        JsonNode message = Receiver.Events.Last()["payload"]!["message"]!;
        Assert.Equal("Ann Lee", (string?)message["author"]!["displayName"]);
        Assert.Equal("""{"givenName":"Ann","surname":"Lee"}""", message["author"]!["user"]!["profile"]!.ToJsonString());
        Assert.Equal("sdk", (string?)message["source"]!["client"]!["type"]);
        Assert.Equal("web", (string?)message["source"]!["device"]!["type"]);
    }

    [Fact]
    public async Task Only_the_triggers_of_a_webhook_reach_it()
    {
        await SendAsync("PATCH", WebhookPath, """{"triggers":["conversation:message"]}""");

        await WriteAsync();

        Assert.Equal("conversation:message", (string?)Receiver.Events.Single()["type"]);
    }

    [Fact]
    public async Task A_user_writes_into_a_conversation_of_their_own_only()
    {
        string group = await CreateAsync("""{"type":"sdkGroup"}""");

        JsonResponse unknown = await SendAsync("POST", $"/emulator/users/{UserId}/postbacks", """{"conversationId":"x","payload":"y"}""");
        unknown.IsConversationNotFound();
        JsonResponse foreign = await SendAsync("POST", $"/emulator/users/{UserId}/postbacks", $$"""{"conversationId":"{{group}}","payload":"y"}""");
        foreign.IsError(HttpStatusCode.NotFound, "not_found", "User is not a member of the conversation");
        (await SendAsync("POST", "/emulator/users/unknown/postbacks", """{"payload":"y"}""")).IsUserNotFound();
    }

    [Fact]
    public async Task A_form_is_submitted_by_its_response()
    {
        string id = (await WriteAsync()).ConversationId;
        string formId = (string)(await SendAsync("POST", $"{Conversations}/{id}/messages", """
            {"author":{"type":"business"},"content":{"type":"form","fields":[{"type":"email","name":"a","label":"b"}]} }
            """)).Json["messages"]![0]!["id"]!;

        await ActAsync("formResponses", $$"""{"messageId":"{{formId}}","fields":[{"type":"email","name":"a","label":"b","email":"ann@example.com"}]}""");

        JsonArray messages = (await SendAsync("GET", $"{Conversations}/{id}/messages")).Json["messages"]!.AsArray();
        Assert.True((bool)messages[1]!["content"]!["submitted"]!);
        Assert.Equal("formResponse", (string?)messages[2]!["content"]!["type"]);
        JsonResponse other = await SendAsync("POST", $"/emulator/users/{UserId}/formResponses", """{"messageId":"x","fields":[{"type":"text","name":"a","label":"b"}]}""");
        other.IsError(HttpStatusCode.NotFound, "message_not_found", "Message not found");
    }

    [Fact]
    public async Task A_user_uploads_a_file_and_sends_it()
    {
        HttpRequestMessage upload = UploadRequest("text"u8.ToArray(), query: "", path: $"/emulator/users/{UserId}/attachments");
        upload.Headers.Authorization = null;
        string url = (string)(await SendAsync(upload)).Json["attachment"]!["mediaUrl"]!;

        await ActAsync("messages", $$$"""{"content":{"type":"file","mediaUrl":"{{{url}}}"}}""");

        Assert.Equal(url, (string?)Receiver.Events.Last()["payload"]!["message"]!["content"]!["mediaUrl"]);
        using HttpResponseMessage download = await Client.GetAsync(url);
        Assert.Equal("text", await download.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("messages", """{"content":{"type":"carousel"}}""")]
    [InlineData("messages", "{}")]
    [InlineData("formResponses", """{"fields":[]}""")]
    [InlineData("postbacks", "{}")]
    [InlineData("activities", """{"type":"sleep"}""")]
    [InlineData("referrals", "{}")]
    public async Task What_a_user_cannot_do_is_a_bad_request(string action, string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("POST", $"/emulator/users/{UserId}/{action}", body)).Status);
        Assert.Empty(Events);
    }
}
