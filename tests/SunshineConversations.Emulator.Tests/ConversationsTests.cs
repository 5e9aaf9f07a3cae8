using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SunshineConversations.Emulator.Tests;

public sealed class ConversationsTests : EmulatorTest
{
    private const string Full = """{"type":"sdkGroup","displayName":"name","description":"text","iconUrl":"https://example.com/a.png","metadata":{"a":1,"b":true}}""";
    private const string DataRef = """{"url":"https://example.com/x","bid":"bid:1","key":"00c0","signature":"81a6","owner":"M58C"}""";
    private const string Icon = "iconUrl must be an absolute URI";
    private const string OneFilter = "filter must have exactly one of userId, userExternalId";
    private const string NoFilter = "filter is required";
    private const string InvalidPage = "Invalid page query parameters";
    private const string Cursor = "029c31f25a21b47effd7be90";

    [Theory]
    [Values("", ""","displayName":null,"description":null,"iconUrl":null,"metadata":null""")]
    public async Task The_first_personal_conversation_is_the_default_one_and_what_is_not_set_is_omitted(string nulls)
    {
        JsonResponse response = await SendAsync("POST", Conversations, PersonalBody[..^1] + nulls + "}");

        Assert.Equal(HttpStatusCode.Created, response.Status);
        string id = (string)response.Conversation["id"]!;
        Assert.Matches("^[0-9a-f]{24}$", id);
        Assert.Equal(
            $$$"""{"conversation":{"id":"{{{id}}}","type":"personal","isDefault":true,"lastUpdatedAt":"2026-11-24T08:30:15.123Z","createdAt":"2026-11-24T08:30:15.123Z"}}""",
            response.Text);
    }

    [Fact]
    public async Task Everything_that_was_set_is_returned()
    {
        const string Members = """
            "displayName":"Größe <1> 👟","description":"About \"shoes\"","iconUrl":"https://example.com/icon.png?size=1&x=%20",
            "metadata":{"lang":"en-ca","vip":true,"old":false,"score":4.50,"big":12345678901234567890,"":""}
            """;
        JsonResponse response = await SendAsync("POST", Conversations, $$"""
            {"type":"sdkGroup","participants":[
                {"userId":"{{OtherUserId}}","subscribeSDKClient":true},{"userExternalId":"{{UserExternalId}}","subscribeSDKClient":false}],
             {{Members}}}
            """);

        Assert.Equal(HttpStatusCode.Created, response.Status);
        Assert.Equal(("sdkGroup", false), ((string)response.Conversation["type"]!, (bool)response.Conversation["isDefault"]!));
        foreach ((string name, JsonNode? value) in JsonNode.Parse($"{{{Members}}}")!.AsObject())
            Assert.Equal(value!.ToJsonString(), response.Conversation[name]!.ToJsonString());
    }

    [Fact]
    public async Task Only_the_first_personal_conversation_of_each_user_is_default()
    {
        string other = PersonalBody.Replace(UserId, OtherUserId, StringComparison.Ordinal);
        string byExternalId = $$"""{"type":"personal","participants":[{"userExternalId":"{{UserExternalId}}"}]}""";

        var isDefault = new List<bool>();
        foreach (string body in new[] { GroupBody, PersonalBody, byExternalId, other, PersonalBody })
            isDefault.Add((bool)(await SendAsync("POST", Conversations, body)).Conversation["isDefault"]!);

        Assert.Equal([false, true, false, true, false], isDefault);
    }

