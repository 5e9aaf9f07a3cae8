using System.Buffers;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Serialization;

/// <summary>
/// Reads the events of a batch one by one, so that a malformed event does not affect the others: the tolerant reader sees that event alone.
/// An event that cannot be read as its type is an <see cref="UnknownWebhookEvent"/>, and nulls are omitted. It is public so
/// that the generated code of another assembly can use it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WebhookEventsConverter : JsonConverter<IReadOnlyList<WebhookEvent>>
{
    /// <summary>Each malformed event causes an exception. After this many, the others are repaired right away, without trying to read them as they are.</summary>
    private const int MaxFailures = 100;

    private static readonly UnionConverter<WebhookEvent> Union = new();

    /// <inheritdoc/>
    public override IReadOnlyList<WebhookEvent> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("Expected an array.");

        // In a rented array first, so that the list has the right size.
        WebhookEvent[] events = ArrayPool<WebhookEvent>.Shared.Rent(16);
        int count = 0;
        int failures = 0;
        TolerantReader? tolerant = null;
        try
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType == JsonTokenType.Null)
                    continue;

                if (count == events.Length)
                    Grow(ref events);

                events[count++] = (failures < MaxFailures ? TryRead(ref reader, ref failures) : null) ?? ReadOdd(ref reader, tolerant ??= new());
            }

            return events.AsSpan(0, count).ToArray();
        }
        finally
        {
            ArrayPool<WebhookEvent>.Shared.Return(events, clearArray: true);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<WebhookEvent> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartArray();
        foreach (WebhookEvent @event in value)
            Union.Write(writer, @event, options);

        writer.WriteEndArray();
    }

    /// <summary>Reads each event separately; some are nested deeper than the serializer reads.</summary>
    internal static IReadOnlyList<WebhookEvent> Read(JsonElement events)
    {
        int failures = 0;
        var tolerant = new TolerantReader();
        return [.. events.EnumerateArray().Where(@event => @event.ValueKind != JsonValueKind.Null).Select(ReadEvent)];

        WebhookEvent ReadEvent(JsonElement @event)
        {
            ReadOnlySpan<byte> json = JsonMarshal.GetRawUtf8Value(@event);
            var reader = new Utf8JsonReader(json);
            reader.Read();
            try
            {
                return (failures < MaxFailures ? TryRead(ref reader, ref failures) : null) ?? ReadOdd(ref reader, tolerant);
            }
            catch (JsonException)
            {
                return TolerantReader.ReadMended(json, SunshineConversationsJsonContext.Default.UnknownWebhookEvent)!;
            }
        }
    }

    private static WebhookEvent? TryRead(ref Utf8JsonReader reader, ref int failures)
    {
        Utf8JsonReader start = reader;
        try
        {
            return Union.Read(ref reader, typeof(WebhookEvent), WireSerializer.Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // The last two are thrown by the reader for a value of a different kind, and turned into a JsonException by the serializer.
            failures++;
            reader = start;
            return null;
        }
    }

    /// <exception cref="JsonException">It is not JSON.</exception>
    private static WebhookEvent ReadOdd(ref Utf8JsonReader reader, TolerantReader tolerant)
    {
        var json = JsonElement.ParseValue(ref reader);
        return tolerant.TryRead(json, SunshineConversationsJsonContext.Default.WebhookEvent, out WebhookEvent? @event)
            ? @event
            : json.Deserialize(SunshineConversationsJsonContext.Default.UnknownWebhookEvent)!;
    }

    private static void Grow(ref WebhookEvent[] events)
    {
        WebhookEvent[] larger = ArrayPool<WebhookEvent>.Shared.Rent(events.Length * 2);
        events.CopyTo(larger, 0);
        ArrayPool<WebhookEvent>.Shared.Return(events, clearArray: true);
        events = larger;
    }
}
