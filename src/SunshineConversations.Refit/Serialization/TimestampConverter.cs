using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Reads ISO 8601 timestamps with and without fractions of a second; one without an offset is UTC, never the local
/// time of this machine. Writes the service's own format, <c>YYYY-MM-DDThh:mm:ss.SSSZ</c>.
/// </summary>
internal sealed class TimestampConverter : JsonConverter<DateTimeOffset?>
{
    private const int DateLength = 10;

    /// <summary>A date as ISO 8601 writes it comes first: nothing is made up of a time alone, nor guessed which number is the month.</summary>
    public static bool TryParse(string? text, out DateTimeOffset timestamp)
    {
        timestamp = default;
        return text?.Length >= DateLength
            && DateOnly.TryParseExact(text.AsSpan(0, DateLength), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out timestamp);
    }

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && (TryGetUtc(ref reader, out DateTimeOffset timestamp) || TryParse(reader.GetString(), out timestamp))
            ? timestamp
            : throw new JsonException("Expected a timestamp.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is not { } timestamp)
        {
            writer.WriteNullValue();
            return;
        }

        bool wholeMilliseconds = timestamp.Ticks % TimeSpan.TicksPerMillisecond == 0;
        string offset = timestamp.Offset == TimeSpan.Zero ? "'Z'" : "zzz";
        writer.WriteStringValue(timestamp.ToString($"yyyy-MM-dd'T'HH:mm:ss.{(wholeMilliseconds ? "fff" : "fffffff")}{offset}", CultureInfo.InvariantCulture));
    }

    /// <summary>The service's own format, without a string in between. The framework would take one without an offset for local time.</summary>
    private static bool TryGetUtc(ref Utf8JsonReader reader, out DateTimeOffset timestamp)
    {
        timestamp = default;
        return !reader.HasValueSequence && reader.ValueSpan is [.., (byte)'Z'] && reader.TryGetDateTimeOffset(out timestamp);
    }
}
