using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Serialization;

/// <summary>
/// Reads a response that may be any JSON object. If a name occurs twice, the last member counts, as in JSON.parse; the
/// framework's own <see cref="JsonObject"/> would throw when it is first accessed, long after the call.
/// </summary>
internal static class JsonObjectReader
{
    /// <summary>Every pair of names is compared: beyond this number that takes longer than reading them.</summary>
    private const int MaxCompared = 32;

    public static JsonObject Read(ReadOnlySpan<byte> json) => Read(JsonElement.Parse(json));

    public static JsonObject Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new JsonException($"Expected an object, not {value.ValueKind}.");

        return MayRepeatNames(value) ? ToObject(value) : JsonObject.Create(value)!;
    }

    /// <summary>The value itself, or a copy in which only the last member with a duplicate name is left.</summary>
    public static JsonElement WithoutRepeatedNames(JsonElement value) => MayRepeatNames(value) ? JsonElement.Parse(ToNode(value)!.ToJsonString()) : value;

    public static bool MayRepeatNames(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                if (value.GetPropertyCount() > MaxCompared)
                    return true;

                int count = 0;
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    ReadOnlySpan<byte> name = JsonMarshal.GetRawUtf8PropertyName(member);
                    // The same name can be escaped in several ways.
                    if (name.Contains((byte)'\\') || IsAmongFirst(value, count++, name) || MayRepeatNames(member.Value))
                        return true;
                }

                return false;

            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray())
                {
                    if (MayRepeatNames(item))
                        return true;
                }

                return false;

            default:
                return false;
        }
    }

    private static bool IsAmongFirst(JsonElement value, int count, ReadOnlySpan<byte> name)
    {
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (count-- == 0)
                break;

            if (JsonMarshal.GetRawUtf8PropertyName(member).SequenceEqual(name))
                return true;
        }

        return false;
    }

    private static JsonNode? ToNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => ToObject(element),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(ToNode)]),
        _ => JsonValue.Create(element),
    };

    private static JsonObject ToObject(JsonElement element)
    {
        var members = new JsonObject();
        foreach (JsonProperty member in element.EnumerateObject())
            members[member.Name] = ToNode(member.Value);

        return members;
    }
}
