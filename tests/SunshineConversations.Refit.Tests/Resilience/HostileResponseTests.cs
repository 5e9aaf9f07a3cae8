using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net.Http.Headers;
using Xunit.Abstractions;

namespace SunshineConversations.Tests.Resilience;

/// <summary>
/// Mutated responses, from a fixed seed: each ends in a value that can be looked into and written again, or in a
/// <see cref="SunshineConversationsException"/>; never in another exception, and never in a hang.
/// </summary>
public sealed class HostileResponseTests(ITestOutputHelper output)
{
    private static readonly int PerOperation = (105_000 / Operation.All.Count) + 1;
    private const int Seed = 20261124;

    private static readonly string[] Seeds =
    [
        .. Operation.All.Select(operation => operation.SuccessBody),
        """{"conversation":{"id":"1","type":"sdkGroup","metadata":{"a":"b","n":-1.5e3,"t":true,"o":{"x":[1,null]}},"activeSwitchboardIntegration":{"id":"i","name":"n","integrationId":"x","integrationType":"zd:agentWorkspace"},"pendingSwitchboardIntegration":null,"isDefault":true,"displayName":"é😀\ud83d\ude00","description":null,"iconUrl":"https://x/y.png","businessLastRead":"2020-06-23T14:33:47.492Z","lastUpdatedAt":"2020-06-23T14:33:47+02:00","createdAt":"2020-06-23","new":{"deep":[[[]]]}}}""",
        """{"errors":[{"code":"bad_request","title":"no"},{"code":5}]}""",
        """{"conversations":[],"meta":{"hasMore":false,"beforeCursor":"x"},"links":{"prev":"https://x"}}""",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-0", "1e999", "-1e-999", "123456789012345678901234567890", "0.1000", "\"\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"",
        "[]", "{}", "[[]]", "[null]", "{\"a\":1,\"a\":2}", "{\"\":\"\"}", "\"2020-99-99T99:99:99Z\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"0001-01-01T00:00:00+14:00\"", "NaN", "'x'", "undefined", "/*c*/1",
    ];

    private static readonly string?[] MediaTypes = ["application/json", "application/json; charset=utf-8", "application/json; charset=utf-16", "text/html; charset=no-such", "text/plain", null];

    private static readonly int[] Statuses = [.. Enumerable.Repeat(200, 30), 201, 204, 302, 400, 404, 429, 500];

    [Fact]
    public async Task Every_mutated_response_ends_in_a_value_or_in_the_one_exception()
    {
        var outcomes = new ConcurrentDictionary<string, int>();
        await Parallel.ForEachAsync(Operation.All, async (operation, token) =>
        {
            var random = new Random(Seed + operation.Name.Length);
            var transport = new ResponseHandler();
            IConversationsApi api = Clients.Create(new Uri("http://127.0.0.1:9"), client: builder => builder.ConfigurePrimaryHttpMessageHandler(() => transport));
            for (int i = 0; i < PerOperation; i++)
            {
                transport.Next = (Statuses[random.Next(Statuses.Length)], MediaTypes[random.Next(MediaTypes.Length)], Mutate(random, operation));
                string outcome;
                try
                {
                    object? value = await operation.CallAsyncOn(api, token);
                    LookInto(value);
                    outcome = "value";
                }
                catch (SunshineConversationsException e)
                {
                    Assert.All(e.Errors, error => Assert.NotNull(error.ToString()));
                    outcome = "exception";
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"{operation.Name}, response {i}: {Convert.ToBase64String(transport.Next.Body)}", e);
                }

                outcomes.AddOrUpdate(outcome, 1, static (_, count) => count + 1);
            }
        });

