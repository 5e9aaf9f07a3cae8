using Microsoft.Extensions.Time.Testing;
using Refit;

namespace SunshineConversations.Tests.Errors;

/// <summary>Responses that are not the expected success, for every operation, over real HTTP.</summary>
public sealed class ErrorResponseTests
{
    private const string Unauthorized = """{"errors":[{"code":"unauthorized","title":"Authorization is required"}]}""";

    public static MatrixTheoryData<string, (int Status, string Code, string Title)> DocumentedErrors { get; } = new(Operation.All.Select(operation => operation.Name), [
        (401, "unauthorized", "Authorization is required"),
        (403, "forbidden", "The key may not do this"),
        (404, "conversation_not_found", "Conversation not found"),
        (413, "payload_too_large", "request entity too large"),
        (423, "conversation_size_limit", "The conversation is full"),
    ]);

    [Theory]
    [MemberData(nameof(DocumentedErrors))]
    public async Task An_error_response_is_thrown_with_its_code_and_title(string name, (int Status, string Code, string Title) documented)
    {
        (int status, string code, string title) = documented;
        SunshineConversationsException error = await FailAsync(name, status, $$"""{"errors":[{"code":"{{code}}","title":"{{title}}"}]}""");

        Assert.Equal(status, (int)error.StatusCode);
        SunshineConversationsError only = Assert.Single(error.Errors);
        Assert.Equal(code, only.Code);
        Assert.Equal(title, only.Title);
        Assert.True(error.HasError(code));
        Assert.False(error.HasError("another"));
        Assert.Equal(name, error.Operation);
        Assert.Equal(Operation.Named(name).Route, error.RouteTemplate);
        Assert.Equal(1, error.Attempts);
        Assert.Null(error.RetryAfter);
        Assert.All([name, $"{status}", $"{code}: {title}"], part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task A_400_keeps_all_its_errors_and_what_is_unknown_in_them(string name)
    {
        SunshineConversationsException error = await FailAsync(
            name, 400, """{"errors":[{"code":"bad_request","title":"one"},{"code":"bad_request","title":"two","field":"displayName"},{"code":7},null]}""");

        Assert.Equal(["one", "two", null], error.Errors.Select(e => e.Title));
        Assert.Equal("displayName", error.Errors[1].AdditionalData!["field"].GetString());
        Assert.Equal(7, error.Errors[2].AdditionalData!["code"].GetInt32());
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task A_429_says_in_seconds_when_to_come_back(string name)
    {
        SunshineConversationsException error = await FailAsync(name, 429, """{"errors":[{"code":"too_many_requests","title":"Slow down"}]}""", ("Retry-After", "120"));

        Assert.Equal(HttpStatusCode.TooManyRequests, error.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(120), error.RetryAfter);
    }

    [Theory]
    [InlineData("Wed, 25 Nov 2026 00:01:30 GMT", 90)]
    [InlineData("Tue, 24 Nov 2026 00:00:00 GMT", 0)]
    public async Task A_429_says_as_a_date_when_to_come_back_and_a_past_date_means_now(string date, int seconds)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero));
        using WireServer server = new WireServer().Returns(429, null, headers: ("Retry-After", date));
        IConversationsApi api = Clients.Create(server.BaseUrl, services: services => services.AddSingleton<TimeProvider>(clock));

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => api.GetConversationAsync("a", "c"));

