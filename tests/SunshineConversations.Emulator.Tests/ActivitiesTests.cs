namespace SunshineConversations.Emulator.Tests;

public sealed class ActivitiesTests() : ConversationTest(PersonalBody)
{
    private const string Business = """{"type":"business"}""";
    private const string User = $$"""{"type":"user","userId":"{{UserId}}"}""";

    [Theory]
    [InlineData(Business, "typing:start", "conversation:typing")]
    [InlineData(Business, "typing:stop", "conversation:typing")]
    [InlineData(Business, "conversation:read", "conversation:read")]
    [InlineData(User, "conversation:read", "conversation:read")]
    public async Task An_activity_raises_its_event(string author, string type, string eventType)
    {
        Assert.Equal("{}", (await PostAsync(author, type)).Text);
        Assert.Equal(eventType, Events.Last());
    }

    [Theory]
    [Values("typing:start", "typing:stop")]
    public async Task A_user_can_only_read(string type) =>
        (await PostAsync(User, type)).IsBadRequest("type must be one of conversation:read");

    [Fact]
    public async Task Reading_is_noted_for_who_reads()
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        await PostAsync(User, "conversation:read");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await PostAsync(Business, "conversation:read");

        JsonResponse participants = await SendAsync("GET", $"{Conversation}/participants");
        Assert.Equal("2026-11-24T08:30:16.123Z", (string)participants.Json["participants"]![0]!["lastRead"]!);
        Assert.Equal("2026-11-24T08:30:17.123Z", (string)(await SendAsync("GET", Conversation)).Conversation["businessLastRead"]!);
    }

    [Fact]
    public async Task Who_is_not_in_theConversation_cannot_read() =>
        (await PostAsync($$"""{"type":"user","userId":"{{OtherUserId}}"}""", "conversation:read"))
            .IsError(HttpStatusCode.NotFound, "not_found", "User is not a member of the conversation");

    private Task<JsonResponse> PostAsync(string author, string type) =>
        SendAsync("POST", $"{Conversation}/activity", $$"""{"author":{{author}},"type":"{{type}}"}""");
}
