using SunshineConversations.Tests.Serialization;

namespace SunshineConversations.Tests.Webhooks;

/// <summary>The requests in <c>Payloads</c>: one for each trigger of the service, with what the description declares and what it does not.</summary>
internal static class RecordedPayloads
{
    private const string Extension = ".json";

    /// <summary>By trigger.</summary>
    public static IReadOnlyDictionary<string, byte[]> All { get; } = typeof(RecordedPayloads).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
        .ToDictionary(name => name[..^Extension.Length].Replace('.', ':'), Read);

    /// <summary>The event in the payload of a trigger, as JSON.</summary>
    public static JsonObject Event(string trigger) => JsonNode.Parse(All[trigger])!["events"]![0]!.DeepClone().AsObject();

    /// <summary>A payload with these events, each any JSON value.</summary>
    public static string Batch(params IEnumerable<string> events) =>
        $$"""{"app":{"id":"a"},"webhook":{"id":"w","version":"v2"},"events":[{{string.Join(',', events)}}]}""";

    /// <summary>Asserts that the payload is written as it was read, but for lists, IDs and payloads that it omits: they are read, and written, as empty.</summary>
    public static void AssertUnchanged(JsonNode expected, WebhookPayload payload)
    {
        string written = Wire.Canonical(JsonSerializer.Serialize(payload, SunshineConversationsJsonContext.Default.WebhookPayload));
        Wire.SameJson(expected.ToJsonString(), WithoutAdded(JsonNode.Parse(written), expected)!.ToJsonString());
    }

    private static JsonNode? WithoutAdded(JsonNode? written, JsonNode? expected) => (written, expected) switch
    {
        (JsonObject members, JsonObject known) => new JsonObject(members
            .Where(member => known.ContainsKey(member.Key) || !IsEmpty(member.Value))
            .Select(member => KeyValuePair.Create(member.Key, WithoutAdded(member.Value, known[member.Key])))),
        (JsonArray items, JsonArray known) when items.Count == known.Count => new JsonArray([.. items.Zip(known, WithoutAdded)]),
        _ => written?.DeepClone(),
    };

    private static bool IsEmpty(JsonNode? node) => node?.ToJsonString() is "[]" or "{}" or "\"\"";

    private static byte[] Read(string name)
    {
        using Stream stream = typeof(RecordedPayloads).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
