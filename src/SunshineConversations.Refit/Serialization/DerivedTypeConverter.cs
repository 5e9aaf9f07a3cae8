using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Serialization;

/// <summary>
/// Writes a body whose shapes carry no discriminator as the class that it is. It cannot be read as its base, which does
/// not tell the class. It is public so that the generated code of another assembly can use it.
/// </summary>
/// <typeparam name="TBase">The base of the shapes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DerivedTypeConverter<TBase> : JsonConverter<TBase>
    where TBase : ApiObject
{
    /// <inheritdoc/>
    public override TBase? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException($"Read one of the classes that derive from {typeof(TBase).Name}: the JSON does not tell which it is.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TBase value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        // The library's own metadata: another context need not know the classes.
        JsonSerializer.Serialize(writer, value, WireSerializer.Options.GetTypeInfo(value.GetType()));
    }
}
