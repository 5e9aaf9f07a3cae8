using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Serialization;

/// <summary>
/// Reads ISO 8601 timestamps with and without fractions of a second; one without an offset is UTC, never the local
/// time of this machine. Writes the only format that the service accepts, <c>YYYY-MM-DDThh:mm:ss.SSSZ</c>: in UTC, truncated to
/// milliseconds. It is public so that the generated code of another assembly can use it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TimestampConverter : JsonConverter<DateTimeOffset?>
{
    private const int DateLength = 10;
    private const int MillisecondsLength = 23;

    /// <inheritdoc/>
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && (TryGetUtc(ref reader, out DateTimeOffset timestamp) || TryParse(reader.GetString(), out timestamp))
            ? timestamp
            : throw new JsonException("Expected a timestamp.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is not { } timestamp)
        {
            writer.WriteNullValue();
            return;
        }

        // Without an intermediate string, and as custom formats are slow.
        Span<byte> text = stackalloc byte[32];
        timestamp.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[MillisecondsLength] = (byte)'Z';
        writer.WriteStringValue(text[..(MillisecondsLength + 1)]);
    }

    internal static string Format(DateTimeOffset timestamp) => timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The timestamp; <see langword="null"/> if the string is not a timestamp.</summary>
    internal static DateTimeOffset? Parse(string? text) => TryParse(text, out DateTimeOffset timestamp) ? timestamp : null;

    /// <summary>The value must begin with an ISO 8601 date: no date is invented for a time alone, and no month is guessed.</summary>
    private static bool TryParse(string? text, out DateTimeOffset timestamp)
    {
        timestamp = default;
        return text?.Length >= DateLength
            && DateOnly.TryParseExact(text.AsSpan(0, DateLength), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out timestamp);
    }

    /// <summary>The service's own format, without an intermediate string. The framework would treat one without an offset as local time.</summary>
    private static bool TryGetUtc(ref Utf8JsonReader reader, out DateTimeOffset timestamp)
    {
        timestamp = default;
        return !reader.HasValueSequence && reader.ValueSpan is [.., (byte)'Z'] && reader.TryGetDateTimeOffset(out timestamp);
    }
}
