using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SunshineConversations.Tests.Serialization;

/// <summary>Properties of any string, any metadata and any response.</summary>
[Properties(Arbitrary = [typeof(ArbitraryText), typeof(ArbitraryJson)], MaxTest = 500, Replay = "(20261124,2026112401)")]
public sealed class RoundTripProperties
{
    [Property]
    public async Task Any_text_is_sent_as_it_is(Text name, Text description)
    {
        string created = await Wire.BodyOfAsync(new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = name.Value, Description = description.Value });
        string updated = await Wire.BodyOfAsync(new ConversationUpdateBody { DisplayName = name.Value, Description = description.Value });

        foreach (string body in new[] { created, updated })
        {
            IReadOnlyDictionary<string, string> sent = StrictJson.TextsOf(body);
            Assert.Equal(name, new(sent["displayName"]));
            Assert.Equal(description, new(sent["description"]));
        }
    }

    [Property]
    public void Any_text_is_read_as_it_is(Text text)
    {
        string escaped = string.Concat(text.Value.Select(c => $"\\u{(int)c:x4}"));

        Conversation conversation = Wire.ReadConversation($$"""{"displayName":"{{escaped}}","type":"{{escaped}}","{{escaped}}!":"{{escaped}}"}""");

        Assert.Equal(text, new(conversation.DisplayName!));
        Assert.Equal(text, new(conversation.Type!.Value.Value));
        Assert.Equal(text, new(conversation.AdditionalData![text.Value + "!"].GetString()!));
    }

    [Property]
    public async Task Any_metadata_is_sent_and_read_as_it_is(Metadata metadata)
    {
        string body = await Wire.BodyOfAsync(new ConversationUpdateBody { Metadata = metadata });

        Metadata read = Wire.ReadConversation(body).Metadata!;
        Assert.Equal(metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal), read.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(metadata.Count, JsonNode.Parse(body)!["metadata"]!.AsObject().Count);
    }

    [Property]
    public void Any_number_keeps_its_value(double number, decimal exact, long whole)
    {
        var metadata = new Metadata { ["double"] = double.IsFinite(number) ? number : 0, ["decimal"] = exact, ["long"] = whole };

        Metadata read = Wire.ReadConversation($$"""{"metadata":{{Wire.Write(new ConversationUpdateBody { Metadata = metadata })}}}""").Metadata!;
        using var parsed = JsonDocument.Parse(read["metadata"].ToString());

        Assert.Equal(metadata["double"].AsDouble(), parsed.RootElement.GetProperty("double").GetDouble());
        Assert.Equal(exact, parsed.RootElement.GetProperty("decimal").GetDecimal());
        Assert.Equal(exact.ToString(CultureInfo.InvariantCulture), parsed.RootElement.GetProperty("decimal").GetRawText());
        Assert.Equal(whole, parsed.RootElement.GetProperty("long").GetInt64());
    }

    [Property]
    public void Any_response_of_the_right_outer_shape_is_read_without_loss(AnyResponse response)
    {
        string one = $$"""{"conversation":{{response.Json}},"x":{{response.Json}}}""";
        string list = $$"""{"conversations":[{{response.Json}},{"id":"b"}],"links":{{response.Json}}}""";
        string events = $$"""{"conversionEvents":{{response.Json}}}""";
        string errors = $$"""{"errors":[{{response.Json}}]}""";

        Wire.RoundTrips<ConversationResponse>(one);
        Wire.RoundTrips<ConversationListResponse>(list);
        Wire.RoundTrips<ConversionEventsResponse>(events);
        Wire.RoundTrips<ErrorResponse>(errors);
        Wire.RoundTrips<JsonObject>(one);
    }

    [Property]
    public void Any_bytes_are_a_response_or_a_json_error(byte[] bytes, NonNegativeInt position)
    {
        byte[] json = [.. """{"conversation":{"id":5,"displayName":"\ud83d\ude00","metadata":{"a":[1.5,null]},"createdAt":"2020-06-23T14:33:47Z"}}"""u8];
        int start = position.Get % json.Length;
        bytes.AsSpan(0, Math.Min(bytes.Length, json.Length - start)).CopyTo(json.AsSpan(start));

        foreach (Action read in new Action[] { () => WireSerializer.Read<ConversationResponse>(json), () => WireSerializer.Read<JsonObject>(json), () => WireSerializer.Read<JsonObject>(bytes) })
        {
            if (Record.Exception(read) is { } error)
                Assert.IsAssignableFrom<JsonException>(error);
        }
    }
}

/// <summary>A JSON object with members that the client knows and others, of any kind.</summary>
public sealed record AnyResponse(string Json);

/// <summary>Makes metadata and responses for property tests.</summary>
public static class ArbitraryJson
{
    private static readonly string[] Names =
    [
        "id", "type", "metadata", "activeSwitchboardIntegration", "pendingSwitchboardIntegration", "isDefault", "displayName", "description", "iconUrl",
        "name", "integrationId", "integrationType", "prev", "next", "eventsReceived", "code", "title", "conversation", "additionalData",
    ];

    private static readonly string[] Numbers = ["0", "-5", "4.50", "1e400", "-1E-7", "12345678901234567890123", "2147483648", "7"];

    public static Arbitrary<Metadata> Metadata() => (
        from names in ArbitraryText.Texts.Or(Gen.Constant("")).ListOf()
        from values in MetadataValues.ListOf(names.Distinct().Count())
        select names.Distinct().Zip(values).Aggregate(new Metadata(), (metadata, pair) =>
        {
            metadata[pair.First] = pair.Second;
            return metadata;
        })).ToArbitrary();

    public static Arbitrary<AnyResponse> AnyResponse() => Gen.Sized(size => Objects(3).Resize(Math.Min(size, 8))).Select(json => new AnyResponse(json)).ToArbitrary();

    private static Gen<MetadataValue> MetadataValues { get; } = Gen.OneOf(
        ArbitraryText.Texts.Or(Gen.Constant("")).Select(text => (MetadataValue)text),
        ArbMap.Default.GeneratorFor<long>().Select(number => (MetadataValue)number),
        ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(number => (MetadataValue)number),
        ArbMap.Default.GeneratorFor<decimal>().Select(number => (MetadataValue)number),
        ArbMap.Default.GeneratorFor<bool>().Select(yes => (MetadataValue)yes));

    private static Gen<string> Strings { get; } = ArbitraryText.Texts.Or(Gen.Constant("")).Select(text => $"\"{JsonEncodedText.Encode(text)}\"");

    private static Gen<string> Scalars { get; } = Gen.OneOf(Strings, Gen.Elements(Numbers), Gen.Elements("true", "false"));

    /// <summary>Null is left out: one for a known member is read as null and not written, which is another test.</summary>
    private static Gen<string> Values(int depth) => depth == 0
        ? Scalars
        : Gen.Frequency((4, Scalars), (1, Values(depth - 1).Or(Gen.Constant("null")).ListOf().Select(items => $"[{string.Join(',', items)}]")), (2, Objects(depth - 1)));

    private static Gen<string> Objects(int depth) =>
        from names in Gen.OneOf(Gen.Elements(Names).Select(name => $"\"{name}\""), Gen.Elements(Names).Select(name => $"\"{name}\""), Strings).ListOf()
        from values in Values(depth).ListOf(names.Distinct().Count())
        select $"{{{string.Join(',', names.Distinct().Zip(values, (name, value) => $"{name}:{value}"))}}}";
}
