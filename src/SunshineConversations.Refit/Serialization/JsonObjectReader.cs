using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations;

/// <summary>
/// Reads a response that may be any JSON object. Of two members with one name the last counts, as in JSON.parse; the
/// framework's own <see cref="JsonObject"/> would throw when it is first accessed, long after the call.
/// </summary>
internal static class JsonObjectReader
{
    public static JsonObject Read(ReadOnlySpan<byte> json) => Read(JsonElement.Parse(json));

    public static JsonObject Read(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? ToObject(value) : throw new JsonException($"Expected an object, not {value.ValueKind}.");

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
