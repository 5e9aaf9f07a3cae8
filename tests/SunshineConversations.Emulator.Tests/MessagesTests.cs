namespace SunshineConversations.Emulator.Tests;

public sealed class MessagesTests() : ConversationTest(PersonalBody)
{
    private const string Business = """{"type":"business"}""";
    private const string User = $$"""{"type":"user","userId":"{{UserId}}"}""";

    private string _messages = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _messages = $"{Conversation}/messages";
    }

    [Fact]
    public async Task A_posted_message_is_returned_and_listed()
    {
        JsonResponse response = await PostAsync("""{"type":"text","text":"Größe?"}""", """{"type":"business","displayName":"Ann","avatarUrl":"https://example.com/a.png","subtypes":["AI"]}""", "\"metadata\":{\"a\":1}");

        Assert.Equal(HttpStatusCode.Created, response.Status);
        JsonNode message = Assert.Single(response.Json["messages"]!.AsArray())!;
        Assert.Matches("^[0-9a-f]{24}$", (string)message["id"]!);
        Assert.Equal(
            $$$"""{"id":"{{{message["id"]}}}","received":"2026-11-24T08:30:15.123Z","author":{"type":"business","subtypes":["AI"],"displayName":"Ann","avatarUrl":"https://example.com/a.png"},"content":{"type":"text","text":"Größe?"},"source":{"type":"api:conversations"},"metadata":{"a":1}}""",
            Text(message));
        Assert.Equal(Text(message), Text(Assert.Single((await ListAsync()).Json["messages"]!.AsArray())!));
        Assert.Equal("conversation:message", Events.Last());
    }

    public static TheoryData<string, string, string> Contents => new()
    {
        { "text", """{"type":"text","text":"a","actions":[{"type":"reply","text":"b","payload":"c","extra":1}],"extra":1}""", """{"type":"text","text":"a","actions":[{"type":"reply","text":"b","payload":"c"}]}""" },
        { "only actions", """{"type":"text","actions":[{"type":"link","text":"a","uri":"tel:1","metadata":{"k":"v"}}]}""", """{"type":"text","actions":[{"type":"link","text":"a","uri":"tel:1","metadata":{"k":"v"}}]}""" },
        { "Markdown", """{"type":"text","markdownText":"# Hi\n**A** *b* [c](https://d.e) <f>"}""", """{"type":"text","htmlText":"<h1>Hi</h1><p><strong>A</strong> <em>b</em> <a href=\"https://d.e\">c</a> &lt;f&gt;</p>","text":"Hi\nA b c <f>"}""" },
        { "HTML", """{"type":"text","htmlText":"<p>a &amp; b</p>"}""", """{"type":"text","htmlText":"<p>a &amp; b</p>","text":"a & b"}""" },
        { "HTML with text", """{"type":"text","text":"t","htmlText":"<b>a</b>"}""", """{"type":"text","text":"t","htmlText":"<b>a</b>"}""" },
        { "carousel", """{"type":"carousel","text":"mine","items":[{"title":"a","actions":[{"type":"buy","text":"b","amount":1}]},{"title":"c","actions":[{"type":"postback","text":"b","payload":"d"}]}]}""", """{"type":"carousel","items":[{"title":"a","actions":[{"type":"buy","text":"b","amount":1}]},{"title":"c","actions":[{"type":"postback","text":"b","payload":"d"}]}],"text":"a\nc"}""" },
        { "file", """{"type":"file","mediaUrl":"https://example.com/a%20b.pdf","mediaSize":1,"mediaType":"x/y"}""", """{"type":"file","mediaUrl":"https://example.com/a%20b.pdf","mediaType":"application/pdf","altText":"a b.pdf"}""" },
        { "file without a path", """{"type":"file","mediaUrl":"mailto:ann@example.com"}""", """{"type":"file","mediaUrl":"mailto:ann@example.com","mediaType":"application/octet-stream"}""" },
        { "file without anything", """{"type":"file","mediaUrl":"data:"}""", """{"type":"file","mediaUrl":"data:","mediaType":"application/octet-stream"}""" },
        { "image", """{"type":"image","mediaUrl":"https://example.com/a.png","altText":"mine"}""", """{"type":"image","mediaUrl":"https://example.com/a.png","altText":"mine","mediaType":"image/png"}""" },
        { "form", """{"type":"form","submitted":true,"fields":[{"type":"email","name":"a","label":"b"}]}""", """{"type":"form","fields":[{"type":"email","name":"a","label":"b"}],"submitted":false}""" },
        { "list", """{"type":"list","items":[{"title":"a","actions":[{"type":"webview","text":"b","uri":"c","fallback":"d"}]}]}""", """{"type":"list","items":[{"title":"a","actions":[{"type":"webview","text":"b","uri":"c","fallback":"d"}]}]}""" },
        { "location", """{"type":"location","coordinates":{"lat":1.5,"long":-2}}""", """{"type":"location","coordinates":{"lat":1.5,"long":-2},"text":"Location: 1.5,-2"}""" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Content_is_returned_as_the_service_completes_it(string what, string posted, string expected)
    {
        Assert.NotEmpty(what);
        JsonNode content = (await PostAsync(posted)).Json["messages"]![0]!["content"]!;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), content), Text(content));
    }

    [Theory]
    [InlineData("5.0", "5")]
    [InlineData("1e2", "100")]
    [InlineData("-0.5e1", "-5")]
    public async Task An_integer_is_one_however_it_is_written(string amount, string expected)
    {
        JsonNode content = (await PostAsync($$"""{"type":"text","actions":[{"type":"buy","text":"a","amount":{{amount}}}]}""")).Json["messages"]![0]!["content"]!;

        Assert.Equal(expected, content["actions"]![0]!["amount"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"type":"video","mediaUrl":"https://example.com/a.mp4"}""", "content.type must be one of text, carousel, file, form, formResponse, image, list, location, template")]
    [InlineData("""{"type":"formResponse","fields":[{"type":"text","name":"a","label":"b","text":"c"}]}""", "content.type must not be formResponse: only a user can fill in a form")]
    [InlineData("""{"type":"template","template":{}}""", "content.type must not be template unless schema is whatsapp")]
    [InlineData("""{"type":"text"}""", "content must have at least one of text, actions, htmlText, markdownText")]
    [InlineData("""{"type":"text","htmlText":"a","markdownText":"b"}""", "content must have at most one of htmlText, markdownText")]
    [InlineData("""{"type":"carousel","items":[{"title":"a","actions":[{"type":"reply","text":"b","payload":"c"}]}]}""", "content.items[0].actions[0].type must be one of buy, link, postback, webview")]
    public async Task Content_that_breaks_a_rule_is_a_bad_request(string content, string title) => (await PostAsync(content)).IsBadRequest(title);

    [Fact]
    public async Task A_text_of_4096_characters_is_the_longest()
    {
        Assert.Equal(HttpStatusCode.Created, (await PostAsync($$"""{"type":"text","text":"{{new string('x', 4096)}}"}""")).Status);
        (await PostAsync($$"""{"type":"text","text":"{{new string('x', 4097)}}"}""")).IsBadRequest("content.text must be at most 4096 characters long");
    }

    [Fact]
    public async Task With_the_schema_of_WhatsApp_the_content_is_free()
    {
        const string Content = """{"type":"template","template":{"name":"x","components":[{"type":"body"}]},"other":[1]}""";

        Assert.Equal(Content, Text((await PostAsync(Content, Business, "\"schema\":\"whatsapp\"")).Json["messages"]![0]!["content"]!));
    }

    [Fact]
    public async Task A_user_is_named_by_either_id_and_returned_by_id()
    {
        foreach (string author in (string[])[User, $$"""{"type":"user","userExternalId":"{{UserExternalId}}","brandId":null}"""])
            Assert.Equal(User, Text((await PostAsync("""{"type":"text","text":"a"}""", author)).Json["messages"]![0]!["author"]!));

        (await PostAsync("""{"type":"text","text":"a"}""", """{"type":"user","userId":"unknown"}""")).IsUserNotFound();
        (await PostAsync("""{"type":"text","text":"a"}""", $$"""{"type":"user","userId":"{{OtherUserId}}"}"""))
            .IsError(HttpStatusCode.NotFound, "not_found", "User is not a member of the conversation");
    }

    [Fact]
    public async Task A_destination_is_for_the_business_in_a_personal_conversation()
    {
        const string Silent = """
            "destination":{"integrationType":"none"}
            """;
        Assert.Equal(HttpStatusCode.Created, (await PostAsync("""{"type":"text","text":"a"}""", Business, Silent)).Status);
        (await PostAsync("""{"type":"text","text":"a"}""", User, Silent)).IsBadRequest("destination is only supported for an author of type business");

        _messages = $"{Conversations}/{await CreateAsync(GroupBody)}/messages";
        (await PostAsync("""{"type":"text","text":"a"}""", Business, Silent)).IsBadRequest("destination is only supported in a personal conversation");
    }

    [Fact]
    public async Task A_message_raises_lastUpdatedAt_and_deleting_it_does_not()
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        string id = await PostTextAsync("a");
        Assert.Equal("2026-11-24T08:30:16.123Z", await LastUpdatedAtAsync());

        Clock.Advance(TimeSpan.FromSeconds(1));
        await SendAsync("DELETE", $"{_messages}/{id}");
        await SendAsync("DELETE", _messages);
        Assert.Equal("2026-11-24T08:30:16.123Z", await LastUpdatedAtAsync());

        async Task<string> LastUpdatedAtAsync() => (string)(await SendAsync("GET", Conversation)).Conversation["lastUpdatedAt"]!;
    }

    [Theory]
    [Values("", "?page[size]=7", "?page[size]=x")]
    public async Task The_newest_100_messages_come_first_and_before_leads_to_the_beginning(string query)
    {
        string[] ids = await PostManyAsync(250);

        var pages = new List<JsonResponse> { await ListAsync(query) };
        while ((bool)pages[^1].Json["meta"]!["hasMore"]!)
            pages.Add(await ListAsync($"?page[before]={pages[^1].Json["meta"]!["beforeCursor"]}"));

        Assert.Equal([ids[150..], ids[50..150], ids[..50]], pages.Select(Ids));
        Assert.Equal($$"""{"hasMore":true,"beforeCursor":"{{ids[150]}}"}""", pages[0].Json["meta"]!.ToJsonString());
        Assert.Equal($$"""{"hasMore":true,"afterCursor":"{{ids[149]}}","beforeCursor":"{{ids[50]}}"}""", pages[1].Json["meta"]!.ToJsonString());
        Assert.Equal($$"""{"hasMore":false,"afterCursor":"{{ids[49]}}"}""", pages[2].Json["meta"]!.ToJsonString());
    }

    [Fact]
    public async Task After_leads_forward_and_hasMore_speaks_of_that_direction()
    {
        string[] ids = await PostManyAsync(150);

        JsonResponse middle = await ListAsync($"?page[after]={ids[9]}");
        JsonResponse last = await ListAsync($"?page[after]={ids[109]}");

        Assert.Equal(ids[10..110], Ids(middle));
        Assert.True((bool)middle.Json["meta"]!["hasMore"]!);
        Assert.Equal(ids[110..], Ids(last));
        Assert.False((bool)last.Json["meta"]!["hasMore"]!);
        Assert.Equal(ids[110], (string)last.Json["meta"]!["beforeCursor"]!);
    }

    [Fact]
    public async Task Links_lead_through_the_pages()
    {
        string[] ids = await PostManyAsync(101);

        JsonResponse newest = await ListAsync();
        JsonResponse oldest = await SendAsync("GET", (string)newest.Json["links"]!["prev"]!);

        Assert.False(newest.Json["links"]!.AsObject().ContainsKey("next"));
        Assert.Equal(ids[..1], Ids(oldest));
        Assert.Equal(ids[1..], Ids(await SendAsync("GET", (string)oldest.Json["links"]!["next"]!)));
    }

    [Fact]
    public async Task Without_messages_the_list_is_empty() =>
        Assert.Equal("""{"messages":[],"meta":{"hasMore":false},"links":{}}""", (await ListAsync()).Text);

    [Fact]
    public async Task A_full_conversation_is_locked_until_messages_are_deleted()
    {
        Emulator.Options.MaxMessagesPerConversation = 2;
        await PostManyAsync(2);

        (await PostAsync("""{"type":"text","text":"a"}""")).IsError(HttpStatusCode.Locked, "locked", "Message limit of 2 per conversation reached.");

        Assert.Equal(HttpStatusCode.OK, (await SendAsync("DELETE", _messages)).Status);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync("""{"type":"text","text":"a"}""")).Status);
    }

    [Fact]
    public async Task One_message_is_deleted_and_only_from_its_own_conversation()
    {
        string[] ids = await PostManyAsync(3);
        string other = $"{Conversations}/{await CreateAsync(PersonalBody)}";

        (await SendAsync("DELETE", $"{other}/messages/{ids[1]}")).IsError(HttpStatusCode.NotFound, "message_not_found", "Message not found");
        Assert.Equal("{}", (await SendAsync("DELETE", $"{_messages}/{ids[1]}")).Text);
        (await SendAsync("DELETE", $"{_messages}/{ids[1]}")).IsError(HttpStatusCode.NotFound, "message_not_found", "Message not found");
        Assert.Equal([ids[0], ids[2]], Ids(await ListAsync()));
    }

    [Fact]
    public async Task Deleting_a_conversation_deletes_what_it_holds()
    {
        string id = await CreateAsync(PersonalBody);
        _messages = $"{Conversations}/{id}/messages";
        string[] messages = await PostManyAsync(3);
        Assert.NotNull(Emulator.State.Messages.Find(messages[0]));

        await SendAsync("DELETE", $"{Conversations}/{id}");

        Assert.All(messages, message => Assert.Null(Emulator.State.Messages.Find(message)));
        Assert.Empty(Emulator.State.Participants.List(id));
    }

    [Fact]
    public async Task Messages_posted_at_once_are_all_there_in_the_order_of_their_ids()
    {
        JsonResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => PostAsync($$"""{"type":"text","text":"{{i}}"}""")));

        string[] listed = Ids(await ListAsync());
        Assert.Equal(responses.Select(response => (string)response.Json["messages"]![0]!["id"]!).Order(StringComparer.Ordinal), listed);
    }

    private static string Text(JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static string[] Ids(JsonResponse response) => response.Each("messages");

    private Task<JsonResponse> ListAsync(string query = "") => SendAsync("GET", _messages + query);

    private Task<JsonResponse> PostAsync(string content, string author = Business, string? more = null) =>
        SendAsync("POST", _messages, $$"""{"author":{{author}},"content":{{content}}{{(more is null ? "" : $",{more}")}}}""");

    private async Task<string> PostTextAsync(string text) =>
        (string)(await PostAsync($$"""{"type":"text","text":"{{text}}"}""")).Json["messages"]![0]!["id"]!;

    private async Task<string[]> PostManyAsync(int count)
    {
        string[] ids = new string[count];
        for (int i = 0; i < count; i++)
            ids[i] = await PostTextAsync($"{i}");

        return ids;
    }
}
