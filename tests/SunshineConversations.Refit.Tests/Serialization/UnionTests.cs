using System.Buffers;

namespace SunshineConversations.Tests.Serialization;

/// <summary>Every union and every case of it, found in the assembly: the discriminator alone decides, wherever it stands, and nothing is lost.</summary>
public sealed class UnionTests
{
    private const string NeverSeen = "neverSeen";

    /// <summary>Members that are not the discriminator: nested objects that have one.</summary>
    private const string Nested = """ "nested":{"type":"text","deep":[{"type":"link"},{"type":7}]} """;

    private static readonly Type[] Unions = [.. Models.All.Select(Models.WireType).Where(type => type.IsAbstract).Distinct()];

    private static IEnumerable<Type> Cases => Unions.SelectMany(CasesOf);

    /// <summary>Each case with the places of its discriminator; <c>$</c> is the discriminator and <c>#</c> the other members.</summary>
    public static MatrixTheoryData<Type, string> Places { get; } = new(Cases, [
        "{$,#}", "{#,$}", "{#,$,@}", "{@,$,#}", "{@,#,$}", """{"type":"neverSeen",#,$}""", """{"type":"text",#,@,$}""", """{"type":7,$,#}""", """{"type":{"type":"text"},#,$}"""]);

    /// <summary>Each case with discriminators that are of none.</summary>
    public static MatrixTheoryData<Type, string> NoDiscriminators { get; } = new(Cases, [
        "{#}", """{#,"Type":"text"}""", """{"type":7,#}""", """{#,"type":null}""", """{"type":true,#}""", """{#,"type":["text"]}""", """{"type":{"type":"text"},#}""",
        """{"type":"neverSeen",#}""", """{#,"type":""}""", """{"type":" text",#}""", """{$,#,"type":7}""", """{$,#,"type":"neverSeen"}"""]);

    [Fact]
    public void Every_union_has_its_cases_and_one_for_the_rest() => Assert.Equal(
        ["Integration: 16 + 1", "MatchCriteria: 4 + 1", "MessageAction: 6 + 1", "MessageContent: 9 + 1", "QuotedMessage: 2 + 1", "SystemActivity: 3 + 1", "WebhookEvent: 25 + 1"],
        Unions.Select(union => $"{union.Name}: {CasesOf(union).Count(@case => !IsUnknown(@case))} + {CasesOf(union).Count(IsUnknown)}").Order());

    [Theory]
    [MemberData(nameof(Places))]
    public void The_last_discriminator_decides_wherever_it_stands(Type @case, string place)
    {
        string json = Fill(place, @case);

        foreach (object read in ReadInEveryWay(@case, json))
        {
            Assert.IsType(@case, read);
            Assert.Equal(DiscriminatorOf(@case), TypeOf(read));
            // Of two members with one name the last is written back.
            Wire.SameJson(LastOfEach(json).ToJsonString(), Write(read));
        }
    }

    [Theory]
    [MemberData(nameof(NoDiscriminators))]
    public void Without_a_known_discriminator_everything_is_kept(Type @case, string place)
    {
        string json = Fill(place, @case);
        JsonObject expected = LastOfEach(json);

        foreach (object read in ReadInEveryWay(@case, json))
        {
            Assert.True(IsUnknown(read.GetType()));
            Assert.Equal(expected["type"] is JsonValue type && type.TryGetValue(out string? text) ? text : "", TypeOf(read));
            Wire.SameJson(expected.ToJsonString(), Write(read));
        }
    }

    [Theory]
    [Values("7", "\"text\"", "true", "[]", """[{"type":"text"}]""")]
    public void What_is_not_an_object_is_set_aside(string value)
    {
        Message message = Wire.RoundTrips<MessageListResponse>($$"""{"messages":[{"id":"a","content":{{value}},"activity":{{value}},"quotedMessage":{{value}} }]}""").Messages[0];

        Assert.Equal("a", message.Id);
        Assert.Null(message.Content);
        Assert.Equal(["activity", "content", "quotedMessage"], message.AdditionalData!.Keys.Order());
    }

