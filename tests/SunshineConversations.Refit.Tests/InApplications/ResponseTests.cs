using Microsoft.Extensions.Http.Logging;
using Refit;

namespace SunshineConversations.Tests.InApplications;

/// <summary>Code around or inside the client reads the real response, and may replace it.</summary>
public sealed class ResponseTests
{
    public static TheoryData<string> Places { get; } = ["defaults", "chained", "wrapping logger", "logger"];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_handler_that_reads_the_body_sees_it_and_the_call_is_right(string place)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        var bodies = new List<string>();
        using ServiceProvider provider = Provider(server, place, response => bodies.Add(Read(response)));

        ConversationResponse response = await provider.GetRequiredService<IConversationsApi>().GetConversationAsync("a", "c");

        Assert.Equal("67a0ecf8f0305f4a391e9db1", response.Conversation!.Id);
        Assert.Equal([Operation.ConversationJson], bodies);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Nobody_sees_the_credential(string place)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        var seen = new List<string>();
        using ServiceProvider provider = Provider(server, place, response => seen.Add(response.RequestMessage!.ToString()), seen.Add);

        await provider.GetRequiredService<IConversationsApi>().GetConversationAsync("a", "c");

        Assert.NotEmpty(seen);
        Assert.DoesNotContain(seen, text => text.Contains("Authorization", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Authorization: Basic", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Replacements() => new MatrixTheoryData<string, string>(["defaults", "chained", "wrapping logger"], ["body", "html", "empty", "error"]);

    [Theory]
    [MemberData(nameof(Replacements))]
    public async Task A_response_that_a_handler_makes_itself_is_treated_like_any_other(string place, string kind)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        string body = kind switch { "body" => """{"conversation":{"id":"cached"}}""", "html" => "<html>", "empty" => "", _ => """{"errors":[{"code":"maintenance"}]}""" };
        using ServiceProvider provider = Provider(server, place, response =>
        {
            response.StatusCode = kind == "error" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
            response.Content = new StringContent(body, Encoding.UTF8, "application/json");
            response.RequestMessage = null;
        });
        IConversationsApi api = provider.GetRequiredService<IConversationsApi>();

        if (kind == "body")
        {
            Assert.Equal("cached", (await api.GetConversationAsync("a", "c")).Conversation!.Id);
            return;
        }

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => api.GetConversationAsync("a", "c"));
        Assert.Equal(kind == "error", error.HasError("maintenance"));
    }

    [Fact]
    public async Task The_named_client_is_an_escape_hatch_with_the_real_response()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(503, "{}"), RawServer.Response(200, """{"any":"thing"}""", "X-Custom: 1"));
        using HttpClient client = Clients.CreateNamed(new(server.BaseUrl, "/sc"), options => options.Retry = new() { BaseDelay = TimeSpan.Zero });

        using HttpResponseMessage response = await client.GetAsync("/v1.1/apps/a/appUsers?x=1");

        Assert.Equal("""{"any":"thing"}""", await response.Content.ReadAsStringAsync());
        Assert.Equal("""{"any":"thing"}""", await new StreamReader(await response.Content.ReadAsStreamAsync()).ReadToEndAsync());
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(15, response.Content.Headers.ContentLength);
        Assert.Equal("1", Assert.Single(response.Headers.GetValues("X-Custom")));
        Assert.Equal("""{"any":"thing"}""", await client.GetStringAsync(new Uri(server.BaseUrl, "/sc/v1.1/absolute")));
        Assert.All(server.Requests, request => Assert.Contains("Authorization: Basic", request, StringComparison.Ordinal));
        Assert.StartsWith("GET /sc/v1.1/apps/a/appUsers?x=1 ", server.Requests.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_HEAD_on_the_named_client_tells_the_length_of_what_it_does_not_bring()
    {
        await using RawServer server = RawServer.Responding("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 50000000\r\nLast-Modified: Mon, 02 Nov 2026 10:00:00 GMT\r\n\r\n");
        using HttpClient client = Clients.CreateNamed(server.BaseUrl);

        using HttpResponseMessage response = await client.SendAsync(new(HttpMethod.Head, "/attachment"));

        Assert.Equal(50_000_000, response.Content.Headers.ContentLength);
        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [Values("gzip", "br")]
    public async Task An_error_whose_body_cannot_be_decompressed_stays_that_error(string encoding)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(404, "this is not compressed", $"Content-Encoding: {encoding}"));
        IConversationsApi api = Clients.Create(server.BaseUrl);

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => api.GetConversationAsync("a", "c"));

        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }

    [Theory]
    [Values("gzip", "br")]
    public async Task A_success_whose_body_cannot_be_decompressed_counts_like_one_that_breaks_off(string encoding)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, "this is not compressed", $"Content-Encoding: {encoding}"), RawServer.Response(200, Operation.ConversationJson));
        IConversationsApi api = Clients.Create(server.BaseUrl, options => options.Retry = new() { BaseDelay = TimeSpan.Zero });

        await api.GetConversationAsync("a", "c");

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_own_interface_on_the_named_client_gets_the_real_response_and_cannot_leave_its_route()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, """{"any":"thing"}"""));
        using HttpClient client = Clients.CreateNamed(server.BaseUrl);
        IOwnApi api = RestService.ForGenerated<IOwnApi>(client, new RefitSettings());

        Assert.Equal("""{"any":"thing"}""", await api.GetAsync("a", "u"));
        foreach (string id in (string[])["..", ".", ""])
            Assert.IsType<ArgumentException>((await Assert.ThrowsAsync<ApiRequestException>(() => api.DeleteAsync("a", id))).InnerException);

        Assert.Single(server.Requests);
    }

    private static string Read(HttpResponseMessage response) => response.Content.ReadAsStringAsync().GetAwaiter().GetResult();

    private static ServiceProvider Provider(RawServer server, string place, Action<HttpResponseMessage> onResponse, Action<string>? onRequest = null)
    {
        Handling seeAsync = async (send, request, token) =>
        {
            HttpResponseMessage response = await send(request, token);
            onResponse(response);
            return response;
        };
        return Clients.Provider(
            server.BaseUrl,
            services: services =>
            {
                if (place == "defaults")
                    services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new Handler(seeAsync)));
            },
            client: builder =>
            {
                if (place == "chained")
                    builder.AddHttpMessageHandler(() => new Handler(seeAsync));
                else if (place.EndsWith("logger", StringComparison.Ordinal))
                    builder.AddLogger(_ => new SeeingLogger(onResponse, onRequest), wrapHandlersPipeline: place != "logger");
            });
    }

    public interface IOwnApi
    {
        [Get("/v2/apps/{appId}/users/{userId}")]
        Task<string> GetAsync(string appId, string userId);

        [Delete("/v2/apps/{appId}/users/{userId}")]
        Task<string> DeleteAsync(string appId, string userId);
    }

    private sealed class SeeingLogger(Action<HttpResponseMessage> onResponse, Action<string>? onRequest) : IHttpClientLogger
    {
        public object? LogRequestStart(HttpRequestMessage request)
        {
            onRequest?.Invoke(request.ToString());
            return null;
        }

        public void LogRequestStop(object? context, HttpRequestMessage request, HttpResponseMessage response, TimeSpan elapsed) => onResponse(response);

        public void LogRequestFailed(object? context, HttpRequestMessage request, HttpResponseMessage? response, Exception exception, TimeSpan elapsed)
        {
        }
    }
}
