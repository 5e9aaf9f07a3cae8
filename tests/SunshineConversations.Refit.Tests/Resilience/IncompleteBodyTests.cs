using Microsoft.Extensions.Time.Testing;

namespace SunshineConversations.Tests.Resilience;

/// <summary>
/// The status was received, and its body stalls until the attempt is over, or breaks off. The status is reported, with the received part of the body; the retry
/// rules are those of the status, and a processed request is not repeated.
/// </summary>
public sealed class IncompleteBodyTests
{
    public static MatrixTheoryData<string, bool> Cases { get; } = new(Operation.All.Select(operation => operation.Name), [true, false]);

    private readonly FakeTimeProvider _clock = new(new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_refusal_is_told_with_what_came_of_its_body(string name, bool stalls)
    {
        Operation operation = Operation.Named(name);
        foreach (int status in (int[])[401, 404, 422])
        {
            await using RawServer server = Server(operation, status, """{"errors":[{"co""");

            var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => operation.CallAsyncOn(Client(server, operation, stalls)));

            Assert.Equal(status, (int)error.StatusCode);
            Assert.Equal("""{"errors":[{"co""", error.Content);
            Assert.Contains($"failed with {status} (Status); its body is incomplete: ", error.Message, StringComparison.Ordinal);
            Assert.IsAssignableFrom(stalls ? typeof(TimeoutException) : typeof(IOException), error.InnerException);
            Assert.Single(server.Requests);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_refusal_is_retried_by_its_status(string name, bool stalls)
    {
        Operation operation = Operation.Named(name);
        foreach (int status in (int[])[429, 503])
        {
            await using RawServer server = Server(operation, status, "{", "Retry-After: 0");

            var error = (SunshineConversationsException?)await Record.ExceptionAsync(() => operation.CallAsyncOn(Client(server, operation, stalls)));

            // A file may take all the time of the call, and none is left for another attempt.
            bool isRetried = (status == 429 || operation.IsRepeatable) && !(stalls && operation.CarriesFile);
            Assert.Equal(isRetried ? 2 : 1, server.Requests.Count);
            Assert.Equal(isRetried, error is null);
            Assert.Equal(isRetried ? null : TimeSpan.Zero, error?.RetryAfter);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task After_a_success_only_a_GET_is_sent_again_and_what_returns_nothing_is_done(string name, bool stalls)
    {
        Operation operation = Operation.Named(name);
        await using RawServer server = Server(operation, operation.SuccessStatus, " {");

        Exception? error = await Record.ExceptionAsync(() => operation.CallAsyncOn(Client(server, operation, stalls)));

        Assert.Equal(operation.Method == "GET" ? 2 : 1, server.Requests.Count);
        if (operation.Method == "GET" || operation.ReturnsNothing)
        {
            Assert.Null(error);
            return;
        }

        var told = Assert.IsType<SunshineConversationsException>(error);
        Assert.Equal(operation.SuccessStatus, (int)told.StatusCode);
        Assert.Equal(operation.CarriesSecret ? null : " {", told.Content);
        Assert.Contains($"returned {operation.SuccessStatus} (Status); its body is incomplete: ", told.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom(stalls ? typeof(TimeoutException) : typeof(IOException), told.InnerException);
    }

    [Fact]
    public async Task A_GET_whose_body_never_comes_whole_tells_the_status_and_the_attempts()
    {
        await using RawServer server = Server(responds: false, 200, "{");

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Client(server, Operation.Named("GetConversation"), stalls: false).GetConversationAsync("a", "c"));

        Assert.Equal((HttpStatusCode.OK, 4), (error.StatusCode, error.Attempts));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task The_beginning_of_a_page_of_HTML_is_not_taken_for_a_deletion()
    {
        await using RawServer server = Server(responds: false, 200, "<html>");

        await Assert.ThrowsAsync<SunshineConversationsException>(() => Client(server, Operation.Named("DeleteConversation"), stalls: false).DeleteConversationAsync("a", "c"));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Whoever_sends_it_gets_the_status_of_a_refusal_and_an_error_for_a_success()
    {
        foreach (int status in (int[])[404, 200])
        {
            await using RawServer server = Server(responds: false, status, "{");
            using HttpClient client = Clients.CreateNamed(server.BaseUrl);

            if (status == 404)
                Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/v1.1/x")).StatusCode);
            else
                Assert.Equal(HttpStatusCode.OK, (await Assert.ThrowsAsync<SunshineConversationsException>(() => client.GetAsync("/v1.1/x"))).StatusCode);
        }
    }

    private static RawServer Server(Operation operation, int status, string part, params string[] headers) =>
        Server(responds: true, status, part, operation, headers);

    /// <summary>The first response is a part of one, which ends with the connection; the others are successes, if it responds to them.</summary>
    private static RawServer Server(bool responds, int status, string part, Operation? operation = null, params string[] headers) => new(async (server, connection, socket, token) =>
    {
        await server.ReadRequestAsync(socket, token);
        bool isWhole = responds && connection > 1;
        await RawServer.SendAsync(
            socket,
            isWhole ? RawServer.Response(operation!.SuccessStatus, operation.SuccessBody) : RawServer.Response(status, part + new string(' ', 1000), headers)[..^1000],
            token);
    });

    private IConversationsApi Client(RawServer server, Operation operation, bool stalls) => Clients.Create(
        server.BaseUrl,
        options => options.Retry = new() { BaseDelay = TimeSpan.Zero },
        services => services.AddSingleton<TimeProvider>(_clock),
        builder =>
        {
            if (stalls)
                builder.AddHttpMessageHandler(() => Stalling(() => _clock.Advance(operation.AttemptTimer)));
        });

    /// <summary>Lets the time of the attempt pass once the first piece of a body was read.</summary>
    private static Handler Stalling(Action pass)
    {
        bool hasPassed = false;
        return new(async (send, request, token) =>
        {
            HttpResponseMessage response = await send(request, token);
            if (!hasPassed)
                response.Content = new StreamContent(new StallingStream(await response.Content.ReadAsStreamAsync(token), pass));

            hasPassed = true;
            return response;
        });
    }

    private sealed class StallingStream(Stream stream, Action pass) : MemoryStream
    {
        private bool _hasBegun;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_hasBegun)
                pass();

            _hasBegun = true;
            return stream.ReadAsync(buffer, cancellationToken);
        }
    }
}
