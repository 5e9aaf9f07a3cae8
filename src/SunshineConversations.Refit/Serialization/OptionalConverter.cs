using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations;

/// <summary>
/// Writes an <see cref="Optional{T}"/> that is set. One that is not set is a default value, which
/// <see cref="JsonIgnoreCondition.WhenWritingDefault"/> on its property leaves out.
/// </summary>
internal sealed class OptionalConverter<T> : JsonConverter<Optional<T?>>
    where T : class
{
    public override bool HandleNull => true;

    public override Optional<T?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize(ref reader, TypeInfo(options)));

    public override void Write(Utf8JsonWriter writer, Optional<T?> value, JsonSerializerOptions options)
    {
        if (value.Value is { } present)
            JsonSerializer.Serialize(writer, present, TypeInfo(options));
        else
            writer.WriteNullValue();
    }

    private static JsonTypeInfo<T> TypeInfo(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
