namespace SunshineConversations.Tests.Resilience;

/// <summary>The requests that are sent again and those that never are, counted by a raw socket server.</summary>
public sealed class RetryTests
{
    private const int MaxRetries = 2;

    public static MatrixTheoryData<string, int> RetriedStatuses { get; } = new(Operation.All.Select(operation => operation.Name), [408, 429, 500, 502, 503, 504]);

    [Theory]
    [MemberData(nameof(RetriedStatuses))]
    public async Task A_refused_or_failed_request_is_sent_again_whole_but_a_POST_only_after_429(string name, int status)
    {
        Operation operation = Operation.Named(name);
        await using RawServer server = RawServer.Responding(RawServer.Response(status, "{}"), RawServer.Response(operation.SuccessStatus, operation.SuccessBody));
        IConversationsApi api = RetryingClient(server);

        if (!operation.IsRepeatable && status != 429)
        {
            var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => operation.CallAsyncOn(api));
            Assert.Equal(1, error.Attempts);
            Assert.Single(server.Requests);
        }
        else
        {
            await operation.CallAsyncOn(api);
            Assert.Equal(2, server.Requests.Count);
            Assert.Single(server.Requests.Distinct());
            Assert.EndsWith("\r\n\r\n" + operation.RequestBodyIn(server.Requests.First().Split("\r\n\r\n--")[0]), server.Requests.First(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [Values(400, 401, 403, 404, 409, 413, 423, 501, 302)]
    public async Task Any_other_error_is_final(int status)
    {
        foreach (Operation operation in Operation.All)
        {
            await using RawServer server = RawServer.Responding(RawServer.Response(status, "{}"));

            await Assert.ThrowsAsync<SunshineConversationsException>(() => operation.CallAsyncOn(RetryingClient(server)));

            Assert.Single(server.Requests);
        }
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task A_success_that_cannot_be_read_is_final(string name)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, "<html>"));

        await Assert.ThrowsAsync<SunshineConversationsException>(() => Operation.Named(name).CallAsyncOn(RetryingClient(server)));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_last_responses_error_is_thrown_and_says_how_many_attempts_were_made()
    {
        await using RawServer server = RawServer.Responding(
            RawServer.Response(500, "{}"),
            RawServer.Response(502, "{}"),
            RawServer.Response(503, """{"errors":[{"code":"unavailable","title":"Later"}]}"""));

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => RetryingClient(server).GetConversationAsync("a", "c"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
        Assert.Equal("unavailable", Assert.Single(error.Errors).Code);
        Assert.Equal(3, error.Attempts);
        Assert.Contains("attempt 3", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_call_that_ends_without_a_response_says_how_many_attempts_were_made()
    {
        await using RawServer server = RawServer.Cutting();

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => RetryingClient(server).GetConversationAsync("a", "c"));

        Assert.Contains("attempt 3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task No_retries_means_one_attempt(string name)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(429, "{}"));

        await Assert.ThrowsAsync<SunshineConversationsException>(() => Operation.Named(name).CallAsyncOn(Clients.Create(server.BaseUrl, options => options.Retry.MaxRetries = 0)));

        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public Task A_request_cut_before_it_is_read_is_sent_again_unless_it_is_a_POST(string name) => CountAsync(name, new(static async (_, _, socket, token) =>
    {
        // One byte proves that the client is connected and sending.
        await socket.ReceiveAsync(new byte[1], token);
        RawServer.Reset(socket);
    }));

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public Task A_request_cut_after_it_is_read_is_sent_again_unless_it_is_a_POST(string name) => CountAsync(name, RawServer.Cutting());

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public Task A_request_cut_in_the_middle_of_the_responses_head_is_sent_again_unless_it_is_a_POST(string name) => CountAsync(name, RawServer.Reading(static async (socket, token) =>
    {
        await RawServer.SendAsync(socket, "HTTP/1.1 200 OK\r\nContent-", token);
        RawServer.Reset(socket);
    }));

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task A_request_cut_on_a_connection_that_served_before_is_not_a_second_POST(string name)
    {
        // The transport has its own retry for connections that it kept open; it must not repeat a POST either.
        Operation operation = Operation.Named(name);
        await using RawServer server = new(async (server, connection, socket, token) =>
        {
            await server.ReadRequestAsync(socket, token);
            await RawServer.SendAsync(socket, RawServer.Response(operation.SuccessStatus, operation.SuccessBody), token);
            await server.ReadRequestAsync(socket, token);
            RawServer.Reset(socket);
        });
        IConversationsApi api = Clients.Create(server.BaseUrl);

        await operation.CallAsyncOn(api);
        Exception? error = await Record.ExceptionAsync(() => operation.CallAsyncOn(api));

        Assert.InRange(server.Requests.Count, 2, operation.IsRepeatable ? 4 : 2);
        if (!operation.IsRepeatable)
            Assert.IsType<ApiRequestException>(error);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task A_connection_that_never_came_about_is_tried_again_even_for_a_POST(string name)
    {
        Operation operation = Operation.Named(name);
        var seen = new List<HttpRequestMessage>();

        await operation.CallAsyncOn(FlakyClient(seen, operation, HttpRequestError.ConnectionError));

        Assert.Equal(2, seen.Count);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, true)]
    [InlineData(HttpRequestError.ConnectionError, true)]
    [InlineData(HttpRequestError.SecureConnectionError, true)]
    [InlineData(HttpRequestError.ProxyTunnelError, true)]
    [InlineData(HttpRequestError.ResponseEnded, false)]
    [InlineData(HttpRequestError.InvalidResponse, false)]
    [InlineData(HttpRequestError.HttpProtocolError, false)]
    [InlineData(HttpRequestError.Unknown, false)]
    public async Task A_POST_is_tried_again_only_when_it_certainly_never_reached_the_server(HttpRequestError cause, bool again)
    {
        Operation operation = Operation.Named("CreateConversation");
        var seen = new List<HttpRequestMessage>();

        Exception? error = await Record.ExceptionAsync(() => operation.CallAsyncOn(FlakyClient(seen, operation, cause)));

        Assert.Equal(again ? 2 : 1, seen.Count);
        Assert.Equal(again, error is null);
    }

    [Fact]
    public async Task An_invalid_certificate_is_not_tried_again()
    {
        var seen = new List<HttpRequestMessage>();
        IConversationsApi api = FlakyClient(seen, Operation.Named("GetConversation"), HttpRequestError.SecureConnectionError, new System.Security.Authentication.AuthenticationException("invalid"));

        await Assert.ThrowsAsync<ApiRequestException>(() => api.GetConversationAsync("a", "c"));

        Assert.Single(seen);
    }

    [Fact]
    public async Task A_refused_connection_is_tried_again_even_for_a_POST()
    {
        var clock = new RecordingClock(DateTimeOffset.UnixEpoch);
        IConversationsApi api = Clients.Create(await RawServer.GoneAsync(), options => options.Retry.MaxRetries = 3, services => services.AddSingleton<TimeProvider>(clock));

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => Operation.Named("CreateConversation").CallAsyncOn(api));

        Assert.Contains("attempt 4", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, clock.Waits.Count);
    }

    /// <summary>Calls against a server that cuts every connection the same way, and counts the connections, of which each served one attempt.</summary>
    private static async Task CountAsync(string name, RawServer cutting)
    {
        Operation operation = Operation.Named(name);
        await using RawServer server = cutting;

        await Assert.ThrowsAsync<ApiRequestException>(() => operation.CallAsyncOn(RetryingClient(server)));

        Assert.Equal(operation.IsRepeatable ? 1 + MaxRetries : 1, server.Connections);
    }

    private static IConversationsApi RetryingClient(RawServer server) => Clients.Create(server.BaseUrl, Retrying);

    private static void Retrying(SunshineConversationsOptions options) => options.Retry = new() { MaxRetries = MaxRetries, BaseDelay = TimeSpan.Zero };

    /// <summary>Its first request fails, and the second one gets a response.</summary>
    private static IConversationsApi FlakyClient(List<HttpRequestMessage> seen, Operation operation, HttpRequestError cause, Exception? inner = null) => Clients.Create(
        new Uri("http://127.0.0.1:9"),
        Retrying,
        client: builder => builder.ConfigurePrimaryHttpMessageHandler(() => new Handler((_, request, _) =>
        {
            seen.Add(request);
            return seen.Count == 1
                ? Task.FromException<HttpResponseMessage>(new HttpRequestException(cause, "made up", inner))
                : Task.FromResult(new HttpResponseMessage((HttpStatusCode)operation.SuccessStatus) { Content = new StringContent(operation.SuccessBody) });
        })));
}
