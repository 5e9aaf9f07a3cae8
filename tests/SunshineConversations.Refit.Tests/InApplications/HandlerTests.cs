using Microsoft.Extensions.Http;
using SunshineConversations.Tests.Attachments;

namespace SunshineConversations.Tests.InApplications;

/// <summary>Whatever the application's handlers do or throw, a call is what its operation says, and only the documented exceptions come out.</summary>
public sealed class HandlerTests
{
    private static readonly Uri Nowhere = new("https://sunshine.invalid");

    [Theory]
    [Values(HttpRequestError.ConnectionError, HttpRequestError.NameResolutionError)]
    public async Task A_handler_that_has_no_connection_of_its_own_after_the_POST_was_received_does_not_repeat_it(HttpRequestError error)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        IConversationsApi api = Create(server, async (send, request, token) =>
        {
            using HttpResponseMessage received = await send(request, token);
            throw new HttpRequestException(error, "The audit log is not reachable.");
        });

        var thrown = await Assert.ThrowsAsync<ApiRequestException>(() => api.CreateConversationAsync("a", new() { Type = ConversationType.Personal }));

        Assert.Single(server.Requests);
        Assert.IsType<HttpRequestException>(thrown.InnerException);
    }

    [Fact]
    public async Task A_call_is_retried_although_a_handler_replaced_its_content()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(503, "{}"), RawServer.Response(200, Operation.ConversationJson));
        IConversationsApi api = Create(server, (send, request, token) =>
        {
            request.Content = new StreamContent(request.Content!.ReadAsStream(token));
            return send(request, token);
        });

        await api.UpdateConversationAsync("a", "c", new() { DisplayName = "Ann" });

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_content_that_cannot_be_sent_again_is_not_although_a_handler_replaced_it()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(429, "{}"), RawServer.Response(200, "{}"));
        using HttpClient client = Clients.CreateNamed(server.BaseUrl, options => options.Retry = new() { BaseDelay = TimeSpan.Zero }, builder => builder.AddHttpMessageHandler(() => new Handler(async (send, request, token) =>
        {
            request.Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(token));
            return await send(request, token);
        })));

        using HttpResponseMessage response = await client.PostAsync("/v1.1/x", new StreamContent(new MemoryStream([1, 2, 3])));

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_handler_that_adds_headers_and_changes_the_address_does_so_once_in_each_attempt()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(503, "{}"), RawServer.Response(503, "{}"), RawServer.Response(200, Operation.ConversationJson));
        IConversationsApi api = Create(server, (send, request, token) =>
        {
            request.Headers.Add("X-Correlation-Id", "abc");
            request.Content!.Headers.Add("X-Digest", "abc");
            request.Content.Headers.Add("Content-MD5", "Q2hlY2sgSW50ZWdyaXR5IQ==");
            request.RequestUri = new Uri(request.RequestUri!.AbsoluteUri + "?traced=1");
            return send(request, token);
        });

        await api.UpdateConversationAsync("a", "c", new() { DisplayName = "Ann" });

        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests, request =>
        {
            Assert.StartsWith("PATCH /v2/apps/a/conversations/c?traced=1 ", request, StringComparison.Ordinal);
            foreach (string header in (string[])["X-Correlation-Id: abc\r\n", "X-Digest: abc\r\n", "Content-Type: application/json\r\n"])
                Assert.Contains(header, request, StringComparison.Ordinal);

            Assert.EndsWith("""{"displayName":"Ann"}""", request, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_refused_token_is_renewed_although_a_handler_gave_the_request_another_address()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(401, "{}"), RawServer.Response(200, Operation.ConversationJson));
        TokenProvider provider = null!;
        provider = new(_ => new(provider.Requests[^1].RejectedToken is null ? "old" : "new"));
        IConversationsApi api = Create(
            server,
            (send, request, token) =>
            {
                request.RequestUri = new Uri(request.RequestUri!.AbsoluteUri + "?traced=1");
                return send(request, token);
            },
            options => options.Authentication = SunshineConversationsAuthentication.Token,
            services => services.AddSingleton<ISunshineConversationsTokenProvider>(provider));

        await api.GetConversationAsync("a", "c");

        Assert.Contains("Authorization: Bearer new\r\n", server.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_another_API_within_a_handler_is_not_taken_for_a_response_to_the_call()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        var foreign = new SunshineConversationsException(HttpStatusCode.NotFound);
        IConversationsApi api = Create(server, (_, _, _) => throw foreign);

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => api.GetConversationAsync("a", "c"));

        Assert.Same(foreign, error.InnerException);
    }

    public static TheoryData<string> Wrappings { get; } = ["HttpRequestException", "IOException", "InvalidOperationException"];

    [Theory]
    [MemberData(nameof(Wrappings))]
    public async Task The_callers_cancellation_stays_one_although_a_handler_wraps_it(string wrapping)
    {
        using var cancellation = new CancellationTokenSource();
        IConversationsApi api = Create(Nowhere, async (_, _, token) =>
        {
            await cancellation.CancelAsync();
            return await WrappedAsync(wrapping, token);
        });

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => api.CreateConversationAsync("a", new() { Type = ConversationType.Personal }, cancellation.Token));

        Assert.Equal(cancellation.Token, thrown.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Wrappings))]
    public async Task A_timed_out_attempt_stays_one_although_a_handler_wraps_it(string wrapping)
    {
        IConversationsApi api = Create(Nowhere, (_, _, token) => WrappedAsync(wrapping, token), options => options.AttemptTimeout = TimeSpan.FromMilliseconds(20));

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => api.CreateConversationAsync("a", new() { Type = ConversationType.Personal }));

        Assert.IsType<TimeoutException>(error.InnerException);
    }

    public static TheoryData<string> OutsideFaults { get; } = ["throws", "throws after", "body breaks off", "body is used up"];

    [Theory]
    [MemberData(nameof(OutsideFaults))]
    public async Task A_handler_that_a_filter_puts_around_the_client_may_fail_in_any_way(string fault)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        var filter = new OutsideFilter(async (send, request, token) =>
        {
            if (fault == "throws")
                throw new UriFormatException("odd");

            HttpResponseMessage response = await send(request, token);
            if (fault == "throws after")
                throw new UriFormatException("odd");

            response.Content = new StreamContent(new BrokenStream());
            if (fault == "body is used up")
            {
                response.Content = new StreamContent(new OnceStream([]));
                await response.Content.CopyToAsync(Stream.Null, token);
            }

            return response;
        });
        IConversationsApi api = Clients.Create(server.BaseUrl, services: services => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(filter));

        Exception? error = await Record.ExceptionAsync(() => api.GetConversationAsync("a", "c"));

        // Its status is known.
        if (fault.StartsWith("body", StringComparison.Ordinal))
            Assert.Equal(HttpStatusCode.OK, Assert.IsType<SunshineConversationsException>(error).StatusCode);
        else
            Assert.IsType<ApiRequestException>(error);
    }

    [Fact]
    public async Task What_a_handler_changes_in_a_request_is_not_in_the_next_nor_in_another_tenants()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        int requests = 0;
        IConversationsApi first = Create(server, (send, request, token) =>
        {
            if (requests++ == 0)
            {
                request.Content!.Headers.ContentType!.CharSet = "utf-16";
                request.Headers.UserAgent.Add(new("Handler", "1"));
                request.Headers.Accept.Clear();
            }

            return send(request, token);
        });

        foreach (IConversationsApi api in (IConversationsApi[])[first, first, Clients.Create(server.BaseUrl)])
            await api.UpdateConversationAsync("a", "c", new() { DisplayName = "Ann" });

        Assert.Contains("charset=utf-16", server.Requests.First(), StringComparison.Ordinal);
        Assert.All(server.Requests.Skip(1), request =>
        {
            Assert.Contains("Content-Type: application/json\r\n", request, StringComparison.Ordinal);
            Assert.Contains("Accept: application/json\r\n", request, StringComparison.Ordinal);
            Assert.DoesNotContain("Handler/1", request, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_disposed_client_says_that_it_is_disposed()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        SunshineConversationsClient client = SunshineConversationsClient.Create(new() { BaseUrl = server.BaseUrl, KeyId = "k", KeySecret = "s" });
        IConversationsApi used = client.Conversations;
        await used.GetConversationAsync("a", "c");

        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => used.GetConversationAsync("a", "c"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => used.CreateConversationAsync("a", new() { Type = ConversationType.Personal }));
        Assert.Throws<ObjectDisposedException>(() => client.Messages);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_error_names_the_cause_beneath_the_transports_words()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, "{}"));
        using HttpClient client = Clients.CreateNamed(server.BaseUrl);

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => client.PostAsync("/v1.1/x", new StreamContent(new BrokenStream())));

        Assert.Contains("The body broke off; it was not retried, because ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_writes_out_the_address_as_an_object_finds_no_secret()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        string written = "";
        IConversationsApi api = Create(server, (send, request, token) =>
        {
            Uri address = request.RequestUri!;
            written = string.Join(' ', address.GetType().GetProperties().Select(property => property.Name));
            written += JsonSerializer.Serialize(address, address.GetType());
            return send(request, token);
        });

        await api.GetConversationAsync("a", "c");

        Assert.DoesNotContain(Clients.KeySecret, written, StringComparison.Ordinal);
        Assert.DoesNotContain("Call", written, StringComparison.Ordinal);
    }

    [Theory]
    [Values("handler", "transport")]
    public async Task A_token_that_somebody_keeps_beyond_its_call_is_not_cancelled_with_another_call(string keeper)
    {
        CancellationToken kept = default;
        var stub = new CapturingHandler { Body = Operation.ConversationJson };
        Handling keeping = (send, request, token) =>
        {
            kept = token;
            return send(request, token);
        };
        IConversationsApi first = Clients.Create(
            Nowhere,
            client: builder =>
            {
                builder.ConfigurePrimaryHttpMessageHandler(() => keeper == "transport" ? new Handler(keeping) { InnerHandler = stub } : stub);
                if (keeper == "handler")
                    builder.AddHttpMessageHandler(() => new Handler(keeping));
            });
        using var cancellation = new CancellationTokenSource();
        IConversationsApi second = Create(Nowhere, (_, _, token) =>
        {
            cancellation.Cancel();
            return Task.FromCanceled<HttpResponseMessage>(token);
        });

        // Both on this thread, where the first leaves what the second could use again.
        await first.GetConversationAsync("a", "c");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.GetConversationAsync("a", "c", cancellation.Token));

        Assert.True(kept.CanBeCanceled);
        Assert.False(kept.IsCancellationRequested);
    }

    /// <summary>Waits for the cancellation, and wraps it.</summary>
    private static async Task<HttpResponseMessage> WrappedAsync(string wrapping, CancellationToken cancellationToken)
    {
        Exception? cause = await Record.ExceptionAsync(() => Task.Delay(Timeout.Infinite, cancellationToken));
        throw wrapping switch
        {
            "HttpRequestException" => new HttpRequestException("wrapped", cause),
            "IOException" => new IOException("wrapped", cause),
            _ => new InvalidOperationException("wrapped", cause),
        };
    }

    private static IConversationsApi Create(RawServer server, Handling handling, Action<SunshineConversationsOptions>? configure = null, Action<IServiceCollection>? services = null) =>
        Create(server.BaseUrl, handling, configure, services);

    private static IConversationsApi Create(Uri baseUrl, Handling handling, Action<SunshineConversationsOptions>? configure = null, Action<IServiceCollection>? services = null) => Clients.Create(
        baseUrl,
        options =>
        {
            options.Retry = new() { BaseDelay = TimeSpan.Zero };
            configure?.Invoke(options);
        },
        services,
        builder => builder.AddHttpMessageHandler(() => new Handler(handling)));

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The body broke off.");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The body broke off.");
    }
}
