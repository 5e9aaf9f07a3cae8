using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Serialization;

/// <summary>
/// Makes a response readable that is valid JSON but has a member of a different kind than documented, such as a number
/// instead of a string, or one that is nested deeper than the serializer reads. The property of that member has its default and the value is kept in
/// <see cref="ApiObject.AdditionalData"/>; every other member is read as usual.
/// </summary>
/// <remarks>
/// It writes the response again with every mismatched member under a marked name, which no type has, so that the normal
/// reader keeps it as additional data; see <see cref="UnexpectedMembers"/>. This runs only when the normal
/// reader failed, so the normal case pays nothing. Objects, arrays and dictionaries are compared by their kind;
/// for any other value, the converter of its property decides.
/// </remarks>
internal sealed class TolerantReader
{
    /// <summary>The number of values that converters may reject before the response is considered unreadable: each rejection is an exception, which takes 10 µs.</summary>
    internal const int MaxRefusals = 1000;

    /// <summary>How deep any value may be nested; the serializer reads 64 levels. Parsing a document takes time that grows with the square of its depth.</summary>
    internal const int MaxDepth = 1000;

    /// <summary>How deep objects and lists of the API's types may be nested; they are read recursively.</summary>
    private const int MaxTypedDepth = 64;

    private int _refusals;

    /// <summary>Writes the response again so that it can be read.</summary>
    /// <returns><see langword="false"/> when it is not a JSON object, or has too many mismatched members.</returns>
    public static bool TryMend(ReadOnlySpan<byte> json, JsonTypeInfo typeInfo, out ReadOnlyMemory<byte> mended)
    {
        mended = default;
        try
        {
            using var document = JsonDocument.Parse(json.ToArray(), new() { MaxDepth = MaxDepth });
            return new TolerantReader().TryMend(document.RootElement, typeInfo, out mended);
        }
        catch (JsonException)
        {
            // Not JSON: the first error already says so.
            return false;
        }
    }

    /// <summary>Reads one of several values that the normal reader could not read. The limit of rejections applies to all of them together.</summary>
    /// <returns><see langword="false"/> when it cannot be read, or there were too many mismatched members before.</returns>
    public bool TryRead<T>(JsonElement json, JsonTypeInfo<T> typeInfo, [NotNullWhen(true)] out T? value)
    {
        value = TryMend(json, typeInfo, out ReadOnlyMemory<byte> mended) ? ReadMended(mended.Span, typeInfo) : default;
        return value is not null;
    }

    /// <summary>Reads the repaired JSON.</summary>
    public static T? ReadMended<T>(ReadOnlySpan<byte> mended, JsonTypeInfo<T> typeInfo)
    {
        var reader = new Utf8JsonReader(mended, new() { MaxDepth = MaxDepth });
        return JsonSerializer.Deserialize(ref reader, typeInfo);
    }

    private bool TryMend(JsonElement json, JsonTypeInfo typeInfo, out ReadOnlyMemory<byte> mended)
    {
        mended = default;
        if (!Fits(json, typeInfo))
            return false;

        var buffer = new ArrayBufferWriter<byte>(JsonMarshal.GetRawUtf8Value(json).Length);
        using (var writer = new Utf8JsonWriter(buffer, new() { MaxDepth = MaxDepth }))
        {
            Write(writer, json, typeInfo);
        }

        mended = buffer.WrittenMemory;
        return _refusals <= MaxRefusals;
    }

    private void Write(Utf8JsonWriter writer, JsonElement value, JsonTypeInfo typeInfo)
    {
        typeInfo = CaseInfo(value, typeInfo);
        switch (typeInfo.Kind, value.ValueKind)
        {
            case (JsonTypeInfoKind.Object, JsonValueKind.Object):
                WriteObject(writer, value, typeInfo);
                break;

            case (JsonTypeInfoKind.Dictionary, JsonValueKind.Object):
                writer.WriteStartObject();
                foreach (JsonProperty entry in value.EnumerateObject())
                {
                    writer.WritePropertyName(entry.Name);
                    Write(writer, entry.Value, ElementInfo(typeInfo));
                }

                writer.WriteEndObject();
                break;

            case (JsonTypeInfoKind.Enumerable, JsonValueKind.Array):
                writer.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                    Write(writer, item, ElementInfo(typeInfo));

                writer.WriteEndArray();
                break;

            default:
                value.WriteTo(writer);
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement value, JsonTypeInfo typeInfo)
    {
        // If a name occurs twice, the last member counts, even if only one of them can be read.
        var members = new Dictionary<string, JsonProperty>(StringComparer.Ordinal);
        foreach (JsonProperty member in value.EnumerateObject())
            members[member.Name] = member;

        writer.WriteStartObject();
        foreach ((string name, JsonProperty member) in members)
        {
            JsonPropertyInfo? property = typeInfo.Properties.FirstOrDefault(property => !property.IsExtensionData && property.Name == name);
            if (property is null)
            {
                member.WriteTo(writer);
                continue;
            }

            JsonTypeInfo memberInfo = CaseInfo(member.Value, typeInfo.Options.GetTypeInfo(property.PropertyType));
            bool isScalar = property.CustomConverter is not null || memberInfo.Kind == JsonTypeInfoKind.None;
            bool fits = !isScalar ? writer.CurrentDepth < MaxTypedDepth && Fits(member.Value, memberInfo)
                // Most members are strings: a readable one is recognized without an exception.
                : property.CustomConverter is null && property.PropertyType == typeof(string) ? member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null
                : IsRead($"{{{member}}}", typeInfo);
            writer.WritePropertyName(fits ? name : UnexpectedMembers.NameInJson(name));
            if (fits && !isScalar)
                Write(writer, member.Value, memberInfo);
            else
                member.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    /// <summary>Whether the value can be read once the mismatched members of its objects are set aside. An item of a list cannot be set aside.</summary>
    private bool Fits(JsonElement value, JsonTypeInfo typeInfo) => (CaseInfo(value, typeInfo).Kind, value.ValueKind) switch
    {
        (JsonTypeInfoKind.None, _) => IsRead(value.GetRawText(), typeInfo),
        (_, JsonValueKind.Null) => true,
        (JsonTypeInfoKind.Object, JsonValueKind.Object) => true,
        (JsonTypeInfoKind.Dictionary, JsonValueKind.Object) => value.EnumerateObject().All(entry => Fits(entry.Value, ElementInfo(typeInfo))),
        (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) => value.EnumerateArray().All(item => Fits(item, ElementInfo(typeInfo))),
        _ => false,
    };

    private bool IsRead(string json, JsonTypeInfo typeInfo)
    {
        if (_refusals > MaxRefusals)
            return false;

        try
        {
            JsonSerializer.Deserialize(json, typeInfo);
            return true;
        }
        catch (JsonException)
        {
            _refusals++;
            return false;
        }
    }

    /// <summary>For an object of a union, the metadata of its case.</summary>
    private static JsonTypeInfo CaseInfo(JsonElement value, JsonTypeInfo typeInfo) =>
        value.ValueKind == JsonValueKind.Object && typeInfo.Converter is ICaseFinder union ? union.Find(value) : typeInfo;

    private static JsonTypeInfo ElementInfo(JsonTypeInfo typeInfo) => typeInfo.Options.GetTypeInfo(typeInfo.ElementType!);
}
