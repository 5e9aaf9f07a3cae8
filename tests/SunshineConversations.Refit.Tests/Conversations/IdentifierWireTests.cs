using SunshineConversations.Tests.Support;

namespace SunshineConversations.Tests.Conversations;

/// <summary>No identifier may lead a request to another route: DELETE …/conversations/.. is the deletion of the app.</summary>
public sealed class IdentifierWireTests
{
    private static readonly string[] Refused = ["", " ", ".", "..", "a/..", "../b", "%2e%2e", "%252E%252e", "a%2f..%2fb", "..\\a", "a\nb", "a\r\nX-Evil: 1", "\0", "a\ud83d"];

    private static readonly (string Value, string OnTheWire)[] Escaped =
        [("a/b", "a%2Fb"), ("a b", "a%20b"), ("a?b#c", "a%3Fb%23c"), ("é", "%C3%A9"), ("a..b", "a..b"), ("...", "..."), ("100%", "100%25"), ("@:;,", "%40%3A%3B%2C")];

    /// <summary>The value by its index: a lone surrogate would not survive the runner's own serialization.</summary>
    public static TheoryData<string, string, int> RefusedCases()
    {
        var data = new TheoryData<string, string, int>();
        foreach (Operation operation in Operation.All)
        {
            for (int value = 0; value < Refused.Length; value++)
            {
                data.Add(operation.Name, "appId", value);
                if (operation.TakesConversation)
                    data.Add(operation.Name, "conversationId", value);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(RefusedCases))]
    public async Task A_dangerous_identifier_is_refused_by_name_and_nothing_is_sent(string name, string parameter, int refused)
    {
        string value = Refused[refused];
        await using RawServer server = RawServer.Answering(RawServer.Answer(200, "{}"));
        IConversationsApi api = Clients.Create(server.BaseUrl);

        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => parameter == "appId"
            ? Operation.Named(name).CallAsync(api, value, Clients.ConversationId, CancellationToken.None)
            : Operation.Named(name).CallAsync(api, Clients.AppId, value, CancellationToken.None));

        Assert.Equal(parameter, error.ParamName);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task Null_is_refused_by_name_and_nothing_is_sent(string name)
    {
        await using RawServer server = RawServer.Answering(RawServer.Answer(200, "{}"));
        IConversationsApi api = Clients.Create(server.BaseUrl);
        Operation operation = Operation.Named(name);

        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => operation.CallAsync(api, null!, Clients.ConversationId, CancellationToken.None));
        Assert.Equal("appId", error.ParamName);
        if (operation.TakesConversation)
        {
            error = await Assert.ThrowsAnyAsync<ArgumentException>(() => operation.CallAsync(api, Clients.AppId, null!, CancellationToken.None));
            Assert.Equal("conversationId", error.ParamName);
        }

        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task Any_other_identifier_stays_one_segment_of_its_own_route(string name)
    {
        Operation operation = Operation.Named(name);
        foreach ((string value, string onTheWire) in Escaped)
        {
            await using RawServer server = RawServer.Answering(RawServer.Answer(operation.SuccessStatus, operation.SuccessBody));

            await operation.CallAsync(Clients.Create(new Uri(server.BaseUrl, "/sc")), value, value, CancellationToken.None);

            string requestLine = Assert.Single(server.Requests).Split("\r\n")[0];
            Assert.Equal($"{operation.Method} /sc{operation.Path(onTheWire, onTheWire)}{operation.Query} HTTP/1.1", requestLine);
        }
    }
}
