using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>The examples of the description: read as the library's types and written back, they must be unchanged.</summary>
internal static class Examples
{
    /// <summary>Types that are only sent, and have factories instead of a constructor, are made through them.</summary>
    private static readonly Dictionary<Type, Func<JsonNode, object>> Factories = new()
    {
        [typeof(ConversionEventsBody)] = json => (json["messenger"], json["instagram"], json["whatsapp"]) switch
        {
            ({ } messenger, null, null) => ConversionEventsBody.ForMessenger(EventsOf(messenger)),
            (null, { } instagram, null) => ConversionEventsBody.ForInstagram(EventsOf(instagram)),
            (null, null, { } whatsApp) => ConversionEventsBody.ForWhatsApp(EventsOf(whatsApp)),
            _ => new JsonObject(),
        },
    };

    public static IEnumerable<string> Differences(string place, Type type, JsonNode example)
    {
        JsonNode? written = Factories.TryGetValue(type, out Func<JsonNode, object>? make)
            ? Write(make(example))
            : Model.ReadAndWrite(type, example);
        if (!JsonNode.DeepEquals(example, written))
            yield return $"{place}: it is written back as {written?.ToJsonString() ?? "nothing"}, not as {example.ToJsonString()}";
    }

    private static JsonNode? Write(object value) => JsonSerializer.SerializeToNode(value, Model.TypeInfo(value.GetType())!);

    private static JsonObject[] EventsOf(JsonNode channel) =>
        [.. channel["payload"]!["data"]!.AsArray().Select(e => e!.DeepClone().AsObject())];
}
