using System.Buffers;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Serialization;

/// <summary>
/// Reads any object as the unknown case of a union, every member of it into <see cref="ApiObject.AdditionalData"/>, and
/// writes the same members. It is public so that the generated code of another assembly can use it.
/// </summary>
/// <typeparam name="TCase">The unknown case.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnknownCaseConverter<TCase> : JsonConverter<TCase>
    where TCase : ApiObject, new()
{
    /// <inheritdoc/>
    public override TCase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return new TCase() is IKeepsAnyValue ? WithValue(JsonElement.ParseValue(ref reader)) : throw new JsonException("Expected an object.");

        Dictionary<string, JsonElement>? members = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            (members ??= [])[name] = JsonElement.ParseValue(ref reader);
        }

        return new() { AdditionalData = members };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TCase value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value is IKeepsAnyValue { Value: { } notAnObject })
        {
            WriteDeep(writer, notAnObject);
            return;
        }

        writer.WriteStartObject();
        if (value.AdditionalData is { } members)
        {
            foreach ((string name, JsonElement member) in members)
            {
                writer.WritePropertyName(name);
                if (value is IKeepsAnyValue)
                    WriteDeep(writer, member);
                else
                    member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>The discriminator; empty where it is missing or not a string.</summary>
    internal static string TypeOf(TCase value) => TextOf(value, "type") ?? "";

    /// <summary>A member; <see langword="null"/> where it is missing or not a string.</summary>
    internal static string? TextOf(TCase value, string name) =>
        value.AdditionalData is { } members && members.TryGetValue(name, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    /// <summary>Sets a member, or removes it if the string is <see langword="null"/>.</summary>
    internal static void SetText(TCase value, string name, string? text)
    {
        if (text is null)
            value.AdditionalData?.Remove(name);
        else
            (value.AdditionalData ??= new Dictionary<string, JsonElement>())[name] = JsonSerializer.SerializeToElement(text, SunshineConversationsJsonContext.Default.String);
    }

    /// <summary>Writes a value of any depth that can be read: the serializer's writer is limited to 64 levels.</summary>
    private static void WriteDeep(Utf8JsonWriter writer, JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var deep = new Utf8JsonWriter(buffer, writer.Options with { MaxDepth = TolerantReader.MaxDepth }))
        {
            value.WriteTo(deep);
        }

        writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
    }

    private static TCase WithValue(JsonElement value)
    {
        var unknown = new TCase();
        ((IKeepsAnyValue)unknown).Value = value;
        return unknown;
    }
}

/// <summary>An unknown case that also accepts a value that is not an object.</summary>
internal interface IKeepsAnyValue
{
    /// <summary>The value received instead of an object, or <see langword="null"/>.</summary>
    JsonElement? Value { get; set; }
}
