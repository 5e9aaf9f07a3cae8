using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Serialization;

/// <summary>
/// Reads a string that the service also sends as a number, digit for digit, and writes it as a string. It is public so that
/// the generated code of another assembly can use it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => MetadataValueConverter.Read(ref reader).ToString(),
        _ => throw new JsonException("Expected a string or a number."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value);
    }
}
