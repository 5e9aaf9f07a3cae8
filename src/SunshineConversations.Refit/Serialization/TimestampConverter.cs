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
    public static bool TryParse(string? text, out DateTimeOffset timestamp) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out timestamp)
        && text is [>= '0' and <= '9', ..] && text.Contains('-');

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out DateTimeOffset timestamp)
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
}
