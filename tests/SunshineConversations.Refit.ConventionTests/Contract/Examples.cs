using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>The examples of the description: read as the library's types and written back, they must be unchanged.</summary>
internal static class Examples
{
    public static IEnumerable<string> Differences(string place, Type type, JsonNode example)
    {
        JsonNode? written = Model.ReadAndWrite(type, example);
        if (!JsonNode.DeepEquals(Mended(example), written))
            yield return $"{place}: it is written back as {written?.ToJsonString() ?? "nothing"}, not as {example.ToJsonString()}";
    }

    /// <summary>The one known slip: a string in the schema, a number in the example. It is read as either and written as a string.</summary>
    private static JsonNode Mended(JsonNode example)
    {
        if (example["conversionEvents"]?["datasetId"] is not { } id || id.GetValueKind() != JsonValueKind.Number)
            return example;

        JsonNode mended = example.DeepClone();
        mended["conversionEvents"]!["datasetId"] = id.ToJsonString();
        return mended;
    }
}
