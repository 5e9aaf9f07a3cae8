namespace SunshineConversations.Tests.Conversations;

/// <summary>The special cases of this tag's operations on the wire.</summary>
public sealed class ConversationsWireTests
{
    [Theory]
    [InlineData("", "filter%5BuserId%5D=u")]
    [InlineData("after", "filter%5BuserId%5D=u&page%5Bafter%5D=a%20b%26c%3Dd%2F%C3%A9%2B%23%25")]
    [InlineData("before", "filter%5BuserId%5D=u&page%5Bbefore%5D=a%20b%26c%3Dd%2F%C3%A9%2B%23%25&page%5Bsize%5D=100")]
    public async Task A_page_is_sent_as_deepObject_and_null_is_not_sent(string which, string query)
    {
        const string awkward = "a b&c=d/é+#%";
        Page? page = which switch
        {
            "after" => new() { After = awkward },
            "before" => new() { Before = awkward, Size = 100 },
            _ => null,
        };
        await using RawServer server = RawServer.Responding(RawServer.Response(200, "{}"));

        await Clients.Create(server.BaseUrl).ListConversationsAsync(Clients.AppId, ConversationListFilter.ByUserId("u"), page);

        Assert.StartsWith($"GET /v2/apps/{Clients.AppId}/conversations?{query} HTTP/1.1", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_external_id_is_sent_escaped()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, "{}"));

        await Clients.Create(server.BaseUrl).ListConversationsAsync(Clients.AppId, ConversationListFilter.ByUserExternalId("a b&c=d/é+#%"));

        Assert.StartsWith(
            $"GET /v2/apps/{Clients.AppId}/conversations?filter%5BuserExternalId%5D=a%20b%26c%3Dd%2F%C3%A9%2B%23%25 HTTP/1.1",
            Assert.Single(server.Requests),
            StringComparison.Ordinal);
    }
}
