using System.Text.Json.Serialization;

namespace SunshineConversations.Tests.Serialization;

/// <summary>An error's content can be read as a type of the application's own.</summary>
public sealed class OwnTypeTests
{
    [Fact]
    public async Task The_content_of_an_error_is_read_as_a_type_of_the_application()
    {
        SunshineConversationsException error = await FailAsync("""{"errors":[{"code":"c"}],"traceId":"t","parts":[1,2]}""");

        MyError own = (await error.GetContentAsAsync<MyError>())!;

        Assert.Equal("t", own.TraceId);
        Assert.Equal([1, 2], own.Parts);
        Assert.Equal("c", (await error.GetContentAsAsync<Dictionary<string, JsonElement>>())!["errors"][0].GetProperty("code").GetString());
        Assert.Equal("t", (await error.GetContentAsAsync<JsonElement>()).GetProperty("traceId").GetString());
        Assert.Equal("c", Assert.Single((await error.GetContentAsAsync<ErrorResponse>())!.Errors).Code);
    }

    private static async Task<SunshineConversationsException> FailAsync(string body)
    {
        using WireServer server = new WireServer().Returns(400, body);
        return await Assert.ThrowsAsync<SunshineConversationsException>(() => Clients.Create(server.BaseUrl).GetConversationAsync("a", "c"));
    }

    private sealed class MyError
    {
        public string? TraceId { get; init; }

        [JsonPropertyName("parts")]
        public IReadOnlyList<int> Parts { get; init; } = [];
    }
}
