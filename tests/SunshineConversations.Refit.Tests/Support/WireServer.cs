using WireMock;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace SunshineConversations.Tests.Support;

/// <summary>A WireMock server on loopback that gives every request the same response.</summary>
internal sealed class WireServer : IDisposable
{
    private readonly WireMockServer _server = WireMockServer.Start();

    public Uri BaseUrl => new(_server.Url!);

    public IReadOnlyList<IRequestMessage> Requests => [.. _server.LogEntries.Select(entry => entry.RequestMessage!)];

    public IRequestMessage Request => Assert.Single(Requests);

    public WireServer Returns(int status, string? body, string contentType = "application/json; charset=utf-8", params (string Name, string Value)[] headers)
    {
        IResponseBuilder response = Response.Create().WithStatusCode(status);
        foreach ((string name, string value) in headers)
            response = response.WithHeader(name, value);
        if (body is not null)
            response = response.WithHeader("Content-Type", contentType).WithBody(Encoding.UTF8.GetBytes(body));

        _server.Given(WireMock.RequestBuilders.Request.Create()).RespondWith(response);
        return this;
    }

    public WireServer Returns(Operation operation) => Returns(operation.SuccessStatus, operation.SuccessBody);

    public void Dispose() => _server.Dispose();
}
