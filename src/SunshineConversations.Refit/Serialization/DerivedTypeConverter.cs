using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Serialization;

/// <summary>
/// Writes a body whose shapes have no discriminator as its own class. It cannot be deserialized as its base, which does
/// not identify the class. It is public so that the generated code of another assembly can use it.
/// </summary>
/// <typeparam name="TBase">The base of the shapes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DerivedTypeConverter<TBase> : JsonConverter<TBase>
    where TBase : ApiObject
{
    /// <inheritdoc/>
    public override TBase? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException($"{typeof(TBase).Name} has no discriminator; deserialize one of its derived classes.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TBase value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        // The library's own metadata: another context need not know the classes.
        JsonSerializer.Serialize(writer, value, WireSerializer.Options.GetTypeInfo(value.GetType()));
    }
}
