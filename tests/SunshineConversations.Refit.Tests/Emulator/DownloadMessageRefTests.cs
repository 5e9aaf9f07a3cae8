using System.Net;
using System.Text.Json;

namespace SunshineConversations.Tests.Emulator;

public sealed class DownloadMessageRefTests : EmulatorTest
{
    private const string DataRef = """{"url":"https://example.com/x","bid":"bid:1","key":"00c0","signature":"81a6","owner":"M58C"}""";

    private string _id = "";
    private string _path = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _id = await CreateAsync(GroupBody);
        _path = $"{Conversations}/{_id}/download";
    }

    [Fact]
    public async Task The_answer_holds_what_was_asked_for_and_every_kind_of_value()
    {
        Answer answer = await SendAsync("POST", _path, $$$"""{"userId":"{{{UserId}}}","apple":{"interactiveDataRef":{{{DataRef}}}}}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(UserId, (string)answer.Json["userId"]!);
        Assert.Equal(_id, (string)answer.Json["conversationId"]!);
        Assert.Equal(DataRef, answer.Json["interactiveDataRef"]!.ToJsonString());
        Assert.Equal("Größe wählen – 选择尺码 👟", (string)answer.Json["interactiveData"]!["title"]!);
        Assert.Equal(
            [JsonValueKind.String, JsonValueKind.Number, JsonValueKind.True, JsonValueKind.Array],
            answer.Json["interactiveData"]!.AsObject().Select(member => member.Value!.GetValueKind()));
    }

    [Fact]
    public async Task The_reference_may_be_left_out()
    {
        Answer answer = await SendAsync("POST", _path, $$"""{"userId":"{{OtherUserId}}"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(OtherUserId, (string)answer.Json["userId"]!);
        Assert.False(answer.Json.ContainsKey("interactiveDataRef"));
    }

    [Theory]
    [InlineData("""{}""", "userId is required")]
    [InlineData("""{"userId":null}""", "userId must be a string")]
    [InlineData("""{"userId":7}""", "userId must be a string")]
    [InlineData("""{"userId":"u","apple":null}""", "apple must be an object")]
    [InlineData("""{"userId":"u","apple":[]}""", "apple must be an object")]
    [InlineData("""{"userId":"u","apple":{}}""", "apple.interactiveDataRef is required")]
    [InlineData("""{"userId":"u","apple":{"interactiveDataRef":"x"}}""", "apple.interactiveDataRef must be an object")]
    public async Task A_wrong_body_is_a_bad_request(string body, string title) => (await SendAsync("POST", _path, body)).IsBadRequest(title);

    [Fact]
    public async Task All_problems_are_told_at_once() =>
        (await SendAsync("POST", _path, """{"apple":{"interactiveDataRef":{"url":"x","bid":null,"key":7}}}""")).IsBadRequest(
            "userId is required",
            "apple.interactiveDataRef.bid must be a string",
            "apple.interactiveDataRef.key must be a string",
            "apple.interactiveDataRef.signature is required",
            "apple.interactiveDataRef.owner is required");

    [Theory]
    [InlineData("unknown")]
    [InlineData("")]
    [InlineData(UserExternalId)]
    public async Task An_unknown_user_is_not_found(string userId) =>
        (await SendAsync("POST", _path, $$"""{"userId":"{{userId}}"}""")).IsUserNotFound();
}
