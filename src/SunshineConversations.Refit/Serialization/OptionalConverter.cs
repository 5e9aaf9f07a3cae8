using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations;

/// <summary>
/// Reads and writes an <see cref="Optional{T}"/> that is set. One that is not set is a default value, which
/// <see cref="JsonIgnoreCondition.WhenWritingDefault"/> on its property omits. It is public so that the generated code of
/// another assembly can use it.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OptionalConverter<T> : JsonConverter<Optional<T?>>
{
    /// <summary>A null is a value: it clears the member.</summary>
    public override bool HandleNull => true;

    // The library's own metadata: another context need not know the type of the value.
    private static JsonTypeInfo<T> TypeInfo { get; } = (JsonTypeInfo<T>)WireSerializer.Options.GetTypeInfo(typeof(T));

    /// <inheritdoc/>
    public override Optional<T?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize(ref reader, TypeInfo));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Optional<T?> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { IsSet: true, Value: { } present })
            JsonSerializer.Serialize(writer, present, TypeInfo);
        else
            writer.WriteNullValue();
    }
}
