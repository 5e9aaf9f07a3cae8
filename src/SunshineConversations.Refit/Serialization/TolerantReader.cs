using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations;

/// <summary>
/// Makes an answer readable that is valid JSON of the right outer shape but holds a value of another kind than
/// documented, such as a number where a text should be. The property stays null and the value is kept in
/// <see cref="WireObject.AdditionalData"/>; nothing is lost and nothing throws.
/// </summary>
/// <remarks>
/// It writes the answer again with every unfit member under a marked name, which no type knows, so that the ordinary
/// reader keeps it as additional data; <see cref="RestoreNames"/> then takes the mark away. This runs only when the
/// ordinary reader failed, and costs the ordinary case nothing.
/// </remarks>
internal static class TolerantReader
{
    private const string Mark = "\0unfit";

    /// <summary>Writes the answer again so that it can be read.</summary>
    /// <returns>False when it is not JSON, or when its outer shape is wrong: then it is an error and stays one.</returns>
    public static bool TryMend(ReadOnlySpan<byte> json, JsonTypeInfo typeInfo, out ReadOnlyMemory<byte> mended)
    {
        mended = default;
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            if (!HasOuterShape(document.RootElement, typeInfo))
                return false;

            var buffer = new ArrayBufferWriter<byte>(json.Length);
            using (var writer = new Utf8JsonWriter(buffer))
            {
                WriteObject(writer, document.RootElement, typeInfo);
            }

            mended = buffer.WrittenMemory;
            return true;
        }
        catch (JsonException)
        {
            // Not JSON: the first error says so already.
            return false;
        }
    }

    /// <summary>Gives the members that were set aside their own names back.</summary>
    public static void RestoreNames(IDictionary<string, JsonElement> data)
    {
        string[] marked = [.. data.Keys.Where(name => name.EndsWith(Mark, StringComparison.Ordinal))];
        foreach (string name in marked)
        {
            JsonElement value = data[name];
            data.Remove(name);
            data[name[..^Mark.Length]] = value;
        }
    }

    /// <summary>An answer carries its payload in its root's objects and arrays: of another kind, there is nothing to read.</summary>
    private static bool HasOuterShape(JsonElement root, JsonTypeInfo typeInfo) =>
        typeInfo.Kind == JsonTypeInfoKind.Object
        && root.ValueKind == JsonValueKind.Object
        && root.EnumerateObject().All(member => PropertyOf(typeInfo, member.Name) is not { } property || HasStructureOf(member.Value, property.PropertyType, typeInfo.Options));

    private static bool HasStructureOf(JsonElement value, Type type, JsonSerializerOptions options)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return true;

        JsonTypeInfo typeInfo = options.GetTypeInfo(type);
        return typeInfo.Kind switch
        {
            JsonTypeInfoKind.Object => value.ValueKind == JsonValueKind.Object,
            JsonTypeInfoKind.Enumerable => value.ValueKind == JsonValueKind.Array
                && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Object or JsonValueKind.Null),
            _ => true,
        };
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement value, JsonTypeInfo typeInfo)
    {
        // Of two members with one name the last counts, also where only one of them fits.
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty member in value.EnumerateObject())
            members[member.Name] = member.Value;

        writer.WriteStartObject();
        foreach ((string name, JsonElement member) in members)
        {
            JsonPropertyInfo? property = PropertyOf(typeInfo, name);
            if (property is not null && Fits(member, property.PropertyType, typeInfo.Options))
            {
                writer.WritePropertyName(name);
                WriteValue(writer, member, typeInfo.Options.GetTypeInfo(property.PropertyType));
            }
            else
            {
                writer.WritePropertyName(property is null ? name : name + Mark);
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonElement value, JsonTypeInfo typeInfo)
    {
        if (typeInfo.Kind == JsonTypeInfoKind.Object && value.ValueKind == JsonValueKind.Object)
        {
            WriteObject(writer, value, typeInfo);
        }
        else if (typeInfo.Kind == JsonTypeInfoKind.Enumerable && value.ValueKind == JsonValueKind.Array)
        {
            JsonTypeInfo elementInfo = typeInfo.Options.GetTypeInfo(typeInfo.ElementType!);
            writer.WriteStartArray();
            foreach (JsonElement item in value.EnumerateArray())
                WriteValue(writer, item, elementInfo);

            writer.WriteEndArray();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static bool Fits(JsonElement value, Type type, JsonSerializerOptions options)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(MetadataValue))
            return true;

        if (type == typeof(bool))
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False;

        if (type == typeof(int))
            return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _);

        if (type == typeof(DateTimeOffset))
            return value.ValueKind == JsonValueKind.String && TimestampConverter.TryParse(value.GetString(), out _);

        if (type == typeof(Metadata))
            return value.ValueKind == JsonValueKind.Object;

        return options.GetTypeInfo(type).Kind switch
        {
            JsonTypeInfoKind.Object => value.ValueKind == JsonValueKind.Object,
            JsonTypeInfoKind.Enumerable => value.ValueKind == JsonValueKind.Array,
            // Text, and open enums over text.
            _ => value.ValueKind == JsonValueKind.String,
        };
    }

    private static JsonPropertyInfo? PropertyOf(JsonTypeInfo typeInfo, string name) =>
        typeInfo.Properties.FirstOrDefault(property => !property.IsExtensionData && property.Name == name);
}
