using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Tests.Serialization;

/// <summary>
/// An application may write what the client read to a cache or a queue with any options, and read it again with
/// them: no member is there twice, none makes it unreadable, none is lost.
/// </summary>
public sealed class RewrittenTests
{
    private static readonly Dictionary<string, JsonSerializerOptions> Sets = new()
    {
        ["the library's own"] = WireSerializer.Options,
        ["a context of the application"] = new OwnContext(new() { RespectNullableAnnotations = false }).Options,
        ["a context of the application, Web"] = new OwnContext(new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = false }).Options,
        ["reflection"] = new() { RespectNullableAnnotations = false },
        ["Web"] = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = false },
        ["strict"] = new(JsonSerializerDefaults.Strict) { RespectNullableAnnotations = false },
        ["strict, without case"] = new(JsonSerializerDefaults.Strict) { RespectNullableAnnotations = false, PropertyNameCaseInsensitive = true },
        ["without null"] = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull },
        ["without defaults"] = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault },
        ["snake case"] = new() { RespectNullableAnnotations = false, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DictionaryKeyPolicy = JsonNamingPolicy.KebabCaseUpper },
        ["populate"] = new() { RespectNullableAnnotations = false, PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate },
        ["references"] = new() { RespectNullableAnnotations = false, ReferenceHandler = ReferenceHandler.Preserve },
        ["numbers as texts"] = new() { RespectNullableAnnotations = false, NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString },
        ["without read-only properties"] = new() { RespectNullableAnnotations = false, IgnoreReadOnlyProperties = true },
    };

    public static TheoryData<string> Options { get; } = [.. Sets.Keys];

    [Theory]
    [MemberData(nameof(Options))]
    public void An_odd_member_is_written_once_and_read_again(string options) => Assert.All(
        from type in Models.Public
        from member in Models.Members(type)
        where !ToleranceTests.IsPayload(type, member.Name)
        let odd = Models.Values.Where(value => !Models.Fits(member, type, value)).ToArray()
        where odd.Length > 0
        from value in new[] { odd[0], odd[^1] }.Distinct()
        select (type, member.Name, value),
        odd =>
        {
            JsonObject json = Models.Sample(odd.type);
            json[odd.Name] = JsonNode.Parse(odd.value);

            ApiObject again = Rewritten(odd.type, json.ToJsonString(), Sets[options]);

            Assert.Equal(new[] { "notKnown", odd.Name }.Order(), again.AdditionalData!.Keys.Order());
            Assert.Equal(odd.value, again.AdditionalData[odd.Name].GetRawText());
        });

    /// <summary>Beside the property, which has its default, so that a reader of another language finds the documented kind under the documented name.</summary>
    [Fact]
    public void It_is_written_under_a_name_of_its_own()
    {
        Conversation conversation = Wire.ReadConversation("""{"id":5,"businessLastRead":"x"}""");

        Assert.Equal("""{"id":"","id~unexpected":5,"businessLastRead~unexpected":"x"}""", JsonSerializer.Serialize(conversation, Sets["without null"]));
        Assert.Contains("\"businessLastRead\":null", JsonSerializer.Serialize(conversation), StringComparison.Ordinal);
    }

    /// <summary>Options can have a reader that ignores case, or one that refuses a name that is there twice, at any depth.</summary>
    [Theory]
    [MemberData(nameof(Options))]
    public void So_is_a_member_whose_name_is_like_another(string options) => Assert.All(Models.Public, type => Assert.All(Models.Members(type), member =>
    {
        JsonObject json = Models.Sample(type);
        json[member.Name.ToUpperInvariant()] = JsonNode.Parse("[7]");
        json["NOTKNOWN"] = "n";
        json[$"{member.Name}~unexpected~unexpected"] = 8;
        string twice = json.ToJsonString()[..^1] + ""","twice":{"a":1,"a":[{"b":1,"b":2}]}}""";

        ApiObject again = Rewritten(type, twice, Sets[options]);

        Assert.Equal("[7]", again.AdditionalData![member.Name.ToUpperInvariant()].GetRawText());
        Assert.Equal(8, again.AdditionalData.Single(pair => pair.Key.StartsWith($"{member.Name}~", StringComparison.Ordinal)).Value.GetInt32());
        Assert.Equal(2, again.AdditionalData["twice"].GetProperty("a")[0].GetProperty("b").GetInt32());
    }));

    /// <summary>Each member that is added while reading must not look at all those before it.</summary>
    [Fact]
    public void Many_members_that_are_not_known_are_read_in_one_pass()
    {
        string json = $"{{{string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"m{i}\":{i}"))},\"id\":5}}";

        Conversation conversation = Wire.ReadConversation(json);

        Assert.Equal(100_001, conversation.AdditionalData!.Count);
        Assert.Equal(100_001, ((Conversation)Rewritten(typeof(Conversation), json, Sets["Web"])).AdditionalData!.Count);
    }

    private static ApiObject Rewritten(Type type, string json, JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        JsonTypeInfo typeInfo = options.GetTypeInfo(Models.WireType(type));
        object read = Models.Read(Models.WireType(type), json);

        string written = JsonSerializer.Serialize(read, typeInfo);
        JsonDocument.Parse(written, new() { AllowDuplicateProperties = false }).Dispose();
        var again = (ApiObject)JsonSerializer.Deserialize(written, typeInfo)!;

        Assert.Equal(JsonSerializer.Serialize(read, Models.TypeInfo(type)), JsonSerializer.Serialize(again, Models.TypeInfo(type)));
        return again;
    }
}
