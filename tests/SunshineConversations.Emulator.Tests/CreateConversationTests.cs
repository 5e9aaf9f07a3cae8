using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator.Tests;

public sealed class CreateConversationTests : EmulatorTest
{
    [Fact]
    public async Task The_first_personal_conversation_is_the_default_one_and_unset_members_are_omitted()
    {
        JsonResponse response = await SendAsync("POST", Conversations, PersonalBody);

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
        JsonResponse response = await SendAsync("POST", Conversations, $$"""
            {
                "type": "sdkGroup",
                "participants": [
                    {"userId": "{{OtherUserId}}", "subscribeSDKClient": true},
                    {"userExternalId": "{{UserExternalId}}", "subscribeSDKClient": false}
                ],
                "displayName": "Größe <1> 👟",
                "description": "About \"shoes\"",
                "iconUrl": "https://example.com/icon.png?size=1&x=%20",
                "metadata": {"lang": "en-ca", "vip": true, "old": false, "score": 4.50, "big": 12345678901234567890, "": ""}
            }
            """);

        Assert.Equal(HttpStatusCode.Created, response.Status);
        JsonObject conversation = response.Conversation;
        Assert.Equal("sdkGroup", (string)conversation["type"]!);
        Assert.False((bool)conversation["isDefault"]!);
        Assert.Equal("Größe <1> 👟", (string)conversation["displayName"]!);
        Assert.Equal("About \"shoes\"", (string)conversation["description"]!);
        Assert.Equal("https://example.com/icon.png?size=1&x=%20", (string)conversation["iconUrl"]!);
        Assert.Equal(
            """{"lang":"en-ca","vip":true,"old":false,"score":4.50,"big":12345678901234567890,"":""}""",
            conversation["metadata"]!.ToJsonString());
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
    [InlineData("""{"type":"sdkGroup"}""")]
    [InlineData("""{"type":"sdkGroup","participants":[]}""")]
    public async Task A_group_may_have_no_participants(string body) =>
        Assert.Equal(HttpStatusCode.Created, (await SendAsync("POST", Conversations, body)).Status);

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public async Task A_group_has_at_most_ten_participants(int count, bool accepted)
    {
        string participants = string.Join(',', Enumerable.Repeat($$"""{"userId":"{{UserId}}","subscribeSDKClient":true}""", count));
        JsonResponse response = await SendAsync("POST", Conversations, $$"""{"type":"sdkGroup","participants":[{{participants}}]}""");

        if (accepted)
            Assert.Equal(HttpStatusCode.Created, response.Status);
        else
            response.IsBadRequest("participants must have at most 10 items");
    }

    [Fact]
    public async Task A_participant_named_twice_lists_the_conversation_once()
    {
        string id = await CreateAsync($$"""
            {"type":"sdkGroup","participants":[
                {"userId":"{{UserId}}","subscribeSDKClient":true},
                {"userExternalId":"{{UserExternalId}}","subscribeSDKClient":true}]}
            """);

        JsonResponse list = await SendAsync("GET", $"{Conversations}?filter[userId]={UserId}");
        Assert.Equal(id, (string)Assert.Single(list.Json["conversations"]!.AsArray())!["id"]!);
    }

    [Theory]
    [InlineData("""{"type":"personal"}""", "participants is required")]
    [InlineData("""{"type":"personal","participants":[{"userId":"a"},{"userId":"b"}]}""", "participants must have exactly 1 item")]
    [InlineData("""{"type":"sdkGroup","participants":[{"userId":"a"}]}""", "participants[0].subscribeSDKClient is required")]
    [InlineData("""{"type":"sdkGroup","iconUrl":"/icon.png"}""", "iconUrl must be an absolute URI")]
    [InlineData("""{"type":"sdkGroup","iconUrl":"//example.com/icon.png"}""", "iconUrl must be an absolute URI")]
    [InlineData("""{"type":"sdkGroup","iconUrl":"https://example.com/a b"}""", "iconUrl must be an absolute URI")]
    [InlineData("""{"type":"sdkGroup","iconUrl":" https://example.com/a"}""", "iconUrl must be an absolute URI")]
    [InlineData("""{"type":"sdkGroup","iconUrl":"https://example.com/a\n"}""", "iconUrl must be an absolute URI")]
    [InlineData("""{"type":"sdkGroup","iconUrl":"C:\\icon.png"}""", "iconUrl must be an absolute URI")]
    public async Task What_breaks_a_rule_is_a_bad_request_that_names_it(string body, string title)
    {
        (await SendAsync("POST", Conversations, body)).IsBadRequest(title);
        Assert.Equal(0, Emulator.Stats.ConversationsCreated);
    }

    [Fact]
    public async Task One_response_names_all_problems() =>
        (await SendAsync("POST", Conversations, """
            {"type":"sdkGroup","participants":[{"subscribeSDKClient":true},7],"displayName":"","description":1,"iconUrl":"x","metadata":{"a":null,"b":[],"c":1}}
            """)).IsBadRequest(
            "displayName must be 1 to 100 characters long",
            "description must be a string or null",
            "iconUrl must be an absolute URI",
            "metadata.a must be a string, a number or a boolean",
            "metadata.b must be a string, a number or a boolean",
            "participants[0] must have exactly one of userId, userExternalId",
            "participants[1] must be an object");

    [Fact]
    public async Task Null_for_a_nullable_member_is_the_same_as_omitting_it()
    {
        JsonResponse response = await SendAsync(
            "POST", Conversations, """{"type":"sdkGroup","displayName":null,"description":null,"iconUrl":null,"metadata":null}""");

        Assert.Equal(HttpStatusCode.Created, response.Status);
        Assert.Equal(["id", "type", "isDefault", "lastUpdatedAt", "createdAt"], response.Conversation.Select(member => member.Key));
    }

    [Theory]
    [InlineData("displayName", 100)]
    [InlineData("description", 100)]
    [InlineData("iconUrl", 2048)]
    public async Task Lengths_are_counted_in_characters(string member, int limit)
    {
        const string Start = "https://example.com/";
        string icon = Start + new string('x', limit);
        string text = member == "iconUrl" ? icon[..limit] : string.Concat(Enumerable.Repeat("👟", limit));
        Assert.Equal(HttpStatusCode.Created, (await SendAsync("POST", Conversations, Body(text))).Status);

        (await SendAsync("POST", Conversations, Body(text + "x"))).IsBadRequest($"{member} must be 1 to {limit} characters long");

        string Body(string value) => $$"""{"type":"sdkGroup","{{member}}":"{{value}}"}""";
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("尺")]
    [InlineData("👟")]
    [InlineData("\"")]
    [InlineData("\n")]
    [InlineData("\u0001")]
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
    [InlineData("""{"type":"personal","participants":[{"userId":"unknown"}]}""")]
    [InlineData("""{"type":"personal","participants":[{"userId":""}]}""")]
    [InlineData("""{"type":"personal","participants":[{"userId":"your-own-user-id"}]}""")]
    [InlineData("""{"type":"personal","participants":[{"userExternalId":"42589ad070d43be9b00ff7e5"}]}""")]
    [InlineData("""{"type":"sdkGroup","participants":[{"userId":"42589ad070d43be9b00ff7e5","subscribeSDKClient":true},{"userExternalId":"unknown","subscribeSDKClient":true}]}""")]
    public async Task An_unknown_participant_is_not_found_and_nothing_is_created(string body)
    {
        (await SendAsync("POST", Conversations, body)).IsUserNotFound();
        Assert.Equal(0, Emulator.Stats.ConversationsCreated);
    }
}
