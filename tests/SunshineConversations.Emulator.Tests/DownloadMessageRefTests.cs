using System.Net;
using System.Text.Json;

namespace SunshineConversations.Emulator.Tests;

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
    public async Task The_response_repeats_the_reference_and_has_every_kind_of_value()
    {
        JsonResponse response = await SendAsync("POST", _path, $$$"""{"userId":"{{{UserId}}}","apple":{"interactiveDataRef":{{{DataRef}}}}}""");

        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal(UserId, (string)response.Json["userId"]!);
        Assert.Equal(_id, (string)response.Json["conversationId"]!);
        Assert.Equal(DataRef, response.Json["interactiveDataRef"]!.ToJsonString());
        Assert.Equal("Größe wählen – 选择尺码 👟", (string)response.Json["interactiveData"]!["title"]!);
        Assert.Equal(
            [JsonValueKind.String, JsonValueKind.Number, JsonValueKind.True, JsonValueKind.Array],
            response.Json["interactiveData"]!.AsObject().Select(member => member.Value!.GetValueKind()));
    }

    [Fact]
    public async Task The_reference_is_optional()
    {
        JsonResponse response = await SendAsync("POST", _path, $$"""{"userId":"{{OtherUserId}}"}""");

        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal(OtherUserId, (string)response.Json["userId"]!);
        Assert.False(response.Json.ContainsKey("interactiveDataRef"));
    }

    [Fact]
    public async Task One_response_names_all_problems() =>
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
