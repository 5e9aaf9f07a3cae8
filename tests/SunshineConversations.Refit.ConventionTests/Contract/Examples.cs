namespace SunshineConversations.ConventionTests.Contract;

/// <summary>The examples of the description: read as the library's types and written back, they must be unchanged.</summary>
internal static class Examples
{
    /// <summary>The known slips: strings in the schemas, numbers in an example. They are read as either and written as strings.</summary>
    private static readonly string[] StringsGivenAsNumbers = ["datasetId", "externalId"];

    public static IEnumerable<string> Differences(string place, Type type, JsonNode example)
    {
        JsonNode? written = Model.ReadAndWrite(type, example);
        if (!JsonNode.DeepEquals(Mended(example), WithoutAddedLists(written, example)))
            yield return $"{place}: it is written back as {written?.ToJsonString() ?? "nothing"}, not as {example.ToJsonString()}";
    }

    private static JsonNode? Mended(JsonNode? example) => example switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            member.Key,
            StringsGivenAsNumbers.Contains(member.Key) && member.Value?.GetValueKind() == JsonValueKind.Number ? member.Value.ToJsonString() : Mended(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Mended)]),
        _ => example?.DeepClone(),
    };

    /// <summary>A list that the example omits is read, and written, as an empty one.</summary>
    private static JsonNode? WithoutAddedLists(JsonNode? written, JsonNode? example) => (written, example) switch
    {
        (JsonObject members, JsonObject expected) => new JsonObject(members
            .Where(member => expected.ContainsKey(member.Key) || member.Value is not JsonArray { Count: 0 })
            .Select(member => KeyValuePair.Create(member.Key, WithoutAddedLists(member.Value, expected[member.Key])))),
        (JsonArray items, JsonArray expected) when items.Count == expected.Count => new JsonArray([.. items.Zip(expected, WithoutAddedLists)]),
        _ => written?.DeepClone(),
    };
}