    [Fact]
    public async Task Of_many_personal_conversations_created_at_once_exactly_one_is_default()
    {
        JsonResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SendAsync("POST", Conversations, PersonalBody)));

        Assert.Single(responses, response => (bool)response.Conversation["isDefault"]!);
        Assert.Equal(50, responses.Select(response => (string)response.Conversation["id"]!).Distinct().Count());
    }

    [Fact]
    public async Task A_clock_set_back_does_not_upset_the_order_of_the_ids()
    {
        Clock.AdjustTime(Clock.GetUtcNow());
        string first = await CreateAsync(GroupBody);
        Clock.AdjustTime(Clock.GetUtcNow().AddDays(-400));

        Assert.True(string.CompareOrdinal(first, await CreateAsync(GroupBody)) < 0);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public async Task A_group_has_at_most_ten_participants_or_none(int? count, bool accepted)
    {
        string participants = string.Join(',', Enumerable.Repeat($$"""{"userId":"{{UserId}}","subscribeSDKClient":true}""", count ?? 0));
        JsonResponse response = await SendAsync("POST", Conversations, count is null ? """{"type":"sdkGroup"}""" : $$"""{"type":"sdkGroup","participants":[{{participants}}]}""");

        if (accepted)
            Assert.Equal(HttpStatusCode.Created, response.Status);
        else
            response.IsBadRequest("participants must have at most 10 items");
    }

    [Fact]
    public async Task A_participant_named_twice_is_one_and_lists_the_conversation_once()
    {
        string id = await CreateAsync($$"""
            {"type":"sdkGroup","participants":[
                {"userId":"{{UserId}}","subscribeSDKClient":true},
                {"userExternalId":"{{UserExternalId}}","subscribeSDKClient":true}]}
            """);

        Assert.Equal([id], Ids(await ListAsync()));
        Assert.Single((await SendAsync("GET", $"{Conversations}/{id}/participants")).Json["participants"]!.AsArray());
    }

    [Theory]
    [InlineData("POST", "", """{"type":"personal"}""", "participants is required")]
    [InlineData("POST", "", """{"type":"personal","participants":[{"userId":"a"},{"userId":"b"}]}""", "participants must have exactly 1 item")]
    [InlineData("POST", "", """{"type":"sdkGroup","participants":[{"userId":"a"}]}""", "participants[0].subscribeSDKClient is required")]
    [InlineData("POST", "", """{"type":"sdkGroup","iconUrl":"/icon.png"}""", Icon)]
    [InlineData("POST", "", """{"type":"sdkGroup","iconUrl":"//example.com/icon.png"}""", Icon)]
    [InlineData("POST", "", """{"type":"sdkGroup","iconUrl":"https://example.com/a b"}""", Icon)]
    [InlineData("POST", "", """{"type":"sdkGroup","iconUrl":" https://example.com/a"}""", Icon)]
    [InlineData("POST", "", """{"type":"sdkGroup","iconUrl":"https://example.com/a\n"}""", Icon)]
    [InlineData("POST", "", """{"type":"sdkGroup","iconUrl":"C:\\icon.png"}""", Icon)]
    [InlineData("POST", "", """{"type":"sdkGroup","participants":[{"subscribeSDKClient":true},7],"displayName":"","description":1,"iconUrl":"x","metadata":{"a":null,"b":[],"c":1}}""",
        "displayName must be 1 to 100 characters long", "description must be a string or null", Icon,
        "metadata.a must be a string, a number or a boolean", "metadata.b must be a string, a number or a boolean",
        "participants[0] must have exactly one of userId, userExternalId", "participants[1] must be an object")]
    [InlineData("PATCH", "/{id}", """{"displayName":"fine","description":"","iconUrl":"nowhere","metadata":{"a":{},"b":"fine"}}""",
        "description must be 1 to 100 characters long", Icon, "metadata.a must be a string, a number or a boolean")]
    [InlineData("POST", "/{id}/download", """{"apple":{"interactiveDataRef":{"url":"x","bid":null,"key":7}}}""",
        "userId is required", "apple.interactiveDataRef.bid must be a string", "apple.interactiveDataRef.key must be a string",
        "apple.interactiveDataRef.signature is required", "apple.interactiveDataRef.owner is required")]
    [InlineData("POST", "/{id}/conversionEvents", """{"messenger":{"payload":{"data":[1,{},null]}},"whatsapp":{}}""",
        "messenger.payload.data[0] must be an object", "messenger.payload.data[2] must be an object", "whatsapp.payload is required",
        "The request must have exactly one of messenger, instagram, whatsapp")]
    [InlineData("GET", "", null, NoFilter)]
    [InlineData("GET", $"?filter[userid]={UserId}", null, NoFilter)]
    [InlineData("GET", $"?filter.userId={UserId}", null, NoFilter)]
    [InlineData("GET", "?filter=%7B%22userId%22%3A%2242589ad070d43be9b00ff7e5%22%7D", null, NoFilter)]
    [InlineData("GET", "?filter[userId]=a&filter[userExternalId]=b", null, OneFilter)]
    [InlineData("GET", "?filter[userId]=a&filter[userId]=b", null, "filter[userId] is given more than once")]
    [InlineData("GET", "?filter[userId]=a&page[size]=0", null, $"{InvalidPage}: page[size] must be 1 to 100")]
    [InlineData("GET", "?filter[userId]=a&page[size]=101", null, $"{InvalidPage}: page[size] must be 1 to 100")]
    [InlineData("GET", "?filter[userId]=a&page[size]=-1", null, $"{InvalidPage}: page[size] must be an integer")]
    [InlineData("GET", "?filter[userId]=a&page[size]=ten", null, $"{InvalidPage}: page[size] must be an integer")]
    [InlineData("GET", "?filter[userId]=a&page[size]=", null, $"{InvalidPage}: page[size] must be an integer")]
    [InlineData("GET", "?filter[userId]=a&page[size]=1.0", null, $"{InvalidPage}: page[size] must be an integer")]
    [InlineData("GET", "?filter[userId]=a&page[size]=99999999999", null, $"{InvalidPage}: page[size] must be an integer")]
    [InlineData("GET", "?filter[userId]=a&page[after]=", null, $"{InvalidPage}: page[after] must be exactly 24 characters long")]
    [InlineData("GET", "?filter[userId]=a&page[after]=029c31f25a21b47effd7be9", null, $"{InvalidPage}: page[after] must be exactly 24 characters long")]
    [InlineData("GET", "?filter[userId]=a&page[before]=029c31f25a21b47effd7be900", null, $"{InvalidPage}: page[before] must be exactly 24 characters long")]
    [InlineData("GET", $"?filter[userId]=a&page[after]={Cursor}&page[before]={Cursor}", null, $"{InvalidPage}: page must have at most one of after, before")]
    [InlineData("GET", $"?page[size]=x&page[after]=y&page[before]={Cursor}", null,
        NoFilter, $"{InvalidPage}: page[after] must be exactly 24 characters long", $"{InvalidPage}: page[size] must be an integer",
        $"{InvalidPage}: page must have at most one of after, before")]
    public async Task A_bad_request_names_every_rule_that_it_breaks_and_changes_nothing(string method, string rest, string? body, params string[] titles)
    {
        string id = await CreateAsync(Full);
        JsonResponse before = await SendAsync("GET", $"{Conversations}/{id}");

        (await SendAsync(method, Conversations + rest.Replace("{id}", id, StringComparison.Ordinal), body)).IsBadRequest(titles);

        Assert.Equal(before.Text, (await SendAsync("GET", $"{Conversations}/{id}")).Text);
        Assert.Equal(1, Emulator.Stats.ConversationsCreated);
    }

    [Theory]
    [InlineData("POST", "", """{"type":"personal","participants":[{"userId":"unknown"}]}""")]
    [InlineData("POST", "", """{"type":"personal","participants":[{"userId":""}]}""")]
    [InlineData("POST", "", """{"type":"personal","participants":[{"userId":"your-own-user-id"}]}""")]
    [InlineData("POST", "", """{"type":"personal","participants":[{"userExternalId":"42589ad070d43be9b00ff7e5"}]}""")]
    [InlineData("POST", "", """{"type":"sdkGroup","participants":[{"userId":"42589ad070d43be9b00ff7e5","subscribeSDKClient":true},{"userExternalId":"unknown","subscribeSDKClient":true}]}""")]
    [InlineData("POST", "/{id}/download", """{"userId":"unknown"}""")]
    [InlineData("POST", "/{id}/download", """{"userId":""}""")]
    [InlineData("POST", "/{id}/download", """{"userId":"your-own-user-id"}""")]
    [InlineData("GET", "?filter[userId]=unknown", null)]
    [InlineData("GET", "?filter[userId]=", null)]
    [InlineData("GET", "?filter[userExternalId]=unknown", null)]
    [InlineData("GET", $"?filter[userId]={UserExternalId}", null)]
    [InlineData("GET", $"?filter[userExternalId]={UserId}", null)]
    public async Task An_unknown_user_is_not_found_and_nothing_is_created(string method, string rest, string? body)
    {
        string id = await CreateAsync(GroupBody);

        (await SendAsync(method, Conversations + rest.Replace("{id}", id, StringComparison.Ordinal), body)).IsUserNotFound();
        Assert.Equal(1, Emulator.Stats.ConversationsCreated);
    }

    [Theory]
    [InlineData("displayName", 100)]
    [InlineData("description", 100)]
    [InlineData("iconUrl", 2048)]
    public async Task Lengths_are_counted_in_characters(string member, int limit)
    {
        string text = member == "iconUrl" ? "https://example.com/".PadRight(limit, 'x') : string.Concat(Enumerable.Repeat("👟", limit));
        Assert.Equal(HttpStatusCode.Created, (await SendAsync("POST", Conversations, Body(text))).Status);

        (await SendAsync("POST", Conversations, Body(text + "x"))).IsBadRequest($"{member} must be 1 to {limit} characters long");

        string Body(string value) => $$"""{"type":"sdkGroup","{{member}}":"{{value}}"}""";
    }

    [Theory]
    [Values("x", "é", "尺", "👟", "\"", "\n", "\u0001")]
    public async Task Metadata_may_take_4096_bytes_in_its_shortest_form(string character)
    {
        int bytes = character switch { "\"" or "\n" => 2, "\u0001" => 6, _ => Encoding.UTF8.GetByteCount(character) };
        // {"a":"","b":true}
        const int Frame = 17;
        int count = (4096 - Frame) / bytes;
        string text = string.Concat(Enumerable.Repeat(character, count)) + new string('x', 4096 - Frame - (count * bytes));

        Assert.Equal(HttpStatusCode.Created, (await SendAsync("POST", Conversations, Body(text))).Status);
        (await SendAsync("POST", Conversations, Body(text + "x"))).IsBadRequest("metadata must not be larger than 4096 bytes");

        static string Body(string text)
        {
            string escaped = string.Concat(text.Select(unit => $"\\u{(int)unit:x4}"));
            return $$$"""{"type":"sdkGroup","metadata":{ "a" : "{{{escaped}}}" , "b" : true }}""";
        }
    }

    [Theory]
    [Values("{}", """{"displayName":null}""", """{"description":null}""", """{"iconUrl":null}""", """{"metadata":null}""", """{"displayName":"other"}""",
        """{"description":"other"}""", """{"iconUrl":"http://example.com/b.gif"}""", """{"metadata":{"c":"x"}}""", """{"metadata":{}}""")]
    public async Task An_update_clears_or_replaces_what_it_mentions_alone_and_can_be_undone(string body)
    {
        string path = $"{Conversations}/{await CreateAsync(Full)}";
        JsonResponse before = await SendAsync("GET", path);
        JsonObject expected = before.Json.DeepClone()["conversation"]!.AsObject();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(body)!.AsObject())
        {
            if (value is null)
                Assert.True(expected.Remove(name));
            else
                expected[name] = value.DeepClone();
        }

        // It is not a message, and leaves the times alone.
        Clock.Advance(TimeSpan.FromHours(1));
        JsonResponse after = await SendAsync("PATCH", path, body);

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal(expected.ToJsonString(), after.Conversation.ToJsonString());
        Assert.Equal(after.Text, (await SendAsync("GET", path)).Text);
        Assert.Equal(before.Text, (await SendAsync("PATCH", path, Full)).Text);
    }

    [Fact]
    public async Task Type_and_participants_cannot_be_changed()
    {
        JsonResponse response = await SendAsync("PATCH", $"{Conversations}/{await CreateAsync(Full)}", PersonalBody);

        Assert.Equal("sdkGroup", (string)response.Conversation["type"]!);
        Assert.Empty(Ids(await ListAsync()));
    }

    [Fact]
    public async Task Concurrent_updates_of_different_members_all_take_effect()
    {
        string path = $"{Conversations}/{await CreateAsync(Full)}";
        string[] members = ["\"displayName\":\"new name\"", "\"description\":\"new text\"", "\"metadata\":{\"new\":1}"];

        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(_ => members.Select(member => SendAsync("PATCH", path, $"{{{member}}}"))));

        string text = (await SendAsync("GET", path)).Text;
        Assert.All(members, member => Assert.Contains(member, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deleted_conversation_is_gone_everywhere()
    {
        string path = $"{Conversations}/{await CreateAsync(GroupBody)}";

        JsonResponse response = await SendAsync("DELETE", path);

        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal("{}", response.Text);
        (await SendAsync("GET", path)).IsConversationNotFound();
        (await SendAsync("PATCH", path, "{}")).IsConversationNotFound();
        (await SendAsync("POST", $"{path}/download", $$"""{"userId":"{{UserId}}"}""")).IsConversationNotFound();
        (await SendAsync("POST", $"{path}/conversionEvents", """{"messenger":{"payload":{"data":[{}]}}}""")).IsConversationNotFound();
        (await SendAsync("DELETE", path)).IsConversationNotFound();
        Assert.Empty(Ids(await ListAsync()));
    }

    [Fact]
    public async Task Only_the_default_conversation_cannot_be_deleted_and_no_id_is_used_again()
    {
        string first = await CreateAsync(PersonalBody);
        string second = await CreateAsync(PersonalBody);

        (await SendAsync("DELETE", $"{Conversations}/{first}")).IsBadRequest($"Conversation {first} cannot be deleted because it is the default.");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", $"{Conversations}/{first}")).Status);
        Assert.Equal(0, Emulator.Stats.ConversationsDeleted);

        Assert.Equal(HttpStatusCode.OK, (await SendAsync("DELETE", $"{Conversations}/{second}")).Status);
        Assert.NotEqual(second, await CreateAsync(PersonalBody));
    }

    [Fact]
    public async Task Of_many_deletions_at_once_exactly_one_succeeds()
    {
        string id = await CreateAsync(GroupBody);

        JsonResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync("DELETE", $"{Conversations}/{id}")));

        Assert.Single(responses, response => response.Status is HttpStatusCode.OK);
        Assert.Equal(19, responses.Count(response => response.Status is HttpStatusCode.NotFound));
        Assert.Equal(1, Emulator.Stats.ConversationsDeleted);
    }

    [Theory]
    [InlineData(UserId, $$""","apple":{"interactiveDataRef":{{DataRef}}}""", DataRef)]
    [InlineData(OtherUserId, "", null)]
    public async Task A_download_repeats_the_reference_if_there_is_one_and_has_every_kind_of_value(string userId, string apple, string? reference)
    {
        string id = await CreateAsync(GroupBody);

        JsonResponse response = await SendAsync("POST", $"{Conversations}/{id}/download", $$$"""{"userId":"{{{userId}}}"{{{apple}}}}""");

        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal((userId, id), ((string)response.Json["userId"]!, (string)response.Json["conversationId"]!));
        Assert.Equal(reference is not null, response.Json.ContainsKey("interactiveDataRef"));
        Assert.Equal(reference, response.Json["interactiveDataRef"]?.ToJsonString());
        Assert.Equal("Größe wählen – 选择尺码 👟", (string)response.Json["interactiveData"]!["title"]!);
        Assert.Equal(
            [JsonValueKind.String, JsonValueKind.Number, JsonValueKind.True, JsonValueKind.Array],
            response.Json["interactiveData"]!.AsObject().Select(member => member.Value!.GetValueKind()));
    }

    [Theory]
    [InlineData("messenger", 1)]
    [InlineData("instagram", 2)]
    [InlineData("whatsapp", 7)]
    public async Task The_conversion_events_of_each_channel_are_counted_and_the_data_set_is_a_number(string channel, int count)
    {
        string path = $"{Conversations}/{await CreateAsync(GroupBody)}/conversionEvents";
        string events = string.Join(',', Enumerable.Repeat("""{"event_name":"TestEvent","event_time":1752161233}""", count));

        JsonResponse response = await SendAsync("POST", path, $$$$"""{"{{{{channel}}}}":{"payload":{"data":[{{{{events}}}}]}}}""");

        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal($$$"""{"conversionEvents":{"datasetId":1234567890123456,"eventsReceived":{{{count}}}}}""", response.Text);
    }

    [Fact]
    public async Task Without_conversations_the_list_is_empty_and_complete() =>
        Assert.Equal("""{"conversations":[],"meta":{"hasMore":false},"links":{}}""", (await ListAsync()).Text);

    [Fact]
    public async Task An_item_of_the_list_equals_the_conversation_by_itself()
    {
        string id = await CreateAsync($$$"""
            {"type":"sdkGroup","participants":[{"userId":"{{{UserId}}}","subscribeSDKClient":true}],"displayName":"x","metadata":{"a":1}}
            """);

        JsonResponse single = await SendAsync("GET", $"{Conversations}/{id}");

        Assert.Equal(single.Conversation.ToJsonString(), Assert.Single((await ListAsync()).Json["conversations"]!.AsArray())!.ToJsonString());
    }

    [Fact]
    public async Task Only_conversations_of_the_user_are_listed()
    {
        string mine = await CreateAsync(PersonalBody);
        string shared = await CreateAsync($$"""
            {"type":"sdkGroup","participants":[
                {"userId":"{{OtherUserId}}","subscribeSDKClient":true},{"userId":"{{UserId}}","subscribeSDKClient":true}]}
            """);
        string theirs = await CreateAsync(PersonalBody.Replace(UserId, OtherUserId, StringComparison.Ordinal));
        await CreateAsync("""{"type":"sdkGroup"}""");

        Assert.Equal([mine, shared], Ids(await ListAsync()));
        Assert.Equal([mine, shared], Ids(await SendAsync("GET", $"{Conversations}?filter[userExternalId]={UserExternalId}")));
        Assert.Equal([shared, theirs], Ids(await SendAsync("GET", $"{Conversations}?filter[userId]={OtherUserId}")));
    }

    [Fact]
    public async Task A_page_has_25_conversations_by_default()
    {
        string[] ids = await CreateManyAsync(101);

        Assert.Equal(ids[..25], Ids(await ListAsync()));
        Assert.Equal(ids[..1], Ids(await ListAsync("&page[size]=1")));
        Assert.Equal(ids[..100], Ids(await ListAsync("&page[size]=100")));
    }

    [Fact]
    public async Task Pages_lead_forward_and_back_by_cursor()
    {
        string[] ids = await CreateManyAsync(5);
        string upper = ids[1].ToUpperInvariant();
        Assert.NotEqual(ids[1], upper);
        (string Page, Range Ids, string Meta)[] pages =
        [
            ("&page[size]=2", ..2, $"""true,"afterCursor":"{ids[1]}" """),
            ($"&page[size]=2&page[after]={ids[1]}", 2..4, $"""true,"afterCursor":"{ids[3]}","beforeCursor":"{ids[2]}" """),
            ($"&page[size]=2&page[after]={ids[3]}", 4.., $"""false,"beforeCursor":"{ids[4]}" """),
            ($"&page[size]=2&page[before]={ids[4]}", 2..4, $"""true,"afterCursor":"{ids[3]}","beforeCursor":"{ids[2]}" """),
            ($"&page[size]=2&page[before]={ids[2]}", ..2, $"""false,"afterCursor":"{ids[1]}" """),
            // The last conversation ends a page, and beyond either end there is nothing.
            ("&page[size]=5", .., "false"),
            ($"&page[after]={ids[4]}", 5.., "false"),
            ($"&page[before]={ids[0]}", ..0, "false"),
            ("&page[after]=ffffffffffffffffffffffff", 5.., "false"),
            ("&page[after]=000000000000000000000000", .., "false"),
            ("&page[before]=FFFFFFFFFFFFFFFFFFFFFFFF", .., "false"),
            ($"&page[after]={upper}", 2.., $"""false,"beforeCursor":"{ids[2]}" """),
            ($"&page%5Bsize%5D=1&page%5bafter%5d={ids[0]}", 1..2, $"""true,"afterCursor":"{ids[1]}","beforeCursor":"{ids[1]}" """),
        ];

        foreach ((string page, Range range, string meta) in pages)
        {
            JsonResponse response = await ListAsync(page);
            Assert.Equal(ids[range], Ids(response));
            Assert.Equal($$"""{"hasMore":{{meta.TrimEnd()}}}""", response.Json["meta"]!.ToJsonString());
        }

        Assert.Equal(ids, Ids(await SendAsync("GET", $"{Conversations}?filter%5BuserId%5D={UserId}")));
    }

    [Theory]
    [InlineData("", $"filter[userId]={UserId}")]
    [InlineData("/sc", $"filter[userId]={UserId}")]
    [InlineData("/sc", $"filter[userExternalId]={UserExternalId}")]
    public async Task Links_are_absolute_and_lead_through_all_pages_and_back(string prefix, string filter)
    {
        string[] ids = await CreateManyAsync(7);

        List<JsonResponse> pages = await FollowAsync($"{prefix}{Conversations}?{filter}&page[size]=3");

        Assert.Equal([.. ids.Chunk(3)], pages.Select(Ids));
        Assert.Equal(
            $"{Emulator.BaseUrl.OriginalString}{prefix}{Conversations}?{filter.Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal)}&page%5Bsize%5D=3&page%5Bafter%5D={ids[2]}",
            (string)pages[0].Json["links"]!["next"]!);
        Assert.False(pages[0].Json["links"]!.AsObject().ContainsKey("prev"));

        List<JsonResponse> back = await FollowAsync((string)pages[2].Json["links"]!["prev"]!, "prev");
        Assert.Equal([ids[3..6], ids[..3]], back.Select(Ids));
        Assert.False(back[1].Json["links"]!.AsObject().ContainsKey("prev"));
    }

    [Fact]
    public async Task The_cursor_of_a_deleted_conversation_still_marks_its_place()
    {
        string[] ids = await CreateManyAsync(5);
        await SendAsync("DELETE", $"{Conversations}/{ids[2]}");

        Assert.Equal(ids[3..], Ids(await ListAsync($"&page[after]={ids[2]}")));
        Assert.Equal(ids[..2], Ids(await ListAsync($"&page[before]={ids[2]}")));
    }

    [Fact]
    public async Task Paging_under_concurrent_creation_and_deletion_neither_repeats_nor_loses_what_stays()
    {
        string[] lasting = await CreateManyAsync(60);
        string[] passing = await CreateManyAsync(60);
        var created = new ConcurrentBag<string>();
        Task churn = Task.WhenAll(
            Task.WhenAll(passing.Select(id => SendAsync("DELETE", $"{Conversations}/{id}"))),
            Task.WhenAll(Enumerable.Range(0, 60).Select(async _ => created.Add(await CreateAsync(GroupBody)))));

        string[] seen = [.. (await FollowAsync($"{Conversations}?filter[userId]={UserId}&page[size]=7")).SelectMany(Ids)];

        await churn;
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        Assert.Equal(seen.Length, seen.Distinct().Count());
        Assert.Equal(lasting, seen.Where(lasting.Contains));

        string[] first = Ids(await ListAsync("&page[size]=100"));
        string[] rest = Ids(await ListAsync($"&page[size]=100&page[after]={first[^1]}"));
        Assert.Equal([.. lasting, .. created.Order(StringComparer.Ordinal)], first.Concat(rest));
    }

    private static string[] Ids(JsonResponse response) => response.Each("conversations");

    private Task<JsonResponse> ListAsync(string page = "") =>
        SendAsync("GET", string.Create(CultureInfo.InvariantCulture, $"{Conversations}?filter[userId]={UserId}{page}"));

    private async Task<string[]> CreateManyAsync(int count)
    {
        string[] ids = new string[count];
        for (int i = 0; i < count; i++)
            ids[i] = await CreateAsync(GroupBody);

        return ids;
    }
}
