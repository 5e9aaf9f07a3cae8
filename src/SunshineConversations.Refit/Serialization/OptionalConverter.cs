using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Serialization;

/// <summary>
/// Reads and writes an <see cref="Optional{T}"/> that is set. One that is not set is a default value, which
/// <see cref="JsonIgnoreCondition.WhenWritingDefault"/> on its property omits. It is public so that the generated code of
/// another assembly can use it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OptionalConverter : JsonConverterFactory
{
    /// <summary>One for each type in the library's own models: Native AOT cannot create them at run time.</summary>
    private static readonly JsonConverter[] Known = [new Of<int?>(), new Of<IReadOnlyList<string>>(), new Of<Metadata>(), new Of<string>()];

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsConstructedGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">It is an <see cref="Optional{T}"/> of a type that no model of the library uses, under Native AOT.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        if (Array.Find(Known, converter => converter.Type == typeToConvert) is { } known)
            return known;

        return RuntimeFeature.IsDynamicCodeSupported
            ? (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GenericTypeArguments))!
            : throw new NotSupportedException($"{typeToConvert} cannot be serialized under Native AOT.");
    }

    private sealed class Of<T> : JsonConverter<Optional<T?>>
    {
        /// <summary>The library's own metadata: another context need not know the type of the value.</summary>
        private static readonly JsonTypeInfo? Own = WireSerializer.Options.TryGetTypeInfo(typeof(T), out JsonTypeInfo? found) ? found : null;

        /// <summary>Null is a value: it clears the member.</summary>
        public override bool HandleNull => true;

        public override Optional<T?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize(ref reader, TypeInfo(options)));

        public override void Write(Utf8JsonWriter writer, Optional<T?> value, JsonSerializerOptions options)
        {
            if (value is { IsSet: true, Value: { } present })
                JsonSerializer.Serialize(writer, present, TypeInfo(options));
            else
                writer.WriteNullValue();
        }

        private static JsonTypeInfo<T> TypeInfo(JsonSerializerOptions options) => (JsonTypeInfo<T>)(Own ?? options.GetTypeInfo(typeof(T)));
    }
}
