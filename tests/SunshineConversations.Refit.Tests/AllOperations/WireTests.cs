using System.Collections;
using SunshineConversations.Tests.Serialization;
using WireMock;

namespace SunshineConversations.Tests.AllOperations;

/// <summary>Each operation over real HTTP: what is sent, to the byte, and how the documented success is read.</summary>
public sealed class WireTests
{
    private static readonly string Version = typeof(IConversationsApi).Assembly.GetName().Version!.ToString(3);

    public static MatrixTheoryData<string, string> NamesAndPrefixes { get; } = new(Operation.All.Select(operation => operation.Name), ["", "/", "/sc", "/sc/"]);

    [Theory]
    [MemberData(nameof(NamesAndPrefixes))]
    public async Task Sends_the_documented_request(string name, string prefix)
    {
        Operation operation = Operation.Named(name);
        using WireServer server = new WireServer().Returns(operation);
        using ServiceProvider client = Clients.Provider(new Uri(server.BaseUrl, prefix));

        await operation.CallAsyncOn(client);

        IRequestMessage request = server.Request;
        Assert.Equal(operation.Method, request.Method);
        Assert.Equal(prefix.TrimEnd('/') + operation.Path(PathIds.Usual), request.AbsolutePath);
        Assert.Equal(operation.Query, request.RawQuery ?? "");
        Assert.Equal(["application/json"], request.Headers!["Accept"]);
        Assert.Equal([$"SunshineConversations.Refit/{Version}"], request.Headers["User-Agent"]);
        Assert.Equal(operation.Authorization, request.Headers.TryGetValue("Authorization", out var authorization) ? Assert.Single(authorization) : null);
        string? contentType = request.Headers.TryGetValue("Content-Type", out var values) ? Assert.Single(values) : null;
        Assert.Equal(operation.RequestBodyIn(contentType) ?? "", request.Body ?? "");
        Assert.Equal(operation.RequestBody is null ? null : operation.RequestContentTypeIn(contentType), contentType);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task Sends_these_headers_and_no_others(string name)
    {
        Operation operation = Operation.Named(name);
        await using RawServer server = RawServer.Responding(RawServer.Response(operation.SuccessStatus, operation.SuccessBody));
        using ServiceProvider client = Clients.Provider(server.BaseUrl);

        await operation.CallAsyncOn(client);

        string[] lines = Assert.Single(server.Requests).Split("\r\n");
        Assert.Equal($"{operation.Method} {operation.Path(PathIds.Usual)}{operation.Query} HTTP/1.1", lines[0]);
        string[] names = [.. lines[1..Array.IndexOf(lines, "")].Select(line => line.Split(':')[0]).Order()];
        string[] expected = (operation.RequestBody, operation.Method) switch
        {
            (null, "POST") => ["Accept", "Accept-Encoding", "Authorization", "Content-Length", "Host", "User-Agent"],
            (null, _) => ["Accept", "Accept-Encoding", "Authorization", "Host", "User-Agent"],
            _ => ["Accept", "Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "Host", "User-Agent"],
        };
        Assert.Equal(expected.Where(header => header != "Authorization" || operation.Authorization is not null), names);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task Reads_every_member_of_the_response(string name)
    {
        Operation operation = Operation.Named(name);
        using WireServer server = new WireServer().Returns(operation);
        using ServiceProvider client = Clients.Provider(server.BaseUrl);

        object? response = await operation.CallAsyncOn(client);

        Assert.Equal(operation.ReturnsNothing, response is null);
        if (response is null)
            return;

        Wire.SameJson(operation.SuccessBody, Wire.Write(response));
        AssertNothingIsUnknown(response);
    }

    /// <summary>A member that a type does not know is in its additional data, and is written back from there.</summary>
    private static void AssertNothingIsUnknown(object? value)
    {
        switch (value)
        {
            case ApiObject known:
                Assert.Empty(known.AdditionalData ?? new Dictionary<string, System.Text.Json.JsonElement>());
                foreach (object? member in known.GetType().GetProperties().Select(property => property.GetValue(known)))
                    AssertNothingIsUnknown(member);

                break;
            case IList list:
                foreach (object? item in list)
                    AssertNothingIsUnknown(item);

                break;
        }
    }
}
