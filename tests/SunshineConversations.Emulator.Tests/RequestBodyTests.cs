using System.Net.Http.Headers;
using System.Text;

namespace SunshineConversations.Emulator.Tests;

public sealed class RequestBodyTests : EmulatorTest
{
    public static TheoryData<string, byte[]> MalformedBodies => new()
    {
        { "nothing", [] },
        { "white space", " \n"u8.ToArray() },
        { "plain text", "type=personal"u8.ToArray() },
        { "an object cut short", """{"type":"pers"""u8.ToArray() },
        { "two values", "{}{}"u8.ToArray() },
        { "a trailing comma", """{"type":"personal",}"""u8.ToArray() },
        { "a comment", "{/* */}"u8.ToArray() },
        { "single quotes", "{'type':'personal'}"u8.ToArray() },
        { "a duplicate member", """{"type":"personal","type":"sdkGroup"}"""u8.ToArray() },
        { "a duplicate member, once escaped", """{"type":"personal","\u0074ype":"sdkGroup"}"""u8.ToArray() },
        { "a duplicate member further in", """{"metadata":{"a":1,"a":2}}"""u8.ToArray() },
        { "a byte order mark", [0xEF, 0xBB, 0xBF, .. "{}"u8] },
        { "UTF-16", Encoding.Unicode.GetBytes("{}") },
        { "invalid UTF-8 in a value", [.. """{"displayName":"""u8, (byte)'"', 0xFF, .. "\"}"u8] },
        { "invalid UTF-8 in a name", [.. "{\""u8, 0xC3, .. "\":1}"u8] },
        { "half a surrogate pair in a value", """{"displayName":"\ud800"}"""u8.ToArray() },
        { "half a surrogate pair in a name", """{"\udc00":1}"""u8.ToArray() },
        { "half a surrogate pair deep inside", """{"x":[{"y":["\ud83d"]}]}"""u8.ToArray() },
        { "a control character", "{\"displayName\":\"\u0001\"}"u8.ToArray() },
        { "a nesting of 50,000 levels", Encoding.UTF8.GetBytes(new string('[', 50_000)) },
    };

    [Theory]
    [MemberData(nameof(MalformedBodies))]
    public async Task What_is_not_proper_JSON_is_a_bad_request(string what, byte[] body)
    {
        Assert.NotEmpty(what);
        await IsBadRequestEverywhereAsync(body, "The request body is not valid JSON");
    }

    [Theory]
    [Values("[]", "null", "\"text\"", "7", "true")]
    public Task JSON_that_is_not_an_object_is_a_bad_request(string body) =>
        IsBadRequestEverywhereAsync(Encoding.UTF8.GetBytes(body), "The request body must be a JSON object");

    [Theory]
    [Values(true, false)]
    public async Task A_body_over_the_limit_is_too_large_whether_its_length_is_announced_or_not(bool announced)
    {
        byte[] body = new byte[400_000];
        Array.Fill(body, (byte)' ');
        using HttpRequestMessage request = Request("POST", Conversations);
        request.Content = announced ? new ByteArrayContent(body) : new Unannounced(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await SendAsync(request)).IsError(HttpStatusCode.RequestEntityTooLarge, "payload_too_large", "The request body is larger than 102400 bytes");
    }

    [Theory]
    [InlineData(102_400, HttpStatusCode.Created)]
    [InlineData(102_401, HttpStatusCode.RequestEntityTooLarge)]
    public async Task The_limit_is_exact(int size, HttpStatusCode expected) =>
        Assert.Equal(expected, (await SendAsync("POST", Conversations, PersonalBody.PadRight(size))).Status);

    [Fact]
    public async Task The_limit_is_read_from_the_options()
    {
        Emulator.Options.MaxRequestBodySize = PersonalBody.Length;
        Assert.Equal(HttpStatusCode.Created, (await SendAsync("POST", Conversations, PersonalBody)).Status);

        Emulator.Options.MaxRequestBodySize--;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync("POST", Conversations, PersonalBody)).Status);
    }

    [Theory]
    [Values("text/plain", "application/x-www-form-urlencoded", "application/jsonx", null)]
    public async Task Another_content_type_than_JSON_is_not_supported(string? contentType)
    {
        using HttpRequestMessage request = Request("POST", Conversations, PersonalBody);
        request.Content!.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);

        (await SendAsync(request)).IsError(
            HttpStatusCode.UnsupportedMediaType, "unsupported_media_type", "The content type must be application/json");
    }

    [Theory]
    [Values("application/json", "Application/JSON; charset=UTF-8")]
    public async Task The_content_type_may_be_spelt_as_HTTP_allows(string contentType)
    {
        using HttpRequestMessage request = Request("POST", Conversations, PersonalBody);
        request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        Assert.Equal(HttpStatusCode.Created, (await SendAsync(request)).Status);
    }

    [Theory]
    [Values(49, 65, 20_000)]
    public Task A_body_that_could_not_be_read_where_it_comes_out_again_is_a_bad_request(int levels) => IsBadRequestEverywhereAsync(
        Encoding.UTF8.GetBytes("""{"x":""" + new string('[', levels - 1) + new string(']', levels - 1) + "}"),
        "The request body must not be nested more than 48 levels deep");

    [Fact]
    public async Task Members_the_API_does_not_know_are_ignored()
    {
        JsonResponse response = await SendAsync("POST", Conversations, """{"type":"sdkGroup","unknown":[{}],"isDefault":true,"id":"x"}""");

        Assert.Equal(HttpStatusCode.Created, response.Status);
        Assert.False((bool)response.Conversation["isDefault"]!);
        Assert.NotEqual("x", (string)response.Conversation["id"]!);
        Assert.False(response.Conversation.ContainsKey("unknown"));
    }

    /// <summary>Each route with a body refuses it.</summary>
    private async Task IsBadRequestEverywhereAsync(byte[] body, string title)
    {
        string item = $"{Conversations}/{await CreateAsync(PersonalBody)}";
        foreach ((string method, string path) in ((string, string)[])[("POST", Conversations), ("PATCH", item), ("POST", $"{item}/download"), ("POST", $"{item}/conversionEvents")])
        {
            HttpRequestMessage request = Request(method, path);
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            (await SendAsync(request)).IsBadRequest(title);
        }
    }

    private sealed class Unannounced(byte[] body) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(body).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
