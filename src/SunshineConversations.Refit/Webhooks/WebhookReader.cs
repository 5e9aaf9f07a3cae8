using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SunshineConversations;

/// <summary>
/// Reads a batch of events: as a whole, which is fast, and where that fails event by event, so that an odd one costs no
/// other. An event that cannot be read as what its type says is an <see cref="UnknownWebhookEvent"/>.
/// </summary>
internal static class WebhookReader
{
    private static SunshineConversationsJsonContext Context => SunshineConversationsJsonContext.Default;

    /// <exception cref="JsonException">It is not JSON, or nested too deeply.</exception>
    /// <exception cref="FormatException">It is not an object with an array <c>events</c>.</exception>
    public static WebhookPayload Read(ReadOnlySpan<byte> json)
    {
        json = Utf8Text.Readable(json);
        WebhookPayload? payload;
        try
        {
            payload = JsonSerializer.Deserialize(json, Context.WebhookPayload);
        }
        catch (JsonException)
        {
            payload = ReadEventByEvent(json);
        }

        return payload?.HasEvents() == true ? payload : throw NoEvents();
    }

    private static WebhookPayload ReadEventByEvent(ReadOnlySpan<byte> json)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("events"u8, out JsonElement events)
            || events.ValueKind != JsonValueKind.Array)
            throw NoEvents();

        WebhookPayload payload = WireSerializer.Read(WithoutEvents(document.RootElement), Context.WebhookPayload);
        var reader = new TolerantReader();
        payload.Events = [.. from item in events.EnumerateArray() where item.ValueKind != JsonValueKind.Null select ReadEvent(item, reader)];
        return payload;
    }

    private static WebhookEvent ReadEvent(JsonElement item, TolerantReader reader) =>
        reader.TryRead(item, Context.WebhookEvent, out WebhookEvent? @event)
            ? @event
            : JsonSerializer.Deserialize(JsonMarshal.GetRawUtf8Value(item), Context.UnknownWebhookEvent)!;

    private static ReadOnlySpan<byte> WithoutEvents(JsonElement payload)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in payload.EnumerateObject())
            {
                if (!member.NameEquals("events"u8))
                    member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    private static FormatException NoEvents() => new("The body of the webhook is not an object with an array 'events'.");
}
