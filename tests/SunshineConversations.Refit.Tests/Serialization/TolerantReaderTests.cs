using System.Text.Json.Serialization;

namespace SunshineConversations.Tests.Serialization;

/// <summary>Whether a value fits is decided by the property's own converter, whatever the type of the property is.</summary>
public sealed class TolerantReaderTests
{
    private const string Fitting =
        """
        "double":4.5,"map":{"a":1,"b":2},"node":{"a":[1]},"custom":"=7","optional":null,"element":[1],"numbers":[1,2],"type":"personal",
        "children":[{"double":1.5},{"double":2.5}],"byName":{"a":{"double":3.5}}
        """;

    public static TheoryData<string, string> Odd { get; } = new()
    {
        { "double", "\"x\"" },
        { "double", "[1]" },
        { "map", "{\"a\":\"x\"}" },
        { "map", "[1]" },
        { "node", "[1]" },
        { "node", "\"x\"" },
        { "custom", "\"7\"" },
        { "custom", "7" },
        { "optional", "7" },
        { "numbers", "[1,\"x\"]" },
        { "numbers", "{}" },
        { "type", "7" },
        { "children", "[{},7]" },
        { "children", "{}" },
        { "byName", "{\"a\":7}" },
        { "moment", "\"yesterday\"" },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public void An_odd_member_costs_no_neighbor_of_any_type(string name, string value)
    {
        JsonNode json = JsonNode.Parse($"{{{Fitting}}}")!;
        json[name] = JsonNode.Parse(value);

        Thing thing = Read(json.ToJsonString());

        Assert.Equal([name], thing.AdditionalData!.Keys);
        Assert.Equal(value, thing.AdditionalData[name].GetRawText());
        Assert.Equal(name == "double" ? 0 : 4.5, thing.Double);
        Assert.Equal(name == "map" ? null : 2, thing.Map?["b"]);
        Assert.Equal(name == "node" ? null : """{"a":[1]}""", thing.Node?.ToJsonString());
        Assert.Equal(name == "custom" ? 0 : 7, thing.Custom);
        Assert.Equal(name != "optional", thing.Optional.IsSet);
        Assert.Equal(1, thing.Element[0].GetInt32());
        Assert.Equal(name == "numbers" ? null : [1, 2], thing.Numbers);
        Assert.Equal(name == "type" ? default : ConversationType.Personal, thing.Type);
        Assert.Equal(name == "children" ? null : 2.5, thing.Children?[1].Double);
        Assert.Equal(name == "byName" ? null : 3.5, thing.ByName?["a"].Double);
    }

    [Fact]
    public void Within_lists_and_dictionaries_of_objects_it_costs_the_member_of_the_object()
    {
        Thing thing = Read("""{"children":[{"double":"x","custom":"=1"},{"double":2.5}],"byName":{"a":{"double":"y","custom":"=2"},"b":null}}""");

        Assert.Null(thing.AdditionalData);
        Assert.Equal(["double"], thing.Children![0].AdditionalData!.Keys);
        Assert.Equal(1, thing.Children[0].Custom);
        Assert.Equal(2.5, thing.Children[1].Double);
        Assert.Equal(["double"], thing.ByName!["a"].AdditionalData!.Keys);
        Assert.Equal(2, thing.ByName["a"].Custom);
        Assert.Null(thing.ByName["b"]);
    }

    [Fact]
    public void A_null_that_a_value_type_cannot_hold_is_kept()
    {
        Thing thing = Read("""{"double":null,"custom":"=7","type":null}""");

        Assert.Equal(["double"], thing.AdditionalData!.Keys);
        Assert.Equal(JsonValueKind.Null, thing.AdditionalData["double"].ValueKind);
        Assert.Equal(7, thing.Custom);
    }

    /// <summary>A member of a conversation or of its client, and whether it is set aside.</summary>
    [Theory]
    [InlineData("""{"id":"7","later":$}""", "later")]
    [InlineData("""{"id":"7","metadata":{"a":$}}""", "metadata")]
    [InlineData("""{"id":"7","description":$}""", "description")]
    public void What_is_nested_deeper_than_the_serializer_reads_is_kept(string json, string name)
    {
        foreach (int depth in new[] { 70, 990 })
        {
            string deep = new string('[', depth) + new string(']', depth);

            Conversation conversation = Wire.ReadConversation(json.Replace("$", deep, StringComparison.Ordinal));

            Assert.Equal("7", conversation.Id);
            Assert.Contains(deep, conversation.AdditionalData![name].GetRawText(), StringComparison.Ordinal);
        }
    }

    /// <summary>Objects of the API's types are read by recursion: their depth is limited, whatever the response says.</summary>
    [Fact]
    public void A_message_that_quotes_a_message_is_read_to_a_limit()
    {
        foreach (int depth in new[] { 10, 100, 490 })
        {
            string quoted = string.Concat(Enumerable.Repeat("""{"id":"7","quotedMessage":{"type":"message","message":""", depth)) + "{}" + new string('}', 2 * depth);

            Message? message = Assert.Single(Wire.Read<MessageListResponse>($$"""{"messages":[{{quoted}}]}""").Messages);

            int read = 0;
            for (; message?.QuotedMessage is QuotedConversationMessage next; message = next.Message, read++)
                Assert.Equal("7", message.Id);

            Assert.InRange(read, Math.Min(depth, 29), Math.Min(depth, 32));
        }
    }

    [Fact]
    public void After_1000_refusals_the_response_is_unreadable()
    {
        Assert.Equal(1000, Read(ManyOdd(1000)).Children!.Count);
        Assert.ThrowsAny<JsonException>(() => Read(ManyOdd(1001)));

        static string ManyOdd(int count) => $$"""{"children":[{{string.Join(',', Enumerable.Repeat("""{"custom":7}""", count))}}]}""";
    }

    private static Thing Read(string json) => WireSerializer.Read(Encoding.UTF8.GetBytes(json), ThingContext.Default.Thing);
}

/// <summary>A type of every kind of member that a model may have one day.</summary>
internal sealed class Thing : ApiObject
{
    [JsonPropertyName("double")]
    public double Double { get; set; }

    [JsonPropertyName("map")]
    public Dictionary<string, int>? Map { get; set; }

    [JsonPropertyName("node")]
    public JsonObject? Node { get; set; }

    [JsonPropertyName("custom")]
    [JsonConverter(typeof(EqualsSignConverter))]
    public int Custom { get; set; }

    [JsonPropertyName("optional")]
    public Optional<string?> Optional { get; set; }

    [JsonPropertyName("element")]
    public JsonElement Element { get; set; }

    [JsonPropertyName("numbers")]
    public IReadOnlyList<int>? Numbers { get; set; }

    [JsonPropertyName("type")]
    public ConversationType Type { get; set; }

    [JsonPropertyName("moment")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? Moment { get; set; }

    [JsonPropertyName("children")]
    public IReadOnlyList<Thing>? Children { get; set; }

    [JsonPropertyName("byName")]
    public Dictionary<string, Thing>? ByName { get; set; }
}

/// <summary>Reads <c>"=7"</c> as 7.</summary>
internal sealed class EqualsSignConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is ['=', .. var digits] && int.TryParse(digits, out int number) ? number : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteStringValue($"={value}");
}

[JsonSerializable(typeof(Thing))]
internal sealed partial class ThingContext : JsonSerializerContext;
