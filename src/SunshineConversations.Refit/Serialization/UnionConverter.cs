using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Serialization;

/// <summary>
/// Reads an object as the case that its <c>type</c> names, and as the unknown case where that is missing, not a string or
/// not known. It is public so that the generated code of another assembly can use it.
/// </summary>
/// <typeparam name="TBase">The base of the union.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnionConverter<TBase> : JsonConverter<TBase>, ICaseFinder
    where TBase : ApiObject, IHasCases<TBase>
{
    /// <inheritdoc/>
    public override TBase? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.StartObject ? TBase.Cases.Find(reader) : TBase.Cases.Unknown).Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TBase value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        TBase.Cases.Of(value).Write(writer, value);
    }

    JsonTypeInfo ICaseFinder.Find(JsonElement value) => TBase.Cases.Find(value).TypeInfo;
}

/// <summary>Determines the metadata with which an object of a union is read.</summary>
internal interface ICaseFinder
{
    JsonTypeInfo Find(JsonElement value);
}
