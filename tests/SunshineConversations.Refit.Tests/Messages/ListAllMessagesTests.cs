namespace SunshineConversations.Tests.Messages;

/// <summary>
/// The pages of messages go backwards. All else about pages is that of every list: see ListAllConversationsTests, which
/// run the same engine.
/// </summary>
public sealed class ListAllMessagesTests
{
    private const string Route = $"GET /v2/apps/{Clients.AppId}/conversations/{Clients.ConversationId}/";

    [Theory]
    [Values(false, true)]
    public async Task Pages_go_back_to_the_oldest_message(bool fetchAhead)
    {
        await using RawServer server = RawServer.Responding(
            Page("""{"hasMore":true,"beforeCursor":"B","afterCursor":"Z"}""", (5, "e"), (6, "f")),
            Page("""{"hasMore":true,"beforeCursor":"A","afterCursor":"Y"}""", (3, "c"), (4, "d")),
            Page("""{"hasMore":false,"afterCursor":"X"}""", (1, "a"), (2, "b")));

        Assert.Equal("fedcba", await IdsAsync(server, fetchAhead));
        Assert.Equal(
            [$"{Route}messages HTTP/1.1", $"{Route}messages?page%5Bbefore%5D=B HTTP/1.1", $"{Route}messages?page%5Bbefore%5D=A HTTP/1.1"],
            server.Requests.Select(request => request.Split("\r\n")[0]));
    }

    [Theory]
    [InlineData("1a 2b 3c", "cba")]
    [InlineData("3c 2b 1a", "cba")]
    [InlineData("2b 3c 1a", "cba")]
    [InlineData("1a 1b 2c", "cba")]
    [InlineData("2c 1b 1a", "cba")]
    [InlineData("1a 1b 1c", "cba")]
    [InlineData("1a", "a")]
    [InlineData("", "")]
    [InlineData("0a 0b", "ab")]
    [InlineData("1a 0x 2b", "bax")]
    public async Task Within_a_page_the_newest_message_comes_first(string page, string ids)
    {
        await using RawServer server = RawServer.Responding(Page(
            """{"hasMore":false}""", [.. page.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(message => (message[0] - '0', message[1..]))]));

        Assert.Equal(ids, await IdsAsync(server));
    }

    [Fact]
    public async Task A_cursor_that_repeats_is_an_error()
    {
        await using RawServer server = RawServer.Responding(Page("""{"hasMore":true,"beforeCursor":"B"}""", (1, "a")));

        await Assert.ThrowsAsync<InvalidOperationException>(() => IdsAsync(server));
        Assert.Equal(2, server.Requests.Count);
    }

    private static async Task<string> IdsAsync(RawServer server, bool fetchAhead = false)
    {
        using ServiceProvider client = Clients.Provider(server.BaseUrl);
        string ids = "";
        await foreach (Message message in client.GetRequiredService<IMessagesApi>().ListAllMessagesAsync(Clients.AppId, Clients.ConversationId, fetchAhead))
            ids += message.Id;

        return ids;
    }

    /// <summary>Messages with the second in which each was received; 0 is not known.</summary>
    private static string Page(string meta, params IReadOnlyList<(int Received, string Id)> messages) => RawServer.Response(200, $$"""
        {"messages":[{{string.Join(',', messages.Select(message => message.Received == 0 ? $$"""{"id":"{{message.Id}}"}""" : $$"""{"id":"{{message.Id}}","received":"2020-09-30T13:46:0{{message.Received}}.000Z"}"""))}}],"meta":{{meta}} }
        """);
}