        output.WriteLine($"{outcomes.Values.Sum()} mutated responses: {outcomes["value"]} ended in a value, {outcomes["exception"]} in the exception.");
        Assert.Equal(PerOperation * Operation.All.Count, outcomes.Values.Sum());
        Assert.True(PerOperation * Operation.All.Count >= 100_000);
        // A generator that only ever makes rubbish, or never does, would prove nothing.
        Assert.All(outcomes.Values, count => Assert.True(count > 10_000));
    }

    [Theory]
    [Values(10_000, 1_000_000)]
    public async Task Deep_nesting_is_an_error_and_not_a_crash(int depth)
    {
        string arrays = new string('[', depth) + new string(']', depth);
        string objects = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
        string[] responses =
        [
            arrays,
            "{\"conversation\":{\"metadata\":" + objects + "}}",
            "{\"conversation\":{\"id\":5,\"new\":" + arrays + "}}",
            "{\"errors\":" + arrays + "}",
        ];
        foreach (Operation operation in Operation.All)
        {
            foreach (string response in responses)
            {
                var transport = new ResponseHandler { Next = (200, "application/json", Encoding.UTF8.GetBytes(response)) };
                await Assert.ThrowsAsync<SunshineConversationsException>(() => operation.CallAsyncOn(
                    Clients.Create(new Uri("http://127.0.0.1:9"), client: builder => builder.ConfigurePrimaryHttpMessageHandler(() => transport))));
            }
        }
    }

    [Fact]
    public async Task A_body_whose_length_is_a_lie_is_cut_off_while_it_is_read()
    {
        long sent = 0;
        await using RawServer server = RawServer.Reading(async (socket, token) =>
        {
            await RawServer.SendAsync(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", token);
            string chunk = $"10000\r\n{new string(' ', 0x10000)}\r\n";
            while (true)
            {
                await RawServer.SendAsync(socket, chunk, token);
                sent += 0x10000;
            }
        });

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Clients.Create(server.BaseUrl).GetConversationAsync("a", "c"));

        Assert.Contains("10485760", error.Message, StringComparison.Ordinal);
        await server.DisposeAsync();
        // The socket buffers of this machine come on top of the limit.
        Assert.InRange(sent, 10 * 1024 * 1024, 40 * 1024 * 1024);
    }

    [Theory]
    [Values("gzip", "br")]
    public async Task A_compressed_response_is_decompressed_and_the_limit_counts_what_comes_out(string encoding)
    {
        byte[] json = Encoding.UTF8.GetBytes("""{"conversation":{"id":"1","description":"____"}}""".Replace("____", new string('x', 100_000), StringComparison.Ordinal));
        using var compressed = new MemoryStream();
        using (Stream encoder = encoding == "br" ? new BrotliStream(compressed, CompressionMode.Compress, leaveOpen: true) : new GZipStream(compressed, CompressionMode.Compress, leaveOpen: true))
            encoder.Write(json);
        string? acceptEncoding = null;
        await using RawServer server = new(async (server, _, socket, token) =>
        {
            while (await server.ReadRequestAsync(socket, token) is { } request)
            {
                acceptEncoding = request.Split("\r\n").Single(line => line.StartsWith("Accept-Encoding:", StringComparison.Ordinal));
                await RawServer.SendAsync(socket, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: {encoding}\r\nContent-Length: {compressed.Length}\r\n\r\n", token);
                await socket.SendAsync(compressed.ToArray(), token);
            }
        });

        ConversationResponse response = await Clients.Create(server.BaseUrl).GetConversationAsync("a", "c");
        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() =>
            Clients.Create(server.BaseUrl, options => options.MaxResponseContentBufferSize = 50_000).GetConversationAsync("a", "c"));

        Assert.Equal(100_000, response.Conversation!.Description!.Length);
        Assert.Contains("MaxResponseContentBufferSize", error.Message, StringComparison.Ordinal);
        Assert.Contains(encoding, acceptEncoding, StringComparison.Ordinal);
        Assert.True(compressed.Length < 50_000);
    }

    /// <summary>A value may be read lazily: all of it must be readable, and writable again.</summary>
    private static void LookInto(object? value)
    {
        switch (value)
        {
            case JsonObject node:
                Assert.NotNull(node.ToJsonString());
                break;
            case ConversationListResponse list:
                foreach (Conversation conversation in list.Conversations)
                    LookInto(conversation);
                Assert.NotNull(JsonSerializer.Serialize(list, SunshineConversationsJsonContext.Default.ConversationListResponse));
                break;
            case ConversationResponse response:
                LookInto(response.Conversation);
                Assert.NotNull(JsonSerializer.Serialize(response, SunshineConversationsJsonContext.Default.ConversationResponse));
                break;
            case ConversionEventsResponse events:
                _ = events.ConversionEvents.DatasetId;
                Assert.NotNull(JsonSerializer.Serialize(events, SunshineConversationsJsonContext.Default.ConversionEventsResponse));
                break;
            case Conversation { Metadata: { } metadata }:
                foreach (MetadataValue item in metadata.Values)
                    _ = (item.AsBoolean(), item.AsDecimal(), item.AsDouble(), item.AsInt64(), item.AsString(), item.AsJsonNode()?.ToJsonString());
                break;
            case ApiObject other:
                Assert.NotNull(JsonSerializer.Serialize(other, other.GetType(), SunshineConversationsJsonContext.Default));
                break;
        }
    }

    private static byte[] Mutate(Random random, Operation operation)
    {
        // More often than not the right response's own shape: what is far from it ends early.
        byte[] bytes = Encoding.UTF8.GetBytes(random.Next(3) == 0 ? Seeds[random.Next(Seeds.Length)] : operation.SuccessBody);
        for (int rounds = random.Next(3); rounds >= 0; rounds--)
            bytes = MutateOnce(random, bytes);

        return bytes;
    }

    private static byte[] MutateOnce(Random random, byte[] bytes)
    {
        if (bytes.Length == 0)
            return bytes;

        int at = random.Next(bytes.Length);
        switch (random.Next(14))
        {
            case 0:
                return bytes[..at];
            case 1:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 2:
                return [.. bytes[..at], .. bytes[Math.Min(at + random.Next(8), bytes.Length)..]];
            case 3:
                return [.. Encoding.UTF8.Preamble, .. bytes];
            case 4:
                return [.. bytes, .. bytes];
            case 5:
                return Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes));
            case 6:
                // A member twice.
                int comma = Array.IndexOf(bytes, (byte)',', at);
                int before = comma < 0 ? -1 : bytes.AsSpan(0, comma).LastIndexOfAny((byte)',', (byte)'{');
                return before < 0 ? bytes : [.. bytes[..comma], (byte)',', .. bytes[(before + 1)..comma], .. bytes[comma..]];
            default:
                return ReplaceValue(random, bytes, at);
        }
    }

    /// <summary>Puts another value in the place of one after a colon, so that the JSON stays JSON.</summary>
    private static byte[] ReplaceValue(Random random, byte[] bytes, int at)
    {
        int colon = Array.IndexOf(bytes, (byte)':', at);
        if (colon < 0)
            return bytes;

        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(colon + 1), isFinalBlock: false, default);
            if (!reader.Read() || !reader.TrySkip())
                return bytes;

            return [.. bytes[..(colon + 1)], .. Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]), .. bytes[(colon + 1 + (int)reader.BytesConsumed)..]];
        }
        catch (JsonException)
        {
            return bytes;
        }
    }

    private sealed class ResponseHandler : HttpMessageHandler
    {
        public (int Status, string? MediaType, byte[] Body) Next { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(Next.Body);
            if (Next.MediaType is { } mediaType)
                content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);

            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)Next.Status) { Content = content });
        }
    }
}
