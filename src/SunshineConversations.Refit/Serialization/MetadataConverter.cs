using System.Buffers;
using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Serialization;

/// <summary>
/// Reads and writes <see cref="Metadata"/>; if a name occurs twice, the last property is used, as in JSON.parse. It is public so that the generated code of another assembly
/// can use it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MetadataConverter : JsonConverter<Metadata>
{
    /// <inheritdoc/>
    public override Metadata Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Expected an object.");

        var metadata = new Metadata();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            metadata[name] = MetadataValueConverter.Read(ref reader);
        }

        return metadata;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Metadata value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        foreach ((string name, MetadataValue item) in value)
        {
            writer.WritePropertyName(name);
            MetadataValueConverter.Write(writer, item);
        }

        writer.WriteEndObject();
    }
}

/// <summary>
/// Reads and writes one <see cref="MetadataValue"/>; any value except a string is kept as its JSON. It is public so that the generated code of another assembly
/// can use it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MetadataValueConverter : JsonConverter<MetadataValue>
{
    /// <inheritdoc/>
    public override MetadataValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, MetadataValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Write(writer, value);
    }

    internal static MetadataValue Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new(JsonValueKind.String, reader.GetString()!);
            case JsonTokenType.Number:
                return new(JsonValueKind.Number, reader.HasValueSequence
                    ? Encoding.UTF8.GetString(reader.ValueSequence.ToArray())
                    : Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Null:
                return default;
            default:
                JsonElement element = JsonElement.ParseValue(ref reader);
                return new(element.ValueKind, element.GetRawText());
        }
    }

    internal static void Write(Utf8JsonWriter writer, MetadataValue value)
    {
        if (value.AsString() is { } text)
            writer.WriteStringValue(text);
        else if (value.Kind is JsonValueKind.Array or JsonValueKind.Object)
            // Their strings are escaped by the writer's rules, not the service's: see WireSerializer.ThrowIfNotSendable.
            JsonElement.Parse(value.ToString()).WriteTo(writer);
        else
            writer.WriteRawValue(value.ToString(), skipInputValidation: true);
    }
}
