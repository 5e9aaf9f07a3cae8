namespace SunshineConversations.Tests.Serialization;

/// <summary>Any JSON object of a response is whole and can be used: the framework's own reader leaves one that throws when it is first accessed.</summary>
public sealed class JsonObjectTests
{
    /// <summary>Each object, and what counts of it.</summary>
    public static TheoryData<string, string> Objects { get; } = new()
    {
        { "{}", "{}" },
        { """{"a":[1,{"b":null}],"c":4.50}""", """{"a":[1,{"b":null}],"c":4.50}""" },
        { """{"a":1,"b":2,"a":{"c":3}}""", """{"a":{"c":3},"b":2}""" },
        { """{"a":1,"\u0061":2}""", """{"a":2}""" },
        { """{"a":{"b":[{"c":1,"d":2,"c":3}]}}""", """{"a":{"b":[{"c":3,"d":2}]}}""" },
        { $$"""{{{string.Join(',', Enumerable.Range(0, 100).Select(_ => "\"a\":1"))}},"a":2}""", """{"a":2}""" },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Of_two_members_with_one_name_the_last_counts_at_every_level(string json, string expected)
    {
        JsonObject read = JsonObjectReader.Read(Encoding.UTF8.GetBytes(json));

        Wire.SameJson(expected, read.ToJsonString());
        // An object that is read lazily.
        Wire.SameJson(expected, Copy(read)!.ToJsonString());
    }

    private static JsonNode? Copy(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Copy(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Copy)]),
        _ => node?.DeepClone(),
    };
}