        Assert.Equal(TimeSpan.FromSeconds(seconds), error.RetryAfter);
    }

    [Theory]
    [InlineData(500, "<html><body>Internal Server Error</body></html>", "text/html")]
    [InlineData(502, "upstream connect error", "text/plain")]
    [InlineData(503, null, "")]
    [InlineData(400, """{"errors":[{"code":"bad_req""", "application/json")]
    [InlineData(400, """{"errors":"none"}""", "application/json")]
    [InlineData(400, """{"error":"v1"}""", "application/json")]
    [InlineData(400, "[]", "application/json")]
    [InlineData(400, "null", "application/json")]
    [InlineData(400, "é", "application/json; charset=no-such-charset")]
    public async Task An_error_that_is_not_in_the_documented_shape_is_still_the_error(int status, string? body, string contentType)
    {
        foreach (Operation operation in Operation.All)
        {
            using WireServer server = new WireServer().Returns(status, body, contentType);

            var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => operation.CallAsyncOn(Clients.Create(server.BaseUrl)));

            Assert.Equal(status, (int)error.StatusCode);
            Assert.Empty(error.Errors);
            Assert.Equal(body, error.Content);
            Assert.Equal(operation.Name, error.Operation);
        }
    }

    [Theory]
    [InlineData("<html>Welcome to the proxy</html>", "text/html")]
    [InlineData("""{"conversation":{"id":"67a0ecf""", "application/json")]
    [InlineData("null", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("\"text\"", "application/json")]
    [InlineData("", "application/json")]
    [InlineData(" ", "application/json")]
    [InlineData("{} {}", "application/json")]
    public async Task A_success_that_is_not_the_expected_json_is_an_error_and_never_an_empty_object(string body, string contentType)
    {
        foreach (Operation operation in Operation.All)
        {
            // An operation that returns nothing is done when it was accepted.
            if (body.Length == 0 && operation.ReturnsNothing)
                continue;

            using WireServer server = new WireServer().Returns(operation.SuccessStatus, body, contentType);

            var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => operation.CallAsyncOn(Clients.Create(server.BaseUrl)));

            Assert.Equal(operation.SuccessStatus, (int)error.StatusCode);
            Assert.Empty(error.Errors);
            Assert.Equal(operation.CarriesSecret ? "" : body, error.Content ?? "");
            Assert.Equal(operation.Name, error.Operation);
        }
    }

    [Theory]
    [Values("""{"conversations":[1,2]}""", """{"conversations":{}}""", """{"meta":"none"}""")]
    public async Task A_list_of_another_shape_is_an_error(string body)
    {
        using WireServer server = new WireServer().Returns(200, body);

        await Assert.ThrowsAsync<SunshineConversationsException>(() => Clients.Create(server.BaseUrl).ListConversationsAsync("a", ConversationListFilter.ByUserId("u")));
    }

    [Fact]
    public async Task No_content_is_a_success_only_for_a_deletion()
    {
        foreach (Operation operation in Operation.All)
        {
            await using RawServer server = RawServer.Responding("HTTP/1.1 204 No Content\r\n\r\n");
            IConversationsApi api = Clients.Create(server.BaseUrl);

            if (operation.ReturnsNothing)
                await operation.CallAsyncOn(api);
            else
                await Assert.ThrowsAsync<SunshineConversationsException>(() => operation.CallAsyncOn(api));
        }
    }

    [Theory]
    [Values(301, 302, 303, 307, 308)]
    public async Task A_redirect_is_not_followed_and_the_error_says_where_it_points(int status)
    {
        await using RawServer elsewhere = RawServer.Responding(RawServer.Response(200, "{}"));
        foreach (Operation operation in Operation.All)
        {
            await using RawServer server = RawServer.Responding(RawServer.Response(status, "", $"Location: {elsewhere.BaseUrl}elsewhere?token=abc"));

            var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => operation.CallAsyncOn(Clients.Create(server.BaseUrl)));

            Assert.Equal(status, (int)error.StatusCode);
            Assert.Contains($"{elsewhere.BaseUrl}elsewhere", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("token=abc", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, elsewhere.Connections);
    }

    [Fact]
    public async Task The_body_of_an_error_is_kept_up_to_64_KB()
    {
        using WireServer server = new WireServer().Returns(500, new string('x', 200_000), "text/plain");

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Clients.Create(server.BaseUrl).GetConversationAsync("a", "c"));

        Assert.Equal(64 * 1024, error.Content!.Length);
        Assert.Equal("text/plain", error.ContentHeaders!.ContentType!.MediaType);
        Assert.Equal(64 * 1024, error.ContentHeaders.ContentLength);
    }

    [Fact]
    public async Task A_response_over_the_limit_is_refused_and_the_error_names_the_option()
    {
        foreach (Operation operation in Operation.All)
        {
            using WireServer server = new WireServer().Returns(operation.SuccessStatus, $$"""{"x":"{{new string('x', 2000)}}"}""");

            var error = await Assert.ThrowsAsync<SunshineConversationsException>(
                () => operation.CallAsyncOn(Clients.Create(server.BaseUrl, options => options.MaxResponseContentBufferSize = 1000)));

            Assert.Contains(nameof(SunshineConversationsOptions.MaxResponseContentBufferSize), error.Message, StringComparison.Ordinal);
            Assert.Equal(operation.SuccessStatus, (int)error.StatusCode);
        }
    }

    [Fact]
    public async Task The_error_is_Refits_too_and_gives_the_headers()
    {
        using WireServer server = new WireServer().Returns(401, Unauthorized, headers: ("X-Request-Id", "abc"));

        var error = await Assert.ThrowsAnyAsync<ApiException>(() => Clients.Create(server.BaseUrl).GetConversationAsync("a", "c"));

        Assert.Equal(["abc"], error.Headers.GetValues("X-Request-Id"));
        Assert.Equal(Unauthorized, error.Content);
        Assert.Null(error.RequestMessage.Headers.Authorization);
    }

    private static async Task<SunshineConversationsException> FailAsync(string name, int status, string body, params (string Name, string Value)[] headers)
    {
        using WireServer server = new WireServer().Returns(status, body, headers: headers);
        return await Assert.ThrowsAsync<SunshineConversationsException>(() => Operation.Named(name).CallAsyncOn(Clients.Create(server.BaseUrl)));
    }

    [Theory]
    [InlineData("GetConversation", "; the operation requires a key with the app, integration or account scope: forbidden: no.")]
    [InlineData("GetApp", "; the operation requires a key with the app or account scope: forbidden: no.")]
    [InlineData("DeleteApp", "; the operation requires a key with the account scope: forbidden: no.")]
    [InlineData("RevokeAccess", "; the operation requires a key with the integration scope: forbidden: no.")]
    [InlineData("GetToken", ": forbidden: no.")]
    public async Task A_refusal_of_a_key_says_which_scopes_the_operation_takes(string name, string expected)
    {
        Operation operation = Operation.Named(name);
        using WireServer forbidden = new WireServer().Returns(403, """{"errors":[{"code":"forbidden","title":"no"}]}""");
        using WireServer missing = new WireServer().Returns(404, """{"errors":[{"code":"forbidden","title":"no"}]}""");

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => operation.CallAsyncOn(Clients.Create(forbidden.BaseUrl)));
        var other = await Assert.ThrowsAsync<SunshineConversationsException>(() => operation.CallAsyncOn(Clients.Create(missing.BaseUrl)));

        Assert.Equal($"{name} ({operation.Method} {operation.Route}) failed with 403 (Forbidden){expected}", error.Message);
        Assert.DoesNotContain("scope", other.Message, StringComparison.Ordinal);
    }
}
