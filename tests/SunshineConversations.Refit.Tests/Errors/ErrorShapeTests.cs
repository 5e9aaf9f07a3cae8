using System.Text.Json.Serialization;

namespace SunshineConversations.Tests.Errors;

/// <summary>The content of an exception: bounded, in one line, and constructible by anybody.</summary>
public sealed partial class ErrorShapeTests
{
    [Fact]
    public void Anybody_can_create_one_for_a_test()
    {
        var error = new SunshineConversationsException(HttpStatusCode.NotFound)
        {
            Errors = [new() { Code = "conversation_not_found", Title = "Gone" }],
            RetryAfter = TimeSpan.FromSeconds(1),
            Operation = "GetConversation",
            RouteTemplate = "/v2",
            Attempts = 2,
        };

        Assert.True(error.HasError("conversation_not_found"));
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
        Assert.Contains("404", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.ToString());
    }

    [Fact]
    public async Task A_title_of_60_KB_with_line_breaks_leaves_one_short_line()
    {
        string title = string.Concat(Enumerable.Repeat("line\\n\\u2028", 5000));
        await using RawServer server = RawServer.Responding(RawServer.Response(400, $$"""{"errors":[{"code":"bad_request","title":"{{title}}"}]}"""));

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Clients.Create(server.BaseUrl).GetConversationAsync("a", "c"));

        Assert.InRange(error.Message.Length, 100, 1100);
        Assert.DoesNotContain(error.Message, c => char.IsControl(c) || c == '\u2028');
    }

    [Fact]
    public async Task Of_an_unreadable_success_64_KB_are_kept()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, "<html>" + new string('x', 3_000_000)));

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Clients.Create(server.BaseUrl).GetConversationAsync("a", "c"));

        Assert.Equal(64 * 1024, Encoding.UTF8.GetByteCount(error.Content!));
    }

    [Fact]
    public async Task An_error_of_the_older_shape_has_its_code_and_title()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(403, """{"error":{"code":"forbidden","description":"No."}}"""));

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Clients.Create(server.BaseUrl).GetConversationAsync("a", "c"));

        Assert.True(error.HasError("forbidden"));
        Assert.Equal("No.", Assert.Single(error.Errors).Title);
        Assert.Contains("forbidden: No.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [Values(200, 202, 204)]
    public async Task A_deletion_without_a_body_is_done(int status)
    {
        await using RawServer server = RawServer.Responding($"HTTP/1.1 {status} Status\r\n{(status == 204 ? "" : "Content-Length: 0\r\n")}\r\n");

        await Clients.Create(server.BaseUrl).DeleteConversationAsync("a", "c");

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Its_content_is_read_as_a_type_of_the_application()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(418, """{"Brand":"teapot","errors":[{"code":"c"}],"traceId":"t","parts":[1,2]}"""));

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Clients.Create(server.BaseUrl).GetConversationAsync("a", "c"));

        Assert.Equal("teapot", error.GetContentAs(OwnErrorContext.Default.OwnError)!.Brand);
        ReflectedError reflected = (await error.GetContentAsAsync<ReflectedError>())!;
        Assert.Equal("t", reflected.TraceId);
        Assert.Equal([1, 2], reflected.Parts);
        Assert.Equal("c", (await error.GetContentAsAsync<Dictionary<string, JsonElement>>())!["errors"][0].GetProperty("code").GetString());
        Assert.Equal("t", (await error.GetContentAsAsync<JsonElement>()).GetProperty("traceId").GetString());
        Assert.Equal("c", Assert.Single((await error.GetContentAsAsync<ErrorResponse>())!.Errors).Code);
    }

    internal sealed record OwnError(string Brand);

    private sealed record ReflectedError(string? TraceId, [property: JsonPropertyName("parts")] IReadOnlyList<int> Parts);

    [JsonSerializable(typeof(OwnError))]
    internal sealed partial class OwnErrorContext : JsonSerializerContext;
}
