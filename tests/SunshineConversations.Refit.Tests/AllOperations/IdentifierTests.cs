namespace SunshineConversations.Tests.AllOperations;

/// <summary>No identifier can lead a request to another route: DELETE …/conversations/.. is the deletion of the app.</summary>
public sealed class IdentifierTests
{
    private static readonly string?[] Refused = [null, "", " ", ".", "..", "a/..", "../b", "%2e%2e", "%252E%252e", "a%2f..%2fb", "..\\a", "a\nb", "a\r\nX-Evil: 1", "\0", "a\ud83d"];

    private static readonly (string Value, string OnTheWire)[] Escaped =
        [("a/b", "a%2Fb"), ("a b", "a%20b"), ("a?b#c", "a%3Fb%23c"), ("é", "%C3%A9"), ("a..b", "a..b"), ("...", "..."), ("100%", "100%25"), ("@:;,", "%40%3A%3B%2C")];

    [Theory]
    [MemberData(nameof(Operation.NamesAndPathParameters), MemberType = typeof(Operation))]
    public async Task A_dangerous_identifier_is_refused_by_name_and_nothing_is_sent(string name, string parameter)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, "{}"));
        using ServiceProvider client = Clients.Provider(server.BaseUrl);
        foreach (string? value in Refused)
        {
            ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => Operation.Named(name).CallAsync(client, PathIds.Usual.With(parameter, value)));

            Assert.Equal(parameter, error.ParamName);
        }

        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task Any_other_identifier_stays_one_segment_of_its_own_route(string name)
    {
        Operation operation = Operation.Named(name);
        await using RawServer server = RawServer.Responding(RawServer.Response(operation.SuccessStatus, operation.SuccessBody));
        using ServiceProvider client = Clients.Provider(new Uri(server.BaseUrl, "/sc"));
        foreach ((string value, _) in Escaped)
            await operation.CallAsync(client, PathIds.Usual.WithAll(value));

        Assert.Equal(
            Escaped.Select(each => $"{operation.Method} /sc{operation.Path(PathIds.Usual.WithAll(each.OnTheWire))}{operation.Query} HTTP/1.1"),
            server.Requests.Select(request => request.Split("\r\n")[0]));
    }
}
