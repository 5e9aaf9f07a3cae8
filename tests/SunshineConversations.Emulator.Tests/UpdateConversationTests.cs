using System.Net;

namespace SunshineConversations.Emulator.Tests;

public sealed class UpdateConversationTests : EmulatorTest
{
    private const string Full = """
        {"type":"sdkGroup","displayName":"name","description":"text","iconUrl":"https://example.com/a.png","metadata":{"a":1,"b":true}}
        """;

    private string _path = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _path = $"{Conversations}/{await CreateAsync(Full)}";
    }

    [Fact]
    public async Task What_is_not_mentioned_stays()
    {
        JsonResponse before = await SendAsync("GET", _path);
        JsonResponse after = await SendAsync("PATCH", _path, "{}");

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal(before.Text, after.Text);
        Assert.Equal(before.Text, (await SendAsync("GET", _path)).Text);
    }

    [Theory]
    [InlineData("displayName")]
    [InlineData("description")]
    [InlineData("iconUrl")]
    [InlineData("metadata")]
    public async Task Null_clears_that_member_alone(string member)
    {
        JsonResponse before = await SendAsync("GET", _path);
        Assert.True(before.Conversation.Remove(member));

        JsonResponse after = await SendAsync("PATCH", _path, $$"""{"{{member}}":null}""");

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal(before.Conversation.ToJsonString(), after.Conversation.ToJsonString());
        Assert.Equal(after.Text, (await SendAsync("GET", _path)).Text);
    }

    [Theory]
    [InlineData("displayName", "\"other\"")]
    [InlineData("description", "\"other\"")]
    [InlineData("iconUrl", "\"http://example.com/b.gif\"")]
    [InlineData("metadata", """{"c":"x"}""")]
    [InlineData("metadata", "{}")]
    public async Task A_value_replaces_that_member_alone_and_metadata_as_a_whole(string member, string value)
    {
        JsonResponse before = await SendAsync("GET", _path);

        JsonResponse after = await SendAsync("PATCH", _path, $$"""{"{{member}}":{{value}}}""");

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal(value, after.Conversation[member]!.ToJsonString());
        before.Conversation.Remove(member);
        after.Conversation.Remove(member);
        Assert.Equal(before.Conversation.ToJsonString(), after.Conversation.ToJsonString());
    }

    [Fact]
    public async Task A_member_that_was_cleared_can_be_set_again()
    {
        await SendAsync("PATCH", _path, """{"displayName":null}""");

        Assert.Equal("again", (string)(await SendAsync("PATCH", _path, """{"displayName":"again"}""")).Conversation["displayName"]!);
    }

    [Fact]
    public async Task An_update_is_not_a_message_and_leaves_the_times_alone()
    {
        Clock.Advance(TimeSpan.FromHours(1));

        JsonResponse response = await SendAsync("PATCH", _path, """{"displayName":"other"}""");

        Assert.Equal("2026-11-24T08:30:15.123Z", (string)response.Conversation["lastUpdatedAt"]!);
        Assert.Equal("2026-11-24T08:30:15.123Z", (string)response.Conversation["createdAt"]!);
    }

    [Fact]
    public async Task A_bad_request_names_all_problems_and_changes_nothing()
    {
        JsonResponse before = await SendAsync("GET", _path);

        (await SendAsync("PATCH", _path, $$$"""
            {"displayName":"fine","description":"{{{new string('x', 101)}}}","iconUrl":"nowhere","metadata":{"a":{},"b":"fine"}}
            """)).IsBadRequest(
            "description must be 1 to 100 characters long",
            "iconUrl must be an absolute URI",
            "metadata.a must be a string, a number or a boolean");
        Assert.Equal(before.Text, (await SendAsync("GET", _path)).Text);
    }

    [Fact]
    public async Task Type_and_participants_cannot_be_changed()
    {
        JsonResponse response = await SendAsync("PATCH", _path, $$"""{"type":"personal","participants":[{"userId":"{{UserId}}"}]}""");

        Assert.Equal("sdkGroup", (string)response.Conversation["type"]!);
        Assert.Empty((await SendAsync("GET", $"{Conversations}?filter[userId]={UserId}")).Json["conversations"]!.AsArray());
    }

    [Fact]
    public async Task Concurrent_updates_of_different_members_all_take_effect()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(_ => new[]
        {
            SendAsync("PATCH", _path, """{"displayName":"new name"}"""),
            SendAsync("PATCH", _path, """{"description":"new text"}"""),
            SendAsync("PATCH", _path, """{"metadata":{"new":1}}"""),
        }));

        JsonResponse response = await SendAsync("GET", _path);
        Assert.Equal("new name", (string)response.Conversation["displayName"]!);
        Assert.Equal("new text", (string)response.Conversation["description"]!);
        Assert.Equal("""{"new":1}""", response.Conversation["metadata"]!.ToJsonString());
    }
}
