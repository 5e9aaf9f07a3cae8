using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SunshineConversations.Tests.Emulator;

public sealed class CreateConversationTests : EmulatorTest
{
    [Fact]
    public async Task The_first_personal_conversation_is_the_default_one_and_unset_members_are_left_out()
    {
        Answer answer = await SendAsync("POST", Conversations, PersonalBody);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        string id = (string)answer.Conversation["id"]!;
        Assert.Matches("^[0-9a-f]{24}$", id);
        Assert.Equal(
            $$$"""{"conversation":{"id":"{{{id}}}","type":"personal","isDefault":true,"lastUpdatedAt":"2026-11-24T08:30:15.123Z","createdAt":"2026-11-24T08:30:15.123Z"}}""",
            answer.Text);
    }

    [Fact]
    public async Task Everything_that_was_set_comes_back()
    {
        Answer answer = await SendAsync("POST", Conversations, $$"""
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

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        JsonObject conversation = answer.Conversation;
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
        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SendAsync("POST", Conversations, PersonalBody)));

        Assert.Single(answers, answer => (bool)answer.Conversation["isDefault"]!);
        Assert.Equal(50, answers.Select(answer => (string)answer.Conversation["id"]!).Distinct().Count());
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
        Answer answer = await SendAsync("POST", Conversations, $$"""{"type":"sdkGroup","participants":[{{participants}}]}""");

        if (accepted)
            Assert.Equal(HttpStatusCode.Created, answer.Status);
        else
            answer.IsBadRequest("participants must have at most 10 items");
    }

    [Fact]
    public async Task A_participant_named_twice_lists_the_conversation_once()
    {
        string id = await CreateAsync($$"""
            {"type":"sdkGroup","participants":[
                {"userId":"{{UserId}}","subscribeSDKClient":true},
                {"userExternalId":"{{UserExternalId}}","subscribeSDKClient":true}]}
            """);

        Answer list = await SendAsync("GET", $"{Conversations}?filter[userId]={UserId}");
        Assert.Equal(id, (string)Assert.Single(list.Json["conversations"]!.AsArray())!["id"]!);
    }

    [Theory]
    [InlineData("""{}""", "type is required")]
    [InlineData("""{"type":null}""", "type is required")]
    [InlineData("""{"type":"Personal"}""", "type must be personal or sdkGroup")]
    [InlineData("""{"type":7}""", "type must be personal or sdkGroup")]
    [InlineData("""{"type":"sdkGroup","participants":null}""", "participants must be an array")]
    [InlineData("""{"type":"sdkGroup","participants":{}}""", "participants must be an array")]
    [InlineData("""{"type":"sdkGroup","participants":["x"]}""", "participants[0] must be an object")]
    [InlineData("""{"type":"personal"}""", "participants must have exactly 1 item for a personal conversation")]
    [InlineData("""{"type":"personal","participants":[]}""", "participants must have exactly 1 item for a personal conversation")]
    [InlineData("""{"type":"personal","participants":[{"userId":"a"},{"userId":"b"}]}""", "participants must have exactly 1 item for a personal conversation")]
    [InlineData("""{"type":"personal","participants":[{}]}""", "participants[0] must have exactly one of userId and userExternalId")]
    [InlineData("""{"type":"personal","participants":[{"userId":"a","userExternalId":"b"}]}""", "participants[0] must have exactly one of userId and userExternalId")]
    [InlineData("""{"type":"personal","participants":[{"userId":7}]}""", "participants[0].userId must be a string")]
    [InlineData("""{"type":"personal","participants":[{"userExternalId":null}]}""", "participants[0].userExternalId must be a string")]
    [InlineData("""{"type":"personal","participants":[{"userId":"a","subscribeSDKClient":"yes"}]}""", "participants[0].subscribeSDKClient must be a boolean")]
    [InlineData("""{"type":"sdkGroup","participants":[{"userId":"a"}]}""", "participants[0].subscribeSDKClient is required for an sdkGroup conversation")]
    [InlineData("""{"type":"sdkGroup","displayName":""}""", "displayName must be 1 to 100 characters long")]
    [InlineData("""{"type":"sdkGroup","displayName":[]}""", "displayName must be a string or null")]
    [InlineData("""{"type":"sdkGroup","description":""}""", "description must be 1 to 100 characters long")]
    [InlineData("""{"type":"sdkGroup","description":7}""", "description must be a string or null")]
    [InlineData("""{"type":"sdkGroup","iconUrl":""}""", "iconUrl must be 1 to 2048 characters long")]
    [InlineData("""{"type":"sdkGroup","iconUrl":false}""", "iconUrl must be a string or null")]
    [InlineData("""{"type":"sdkGroup","iconUrl":"/icon.png"}""", "iconUrl must be an absolute URI")]
    [InlineData("""{"type":"sdkGroup","iconUrl":"icon.png"}""", "iconUrl must be an absolute URI")]
    [InlineData("""{"type":"sdkGroup","iconUrl":"//example.com/icon.png"}""", "iconUrl must be an absolute URI")]
    [InlineData("""{"type":"sdkGroup","iconUrl":"https://example.com/a b"}""", "iconUrl must be an absolute URI")]
    [InlineData("""{"type":"sdkGroup","iconUrl":" https://example.com/a"}""", "iconUrl must be an absolute URI")]
    [InlineData("""{"type":"sdkGroup","iconUrl":"https://example.com/a\n"}""", "iconUrl must be an absolute URI")]
    [InlineData("""{"type":"sdkGroup","iconUrl":"C:\\icon.png"}""", "iconUrl must be an absolute URI")]
    [InlineData("""{"type":"sdkGroup","metadata":[]}""", "metadata must be an object or null")]
    [InlineData("""{"type":"sdkGroup","metadata":"x"}""", "metadata must be an object or null")]
    [InlineData("""{"type":"sdkGroup","metadata":{"a":null}}""", "metadata.a must be a string, a number or a boolean")]
    [InlineData("""{"type":"sdkGroup","metadata":{"a":{}}}""", "metadata.a must be a string, a number or a boolean")]
    [InlineData("""{"type":"sdkGroup","metadata":{"a":[1]}}""", "metadata.a must be a string, a number or a boolean")]
    public async Task What_breaks_a_rule_is_a_bad_request_that_names_it(string body, string title)
    {
        (await SendAsync("POST", Conversations, body)).IsBadRequest(title);
        Assert.Equal(0, Emulator.Stats.ConversationsCreated);
    }

    [Fact]
    public async Task All_problems_are_told_at_once() =>
        (await SendAsync("POST", Conversations, """
            {"participants":[{},7],"displayName":"","description":1,"iconUrl":"x","metadata":{"a":null,"b":[],"c":1}}
            """)).IsBadRequest(
            "type is required",
            "participants[0] must have exactly one of userId and userExternalId",
            "participants[1] must be an object",
            "displayName must be 1 to 100 characters long",
            "description must be a string or null",
            "iconUrl must be an absolute URI",
            "metadata.a must be a string, a number or a boolean",
            "metadata.b must be a string, a number or a boolean");

    [Fact]
    public async Task Null_for_a_member_that_may_be_null_is_as_if_it_were_not_there()
    {
        Answer answer = await SendAsync(
            "POST", Conversations, """{"type":"sdkGroup","displayName":null,"description":null,"iconUrl":null,"metadata":null}""");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(["id", "type", "isDefault", "lastUpdatedAt", "createdAt"], answer.Conversation.Select(member => member.Key));
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
