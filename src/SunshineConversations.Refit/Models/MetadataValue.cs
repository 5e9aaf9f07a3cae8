using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// One value of a <see cref="Metadata"/>: a string, a number or a boolean; strings, numbers and booleans convert to
/// it implicitly. From the service it may also contain any other JSON, unchanged.
/// </summary>
[JsonConverter(typeof(MetadataValueConverter))]
public readonly record struct MetadataValue
{
    /// <summary>The value of a string; for every other kind its JSON, unchanged, so that no digit of a number is lost.</summary>
    private readonly string? _text;

    private readonly JsonValueKind _kind;

    internal MetadataValue(JsonValueKind kind, string text)
    {
        _kind = kind;
        _text = text;
    }

    /// <summary>The kind of the value; <see cref="JsonValueKind.Null"/> for a default <see cref="MetadataValue"/>.</summary>
    public JsonValueKind Kind => _text is null ? JsonValueKind.Null : _kind;

    /// <summary>The value if it is a string, otherwise <see langword="null"/>.</summary>
    public string? AsString() => Kind == JsonValueKind.String ? _text : null;

    /// <summary>The value if it is a boolean, otherwise <see langword="null"/>.</summary>
    public bool? AsBoolean() => Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The value if it is a number, as the nearest <see cref="double"/>, otherwise <see langword="null"/>.</summary>
    public double? AsDouble() => Kind == JsonValueKind.Number ? double.Parse(_text!, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    /// <summary>The value if it is a number that fits a <see cref="decimal"/>, otherwise <see langword="null"/>.</summary>
    public decimal? AsDecimal() =>
        Kind == JsonValueKind.Number && decimal.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    /// <summary>The value if it is a whole number that fits a <see cref="long"/>, otherwise <see langword="null"/>.</summary>
    public long? AsInt64() =>
        Kind == JsonValueKind.Number && long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>The value as a new JSON node; <see langword="null"/> for JSON null. Use it for values that are neither strings, numbers nor booleans.</summary>
    public JsonNode? AsJsonNode() => Kind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => JsonValue.Create(_text),
        _ => JsonNode.Parse(_text!),
    };

    /// <summary>The value of a string, or the JSON of any other kind.</summary>
    public override string ToString() => _text ?? "null";

    /// <summary>Creates a value from a string.</summary>
    /// <param name="value">The string.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>: metadata contains strings, numbers and booleans. Omit the property instead.</exception>
    public static implicit operator MetadataValue(string value) =>
        new(JsonValueKind.String, value ?? throw new ArgumentNullException(nameof(value), "Metadata contains strings, numbers and booleans; omit a property instead of setting it to null."));

    /// <summary>Creates a value from a boolean.</summary>
    /// <param name="value">The boolean.</param>
    public static implicit operator MetadataValue(bool value) => value ? new(JsonValueKind.True, "true") : new(JsonValueKind.False, "false");

    /// <summary>Creates a value from a whole number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator MetadataValue(int value) => (long)value;

    /// <summary>Creates a value from a whole number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator MetadataValue(long value) => new(JsonValueKind.Number, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Creates a value from a number.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is infinite or not a number: JSON has no such value.</exception>
    public static implicit operator MetadataValue(double value) => double.IsFinite(value)
        ? new(JsonValueKind.Number, value.ToString("R", CultureInfo.InvariantCulture))
        : throw new ArgumentOutOfRangeException(nameof(value), value, "JSON cannot represent this number.");

    /// <summary>Creates a value from a number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator MetadataValue(decimal value) => new(JsonValueKind.Number, value.ToString(CultureInfo.InvariantCulture));
}
