using System.Text.Unicode;

namespace SunshineConversations.Tests.Webhooks;

/// <summary>Whatever arrives ends in a value or in the one documented exception: 100,000 payloads, the same in each run.</summary>
public sealed class MutatedPayloadTests
{
    private const int Count = 100_000;

    /// <summary>Pieces that are put into a payload: values, what breaks JSON, and what .NET and JSON see differently.</summary>
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "null", "7", "-0", "1e400", "12345678901234567890123", "\"\"", "\"text\"", "true", "{}", "[]", "[null]", "[[{}]]", "{\"a\":1,\"a\":{\"a\":2,\"a\":3}}", "{\"type\":\"text\"}", "{\"type\":7}",
            "\"2026-02-30T00:00:00Z\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\\u0000unfit\"", "\"v1.1\"", "\"user:merge\"", "{\"id\\u0000unfit\":1,\"id\":2}",
            ",", ":", "\"", "{", "}", "[", "]", "\\", "\\u", "\0", "//", "NaN", " ", "\ufeff", "\u2028",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80],
    ];

    private static readonly Seed[] Seeds = [.. RecordedPayloads.All.OrderBy(payload => payload.Key, StringComparer.Ordinal).Select(payload => new Seed(Compact(payload.Value)))];

    [Fact]
    public void A_mutated_payload_is_a_value_or_a_format_exception()
    {
        // Parts of one size, each with its own random source: the result does not depend on how many run at once.
        const int Parts = 100;
        (int Values, int Exceptions) total = (0, 0);
        Parallel.For(0, Parts, part =>
        {
            var random = new Random(part);
            (int values, int exceptions) = (0, 0);
            for (int i = 0; i < Count / Parts; i++)
            {
                if (IsValue(Mutate(random), part, i))
                    values++;
                else
                    exceptions++;
            }

            Interlocked.Add(ref total.Values, values);
            Interlocked.Add(ref total.Exceptions, exceptions);
        });

        Assert.Equal(Count, total.Values + total.Exceptions);
        Assert.True(Math.Min(total.Values, total.Exceptions) > Count / 5, total.ToString());
    }

    [Theory]
    [Values("[", "{\"a\":", "{\"events\":[", "[{\"type\":\"user:merge\",\"payload\":")]
    public void Depth_is_limited(string level)
    {
        foreach (int depth in new[] { 64, 1000, 100_000 })
        {
            string bomb = string.Concat(Enumerable.Repeat(level, depth));
            Assert.Throws<FormatException>(() => WebhookPayload.Parse(bomb));
            Assert.Throws<FormatException>(() => WebhookPayload.Parse($$"""{"events":[{{bomb}}"""));
        }
    }

    [Theory]
    [InlineData("""{"type":"conversation:message","later":$}""", 60, typeof(ConversationMessageEvent))]
    [InlineData("""{"type":"neverSeen","later":$}""", 60, typeof(UnknownWebhookEvent))]
    [InlineData("""{"type":"conversation:message","later":$}""", 70, typeof(UnknownWebhookEvent))]
    [InlineData("""{"type":"conversation:message","payload":{"message":{"metadata":{"a":$}}}}""", 70, typeof(UnknownWebhookEvent))]
    [InlineData("""{"type":"client:remove","payload":{"error":{"a":$}}}""", 70, typeof(UnknownWebhookEvent))]
    [InlineData("""{"type":"neverSeen","later":$}""", 70, typeof(UnknownWebhookEvent))]
    [InlineData("$", 70, typeof(UnknownWebhookEvent))]
    [InlineData("""{"type":"conversation:message","later":$}""", 990, typeof(UnknownWebhookEvent))]
    public void A_deep_event_costs_no_other_and_is_whole(string @event, int depth, Type read)
    {
        string deep = @event.Replace("$", new string('[', depth) + new string(']', depth), StringComparison.Ordinal);
        string json = RecordedPayloads.Batch(deep, "null", """{"type":"user:update","id":"7"}""", """{"type":"user:update","id":8}""");

        WebhookPayload payload = WebhookPayload.Parse(json);

        Assert.Equal([read, typeof(UserUpdateEvent), typeof(UserUpdateEvent)], payload.Events.Select(@event => @event.GetType()));
        Assert.Equal("7", payload.Events[1].Id);
        Assert.Null(payload.AdditionalData);
        string written = JsonSerializer.Serialize(payload.Events[0], SunshineConversationsJsonContext.Default.WebhookEvent);
        Assert.Equal(written, JsonSerializer.Serialize(payload.Events[0]));
        // A known one is written in the order of its type, with the lists that it omits.
        Assert.Equal(read == typeof(UnknownWebhookEvent) ? deep : written, written);
    }

    [Theory]
    [Values("""{"later":$,"events":[{"type":"user:update"}]}""", """{"app":{"id":"7","later":$},"events":[{"type":"user:update"}]}""",
        """{"app":$,"events":[{"type":"user:update"}]}""")]
    public void What_is_deep_beside_the_events_costs_none(string json)
    {
        foreach (int depth in new[] { 70, 990 })
            Assert.IsType<UserUpdateEvent>(Assert.Single(WebhookPayload.Parse(json.Replace("$", new string('[', depth) + new string(']', depth), StringComparison.Ordinal)).Events));
    }

    private static bool IsValue(byte[] json, int part, int number)
    {
        WebhookPayload payload;
        try
        {
            payload = WebhookPayload.Parse(json);
        }
        catch (FormatException)
        {
            Assert.False(number % 10 == 0 && IsPayload(json), Encoding.UTF8.GetString(json));
            return false;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Payload {number} of {part}: {Encoding.UTF8.GetString(json)}", e);
        }

        // A read payload can be used and written: nothing in it throws later. Every tenth is enough for that, and fast.
        if (number % 10 == 0)
        {
            byte[] written = payload.ToUtf8Json();
            Assert.True(Ascii.IsValid(written));
            WebhookPayload again = WebhookPayload.Parse(written);
            Assert.Equal(payload.Events.Select(Written), again.Events.Select(Written));
        }

        return true;

        // Timestamps are written to the millisecond.
        static (Type, string, string, long?) Written(WebhookEvent read) => (read.GetType(), read.Type, read.Id, read.CreatedAt?.UtcTicks / TimeSpan.TicksPerMillisecond);
    }

    /// <summary>Whether it must be read: it is JSON, has the array and says nothing of a version.</summary>
    private static bool IsPayload(byte[] json)
    {
        // The framework's reader sees only the structure.
        if (!Utf8.IsValid(json))
            return false;

        try
        {
            JsonElement payload = JsonElement.Parse(json);
            return payload.ValueKind == JsonValueKind.Object
                && payload.TryGetProperty("events", out JsonElement events)
                && events.ValueKind == JsonValueKind.Array
                && !payload.TryGetProperty("version", out _)
                && (!payload.TryGetProperty("webhook", out JsonElement webhook) || webhook.ValueKind != JsonValueKind.Object || !webhook.TryGetProperty("version", out JsonElement version) || version.ValueEquals("v2"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static byte[] Mutate(Random random)
    {
        Seed seed = Seeds[random.Next(Seeds.Length)];
        byte[] json = seed.Json;
        // Half of them stay JSON: a value becomes another one, or a member comes twice.
        if (random.Next(2) == 0)
        {
            Range value = seed.Values[random.Next(seed.Values.Count)];
            return random.Next(2) == 0
                ? Replace(json, value, Valid(random, seed))
                : Replace(json, seed.Names[random.Next(seed.Names.Count)], [.. json[seed.Names[random.Next(seed.Names.Count)]], .. Valid(random, seed), (byte)','], keepsRange: true);
        }

        for (int count = random.Next(1, 4); count > 0 && json.Length > 0; count--)
        {
            int start = random.Next(json.Length);
            int end = Math.Min(json.Length, start + random.Next(40));
            json = random.Next(5) switch
            {
                0 => Replace(json, start..(start + 1), [(byte)random.Next(256)]),
                1 => Replace(json, start..end, []),
                2 => Replace(json, start..start, json[start..end]),
                3 => json[..start],
                _ => Replace(json, start..start, Pieces[random.Next(Pieces.Length)]),
            };
        }

        return json;
    }

    /// <summary>A value of a payload, or one that fits nowhere.</summary>
    private static byte[] Valid(Random random, Seed seed) =>
        random.Next(2) == 0 ? Pieces[random.Next(22)] : seed.Json[seed.Values[random.Next(seed.Values.Count)]];

    private static byte[] Replace(byte[] json, Range range, byte[] with, bool keepsRange = false)
    {
        (int start, int length) = range.GetOffsetAndLength(json.Length);
        return [.. json.AsSpan(0, start), .. with, .. json.AsSpan(keepsRange ? start : start + length)];
    }

    private static byte[] Compact(byte[] json) => JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(json));

    /// <summary>A payload, where its values stand, and where the names of its members, each with its colon.</summary>
    private sealed class Seed
    {
        public Seed(byte[] json)
        {
            Json = json;
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                int start = (int)reader.TokenStartIndex;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    Names.Add(start..(int)reader.BytesConsumed);
                }
                else if (reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject) && start > 0)
                {
                    Utf8JsonReader end = reader;
                    end.Skip();
                    Values.Add(start..(int)end.BytesConsumed);
                }
            }
        }

        public byte[] Json { get; }

        public List<Range> Values { get; } = [];

        public List<Range> Names { get; } = [];
    }
}