    [Fact]
    public void An_odd_member_of_a_case_costs_no_neighbor_in_the_message_and_on_the_page()
    {
        const string page = """
            {"messages":[
              {"id":"a","content":{"text":7,"type":"text","htmlText":"h","actions":[{"type":"link","uri":["x"],"text":"t"},{"type":"new","x":1},{"type":"reply","text":"r","payload":"p"}]},"metadata":{"k":1}},
              {"id":"b","content":{"type":"new","text":7}},
              {"id":"c","content":{"type":"carousel","items":[{"title":"1","actions":[{"text":"s","payload":7,"type":"postback"}],"size":[]},{"title":"2","actions":[]}]}},
              {"id":"d","quotedMessage":{"type":"message","message":{"id":7,"content":{"type":"image","mediaUrl":"u","mediaSize":"big"}}}}
            ],"meta":{"hasMore":false}}
            """;

        MessageListResponse response = Wire.Read<MessageListResponse>(page);

        var text = Assert.IsType<TextMessage>(response.Messages[0].Content);
        Assert.Equal(("h", 7), (text.HtmlText, text.AdditionalData!["text"].GetInt32()));
        Assert.Equal([typeof(LinkAction), typeof(UnknownMessageAction), typeof(ReplyAction)], text.Actions!.Select(action => action.GetType()));
        Assert.Equal("t", ((LinkAction)text.Actions![0]).Text);
        Assert.Equal(["uri"], text.Actions[0].AdditionalData!.Keys);
        Assert.Equal(1, response.Messages[0].Metadata!["k"].AsInt64());
        Assert.Equal("new", Assert.IsType<UnknownMessageContent>(response.Messages[1].Content).Type);
        MessageItem item = Assert.IsType<CarouselMessage>(response.Messages[2].Content).Items[0];
        Assert.Equal(("1", "s"), (item.Title, ((PostbackAction)item.Actions[0]).Text));
        Message quoted = Assert.IsType<QuotedConversationMessage>(response.Messages[3].QuotedMessage).Message!;
        Assert.Equal(("u", "big"), (((ImageMessage)quoted.Content!).MediaUrl, quoted.Content.AdditionalData!["mediaSize"].GetString()));
    }

    [Fact]
    public void What_is_null_among_actions_and_items_is_omitted()
    {
        var list = (ListMessage)Models.Read(typeof(MessageContent), """{"type":"list","items":[null,{"title":"a","actions":[null]}],"actions":[null,{"type":"link"}]}""");

        Assert.Empty(Assert.Single(list.Items).Actions);
        Assert.IsType<LinkAction>(Assert.Single(list.Actions!));
    }

    /// <summary>The framework's own reader would leave a <see cref="JsonObject"/> that throws when it is first accessed.</summary>
    [Fact]
    public void Of_two_members_with_one_name_in_a_raw_object_the_last_counts()
    {
        var closed = (TicketClosedActivity)Models.Read(typeof(SystemActivity), """{"type":"ticket:closed","data":{"a":1,"a":{"b":1,"b":2}}}""");
        var template = (TemplateMessage)Models.Read(typeof(MessageContent), """{"type":"template","template":{"a":1,"a":2}}""");

        Assert.Equal("""{"a":{"b":2}}""", closed.Data!.ToJsonString());
        Assert.Equal("""{"a":2}""", template.Template.ToJsonString());
    }

    /// <summary>As the client reads; as an application's own context does, which knows the union alone; and over buffers of one byte, as a server may have it.</summary>
    private static IEnumerable<object> ReadInEveryWay(Type @case, string json)
    {
        Type union = Models.WireType(@case);
        yield return Models.Read(union, json);
        yield return JsonSerializer.Deserialize(json, OwnContext.Default.GetTypeInfo(union)!)!;
        yield return ReadBytewise();

        object ReadBytewise()
        {
            var reader = new Utf8JsonReader(Segment.EachByteOf(Encoding.UTF8.GetBytes(json)));
            return JsonSerializer.Deserialize(ref reader, OwnContext.Default.GetTypeInfo(union)!)!;
        }
    }

    private static string Fill(string place, Type @case)
    {
        JsonObject sample = Models.Sample(@case);
        sample.Remove("type");
        string members = sample.ToJsonString();
        return place.Replace("$", $"\"\\u0074ype\":\"{DiscriminatorOf(@case)}\"", StringComparison.Ordinal)
            .Replace("@", Nested, StringComparison.Ordinal)
            .Replace("#", members[1..^1], StringComparison.Ordinal);
    }

    private static string DiscriminatorOf(Type @case) => IsUnknown(@case) ? NeverSeen : TypeOf(Activator.CreateInstance(@case)!);

    private static string TypeOf(object @case) => (string)@case.GetType().GetProperty("Type")!.GetValue(@case)!;

    private static string Write(object read) => JsonSerializer.Serialize(read, Models.TypeInfo(Models.WireType(read.GetType())));

    private static JsonObject LastOfEach(string json) => JsonObjectReader.Read(Encoding.UTF8.GetBytes(json));

    private static IEnumerable<Type> CasesOf(Type union) => Models.All.Where(type => Models.WireType(type) == union);

    private static bool IsUnknown(Type @case) => @case.Name.StartsWith("Unknown", StringComparison.Ordinal);

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public static ReadOnlySequence<byte> EachByteOf(byte[] bytes)
        {
            var first = new Segment { Memory = bytes.AsMemory(0, 1) };
            Segment last = first;
            for (int i = 1; i < bytes.Length; i++)
            {
                var next = new Segment { Memory = bytes.AsMemory(i, 1), RunningIndex = i };
                last.Next = next;
                last = next;
            }

            return new(first, 0, last, 1);
        }
    }
}
