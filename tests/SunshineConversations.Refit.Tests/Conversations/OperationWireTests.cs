using System.Text.Json.Nodes;
using SunshineConversations.Tests.Support;
using WireMock;

namespace SunshineConversations.Tests.Conversations;

/// <summary>Each operation over real HTTP: what is sent, to the byte, and how the documented success is read.</summary>
public sealed class OperationWireTests
{
    private static readonly string Version = typeof(IConversationsApi).Assembly.GetName().Version!.ToString(3);

    public static TheoryData<string, string> NamesAndPrefixes()
    {
        var data = new TheoryData<string, string>();
        foreach (Operation operation in Operation.All)
        {
            foreach (string prefix in (string[])["", "/", "/sc", "/sc/"])
                data.Add(operation.Name, prefix);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(NamesAndPrefixes))]
    public async Task Sends_the_documented_request(string name, string prefix)
    {
        Operation operation = Operation.Named(name);
        using WireServer server = new WireServer().Answers(operation);

        await operation.CallAsyncOn(Clients.Create(new Uri(server.BaseUrl, prefix)));

        IRequestMessage request = server.Request;
        Assert.Equal(operation.Method, request.Method);
        Assert.Equal(prefix.TrimEnd('/') + operation.Path(Clients.AppId, Clients.ConversationId), request.AbsolutePath);
        Assert.Equal(operation.Query, request.RawQuery ?? "");
        Assert.Equal(["application/json"], request.Headers!["Accept"]);
        Assert.Equal([$"SunshineConversations.Refit/{Version}"], request.Headers["User-Agent"]);
        Assert.Equal(["Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{Clients.KeyId}:{Clients.KeySecret}"))], request.Headers["Authorization"]);
        Assert.Equal(operation.RequestBody ?? "", request.Body ?? "");
        if (operation.RequestBody is null)
            Assert.False(request.Headers.ContainsKey("Content-Type"));
        else
            Assert.Equal(["application/json"], request.Headers["Content-Type"]);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task Sends_these_headers_and_no_others(string name)
    {
        Operation operation = Operation.Named(name);
        await using RawServer server = RawServer.Answering(RawServer.Answer(operation.SuccessStatus, operation.SuccessBody));

        await operation.CallAsyncOn(Clients.Create(server.BaseUrl));

        string[] lines = Assert.Single(server.Requests).Split("\r\n");
        Assert.Equal($"{operation.Method} {operation.Path(Clients.AppId, Clients.ConversationId)}{operation.Query} HTTP/1.1", lines[0]);
        string[] names = [.. lines[1..Array.IndexOf(lines, "")].Select(line => line.Split(':')[0]).Order()];
        string[] expected = operation.RequestBody is null
            ? ["Accept", "Accept-Encoding", "Authorization", "Host", "User-Agent"]
            : ["Accept", "Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "Host", "User-Agent"];
        Assert.Equal(expected, names);
    }

    [Fact]
    public async Task Creating_reads_the_new_conversation()
    {
        var answer = await CallAsync<ConversationResponse>("CreateConversation");

        Conversation conversation = Assert.IsType<Conversation>(answer.Conversation);
        Assert.Equal("67a0ecf8f0305f4a391e9db1", conversation.Id);
        Assert.Equal(ConversationType.Personal, conversation.Type);
        Assert.False(conversation.IsDefault);
        Assert.Equal(new DateTimeOffset(2025, 2, 3, 16, 21, 12, 308, TimeSpan.Zero), conversation.CreatedAt);
        Assert.Equal(conversation.CreatedAt, conversation.LastUpdatedAt);
        Assert.Null(conversation.BusinessLastRead);
        Assert.Null(conversation.DisplayName);
        Assert.Null(conversation.Metadata);
        Assert.Null(conversation.AdditionalData);
    }

    [Theory]
    [InlineData("GetConversation")]
    [InlineData("UpdateConversation")]
    public async Task Getting_and_updating_read_the_conversation(string name) =>
        Assert.Equal("67a0ecf8f0305f4a391e9db1", (await CallAsync<ConversationResponse>(name)).Conversation.Id);

    [Fact]
    public async Task Listing_reads_the_page_and_its_cursors()
    {
        var answer = await CallAsync<ConversationListResponse>("ListConversations");

        Assert.Equal("67a0ecf8f0305f4a391e9db1", Assert.Single(answer.Conversations).Id);
        Assert.True(answer.Meta!.HasMore);
        Assert.Equal("67a0ecf8f0305f4a391e9db1", answer.Meta.AfterCursor);
        Assert.Null(answer.Meta.BeforeCursor);
        Assert.Equal("https://acme.zendesk.com/sc/v2/apps?page[after]=67a0ecf8f0305f4a391e9db1", answer.Links!.Next);
        Assert.Null(answer.Links.Prev);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"conversations":null,"meta":null,"links":null}""")]
    [InlineData("""{"conversations":[null]}""")]
    public async Task A_list_without_conversations_is_empty_and_not_null(string body)
    {
        using WireServer server = new WireServer().Answers(200, body);

        ConversationListResponse answer = await Clients.Create(server.BaseUrl).ListConversationsAsync(Clients.AppId, ConversationListFilter.ByUserId("u"));

        Assert.Empty(answer.Conversations);
        Assert.Null(answer.Meta);
    }

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
        await using RawServer server = RawServer.Answering(RawServer.Answer(200, "{}"));

        await Clients.Create(server.BaseUrl).ListConversationsAsync(Clients.AppId, ConversationListFilter.ByUserId("u"), page);

        Assert.StartsWith($"GET /v2/apps/{Clients.AppId}/conversations?{query} HTTP/1.1", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_external_id_is_sent_escaped()
    {
        await using RawServer server = RawServer.Answering(RawServer.Answer(200, "{}"));

        await Clients.Create(server.BaseUrl).ListConversationsAsync(Clients.AppId, ConversationListFilter.ByUserExternalId("a b&c=d/é+#%"));

        Assert.StartsWith(
            $"GET /v2/apps/{Clients.AppId}/conversations?filter%5BuserExternalId%5D=a%20b%26c%3Dd%2F%C3%A9%2B%23%25 HTTP/1.1",
            Assert.Single(server.Requests),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Downloading_gives_any_json_object()
    {
        var answer = await CallAsync<JsonObject>("DownloadMessageRef");

        Assert.Equal("""{"any":{"thing":[1,"\u00E9",null]}}""", answer.ToJsonString());
    }

    [Fact]
    public async Task Posting_conversion_events_reads_a_numeric_data_set_id()
    {
        var answer = await CallAsync<ConversionEventsResponse>("PostConversionEvents");

        Assert.Equal("1234567890123456", answer.ConversionEvents.DatasetId);
        Assert.Equal(1, answer.ConversionEvents.EventsReceived);
    }

    private static async Task<T> CallAsync<T>(string name)
    {
        Operation operation = Operation.Named(name);
        using WireServer server = new WireServer().Answers(operation);
        return Assert.IsType<T>(await operation.CallAsyncOn(Clients.Create(server.BaseUrl)));
    }
}
