namespace SunshineConversations.Emulator.Tests;

public sealed class ParticipantsTests() : ConversationTest(GroupBody)
{
    private const string NotAMember = "User is not a member of the conversation";

    [Fact]
    public async Task A_user_that_joins_is_listed_and_lists_theConversation()
    {
        JsonResponse response = await JoinAsync(OtherUserId);

        Assert.Equal(HttpStatusCode.Created, response.Status);
        JsonNode participant = response.Json["participant"]!;
        Assert.Equal($$$"""{"id":"{{{participant["id"]}}}","userId":"{{{OtherUserId}}}","unreadCount":0,"clientAssociations":[]}""", participant.ToJsonString());
        Assert.Equal([UserId, OtherUserId], await UserIdsAsync());
        Assert.Single((await SendAsync("GET", $"{Conversations}?filter[userId]={OtherUserId}")).Json["conversations"]!.AsArray());
        Assert.Equal("conversation:join", Events.Last());
    }

    [Fact]
    public async Task A_second_join_changes_nothing()
    {
        JsonResponse first = await JoinAsync(OtherUserId);
        JsonResponse second = await JoinAsync(OtherUserId);

        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.Equal(first.Text, second.Text);
        Assert.Single(Events, "conversation:join");
    }

    [Fact]
    public async Task Only_a_group_can_be_joined_and_left()
    {
        Conversation = $"{Conversations}/{await CreateAsync(PersonalBody)}";

        (await JoinAsync(OtherUserId)).IsBadRequest("The participants of a personal conversation cannot be changed");
        (await LeaveAsync("userId", UserId)).IsBadRequest("The participants of a personal conversation cannot be changed");
    }

    [Fact]
    public async Task A_fullConversation_cannot_be_joined()
    {
        Emulator.Options.MaxParticipantsPerConversation = 1;

        (await JoinAsync(OtherUserId)).IsBadRequest("Too many participants");
        Assert.Equal([UserId], await UserIdsAsync());
    }

    [Fact]
    public async Task An_unknown_user_cannot_join() => (await JoinAsync("unknown")).IsUserNotFound();

    [Theory]
    [Values("userId", "userExternalId", "participantId")]
    public async Task A_user_that_leaves_is_gone_and_no_longer_lists_theConversation(string member)
    {
        string participantId = (string)(await SendAsync("GET", $"{Conversation}/participants")).Json["participants"]![0]!["id"]!;
        string value = member switch { "userId" => UserId, "userExternalId" => UserExternalId, _ => participantId };

        Assert.Equal("{}", (await LeaveAsync(member, value)).Text);

        Assert.Empty(await UserIdsAsync());
        Assert.Empty((await SendAsync("GET", $"{Conversations}?filter[userId]={UserId}")).Json["conversations"]!.AsArray());
        Assert.Equal("conversation:leave", Events.Last());
        (await LeaveAsync(member, value)).IsError(HttpStatusCode.NotFound, "not_found", NotAMember);
    }

    [Fact]
    public async Task Pages_lead_through_all_participants()
    {
        for (int i = 0; i < 4; i++)
        {
            JsonResponse user = await SendAsync("POST", Users, "{}");
            await JoinAsync((string)user.Json["user"]!["id"]!);
        }

        string[] all = await UserIdsAsync();
        List<JsonResponse> pages = await FollowAsync($"{Conversation}/participants?page[size]=2");

        Assert.Equal(5, all.Length);
        Assert.Equal(all, pages.SelectMany(page => page.Each("participants", "userId")));
    }

    [Fact]
    public async Task Messages_count_as_unread_until_the_user_reads()
    {
        await JoinAsync(OtherUserId);
        string text = """{"type":"text","text":"a"}""";
        await SendAsync("POST", $"{Conversation}/messages", $$"""{"author":{"type":"business"},"content":{{text}}}""");
        await SendAsync("POST", $"{Conversation}/messages", $$"""{"author":{"type":"user","userId":"{{UserId}}"},"content":{{text}}}""");
        Assert.Equal("1, 2", await UnreadAsync());

        JsonResponse read = await SendAsync("POST", $"{Conversation}/activity", $$"""{"author":{"type":"user","userId":"{{OtherUserId}}"},"type":"conversation:read"}""");

        Assert.Equal("{}", read.Text);
        Assert.Equal("1, 0", await UnreadAsync());

        async Task<string> UnreadAsync() => string.Join(
            ", ",
            (await SendAsync("GET", $"{Conversation}/participants")).Json["participants"]!.AsArray().Select(participant => participant!["unreadCount"]));
    }

    private Task<JsonResponse> JoinAsync(string userId) =>
        SendAsync("POST", $"{Conversation}/join", $$"""{"userId":"{{userId}}","subscribeSDKClient":false}""");

    private Task<JsonResponse> LeaveAsync(string member, string value) =>
        SendAsync("POST", $"{Conversation}/leave", $$"""{"{{member}}":"{{value}}"}""");

    private async Task<string[]> UserIdsAsync() =>
        (await SendAsync("GET", $"{Conversation}/participants")).Each("participants", "userId");
}
