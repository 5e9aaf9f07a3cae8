using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Serialization;

/// <summary>
/// Reads and writes an open enum as its string, known or not. It is public so that the generated code of another assembly
/// can use it.
/// </summary>
/// <typeparam name="T">The open enum. Its <see cref="object.ToString"/> is its value on the wire.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OpenEnumConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>
{
    /// <summary>The last value read: the items of a list usually have the same one, which need not be a new string each time.</summary>
    private string _last = "";

    /// <summary>A default value, which has no string, is written and read as null.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => T.Parse(ReadString(ref reader), provider: null),
        JsonTokenType.Null => default,
        _ => throw new JsonException("Expected a string."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (EqualityComparer<T>.Default.Equals(value, default))
            writer.WriteNullValue();
        else
            writer.WriteStringValue(value.ToString());
    }

    private string ReadString(ref Utf8JsonReader reader)
    {
        string last = _last;
        return reader.ValueTextEquals(last) ? last : _last = reader.GetString()!;
    }
}
