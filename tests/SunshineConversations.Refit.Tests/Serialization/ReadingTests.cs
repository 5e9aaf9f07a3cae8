using System.Collections;
using System.Globalization;

namespace SunshineConversations.Tests.Serialization;

/// <summary>A response that is valid JSON of the right outer shape never throws, and nothing of it is lost.</summary>
public sealed class ReadingTests
{
    private const string FullConversation =
        """
        {"id":"c93bb9c14dde8ffb94564eae","type":"personal","metadata":{"lang":"en-ca"},
         "activeSwitchboardIntegration":{"id":"5ef21b86e933b7355c11c604","name":"bot","integrationId":"5ef21b86e933b7355c11c605","integrationType":"zd:agentWorkspace"},
         "pendingSwitchboardIntegration":{"id":"5ef21b86e933b7355c11c606","name":"bot","integrationId":"5ef21b86e933b7355c11c607","integrationType":"zd:agentWorkspace"},
         "isDefault":false,"displayName":"My conversation","description":"Conversation between Rogers and Carl.","iconUrl":"https://www.gravatar.com/image.jpg",
         "businessLastRead":"2020-06-23T14:33:47.492Z","lastUpdatedAt":"2020-06-26T14:33:47.120Z","createdAt":"2020-06-20T11:26:07.001Z"}
        """;

    [Theory]
    [InlineData("""{"conversation":{"id":"67a0ecf8f0305f4a391e9db1","type":"personal","isDefault":false,"lastUpdatedAt":"2025-02-03T16:21:12.308Z","createdAt":"2025-02-03T16:21:12.308Z"}}""")]
    [InlineData("""{"conversation":""" + FullConversation + "}")]
    public void The_documented_examples_of_one_conversation_are_read_without_loss(string json) => Wire.RoundTrips<ConversationResponse>(json);

    [Theory]
    [InlineData("""{"conversations":[{"id":"67a0ecf8f0305f4a391e9db1","type":"personal","isDefault":false,"lastUpdatedAt":"2025-02-03T16:21:12.308Z","createdAt":"2025-02-03T16:21:12.308Z"}]}""")]
    [InlineData("""{"conversations":[""" + FullConversation + """],"meta":{"hasMore":true,"afterCursor":"55c8d9758590aa1900b9b9f6","beforeCursor":"55c8d9758590aa1900b9b9f6"},"links":{"prev":"https://{subdomain}.zendesk.com/sc/v2/apps?page[before]=fcafad804c39a39648004af9","next":"https://{subdomain}.zendesk.com/sc/v2/apps?page[after]=5ea868f862cdd24abf010b38"}}""")]
    public void The_documented_examples_of_a_list_are_read_without_loss(string json) => Wire.RoundTrips<ConversationListResponse>(json);

    [Fact]
    public void The_documented_example_of_a_deletion_and_of_a_download_is_read_without_loss() => Wire.RoundTrips<JsonObject>("{}");

    [Theory]
    [InlineData("""{"errors":[{"code":"app_not_found","title":"App not found"}]}""")]
    [InlineData("""{"errors":[{"code":"bad_request","title":"Invalid page query parameters"}]}""")]
    [InlineData("""{"errors":[{"code":"user_not_found","title":"User not found"}]}""")]
    [InlineData("""{"errors":[{"code":"conversation_not_found","title":"Conversation not found"}]}""")]
    [InlineData("""{"errors":[{"code":"bad_request","title":"Conversation c93bb9c14dde8ffb94564eae cannot be deleted because it is the default."}]}""")]
    [InlineData("""{"errors":[{"code":"not_found","title":"Resource not found"}]}""")]
    public void The_documented_examples_of_errors_are_read_without_loss(string json) => Wire.RoundTrips<ErrorResponse>(json);

    [Fact]
    public void Every_documented_member_of_a_conversation_has_its_property()
    {
        Conversation conversation = Wire.ReadConversation(FullConversation);

        Assert.Equal(("c93bb9c14dde8ffb94564eae", ConversationType.Personal, false), (conversation.Id, conversation.Type, conversation.IsDefault));
        Assert.Equal(
            ("My conversation", "Conversation between Rogers and Carl.", "https://www.gravatar.com/image.jpg", "en-ca"),
            (conversation.DisplayName, conversation.Description, conversation.IconUrl, conversation.Metadata!["lang"].AsString()));
        ConversationSwitchboardIntegration active = conversation.ActiveSwitchboardIntegration!;
        Assert.Equal(("5ef21b86e933b7355c11c604", "bot", "5ef21b86e933b7355c11c605", "zd:agentWorkspace"), (active.Id, active.Name, active.IntegrationId, active.IntegrationType?.Value));
        Assert.Equal("5ef21b86e933b7355c11c606", conversation.PendingSwitchboardIntegration!.Id);
        Assert.Equal(new DateTimeOffset(2020, 6, 23, 14, 33, 47, 492, TimeSpan.Zero), conversation.BusinessLastRead);
        Assert.Equal(new DateTimeOffset(2020, 6, 26, 14, 33, 47, 120, TimeSpan.Zero), conversation.LastUpdatedAt);
        Assert.Equal(new DateTimeOffset(2020, 6, 20, 11, 26, 7, 1, TimeSpan.Zero), conversation.CreatedAt);
        Assert.Null(conversation.AdditionalData);
        Assert.Null(active.AdditionalData);
    }

    [Fact]
    public void Unknown_members_are_kept_at_every_level_of_a_conversation()
    {
        ConversationResponse response = Wire.RoundTrips<ConversationResponse>(
            """
            {"conversation":{"id":"c","vip":true,"activeSwitchboardIntegration":{"id":"s","future":[1e400,null]},"nothing":null,"additionalData":{"x":4.50},"ID":"other case"},
             "trace":{"deep":{"deeper":["é","\ud83d\ude00"]}},"DisplayName":7}
            """);

        Assert.Equal(["trace", "DisplayName"], response.AdditionalData!.Keys);
        Assert.Equal(["vip", "nothing", "additionalData", "ID"], response.Conversation.AdditionalData!.Keys);
        Assert.Equal("c", response.Conversation.Id);
        Assert.Equal("[1e400,null]", response.Conversation.ActiveSwitchboardIntegration!.AdditionalData!["future"].GetRawText());
    }

    [Fact]
    public void Unknown_members_are_kept_at_every_level_of_a_list()
    {
        ConversationListResponse response = Wire.RoundTrips<ConversationListResponse>(
            """{"conversations":[{"id":"a","x":1},{"id":"b"}],"meta":{"hasMore":true,"total":2},"links":{"next":"n","last":"l"},"took":4.50}""");

        Assert.Equal(["took"], response.AdditionalData!.Keys);
        Assert.Equal(["x"], response.Conversations[0].AdditionalData!.Keys);
        Assert.Null(response.Conversations[1].AdditionalData);
        Assert.Equal(["total"], response.Meta!.AdditionalData!.Keys);
        Assert.Equal(["last"], response.Links!.AdditionalData!.Keys);
    }

    [Fact]
    public void Unknown_members_are_kept_at_every_level_of_conversion_events_and_errors()
    {
        ConversionEventsResponse events = Wire.RoundTrips<ConversionEventsResponse>("""{"conversionEvents":{"datasetId":"1","fbtrace_id":"A"},"more":[]}""");
        ErrorResponse errors = Wire.RoundTrips<ErrorResponse>("""{"errors":[{"code":"c","title":"t","detail":{"a":1}}],"status":400}""");

        Assert.Equal(["more"], events.AdditionalData!.Keys);
        Assert.Equal(["fbtrace_id"], events.ConversionEvents.AdditionalData!.Keys);
        Assert.Equal(["status"], errors.AdditionalData!.Keys);
        Assert.Equal(["detail"], Assert.Single(errors.Errors).AdditionalData!.Keys);
    }

    [Theory]
    [Values("businessGroup", "Personal", "", "très nouveau \U0001F600")]
    public void A_type_that_is_unknown_today_is_kept(string type)
    {
        ConversationResponse response = Wire.RoundTrips<ConversationResponse>($$$"""{"conversation":{"type":"{{{type}}}"}}""");

        Assert.Equal(new ConversationType(type), response.Conversation.Type);
        Assert.NotEqual(ConversationType.Personal, response.Conversation.Type);
        Assert.Null(response.Conversation.AdditionalData);
    }

    public static TheoryData<Type> NotEnvelopesOfOne { get; } = [.. Models.All.Where(type => !typeof(IEnvelope).IsAssignableFrom(type) || Models.Members(type).Any(member => member.Name == "meta"))];

    [Theory]
    [MemberData(nameof(NotEnvelopesOfOne))]
    public void What_is_missing_or_null_is_null_or_empty(Type type)
    {
        object empty = Activator.CreateInstance(type)!;
        var json = new JsonObject(Models.Members(type).Where(member => member.Set is null).Select(member => KeyValuePair.Create(member.Name, (JsonNode?)(string)member.Get!(empty)!)));
        AssertEmpty();
        foreach (string name in Models.Members(type).Where(member => member.Set is not null && !IsOptional(member.PropertyType) && Models.Fits(member, type, "null")).Select(member => member.Name))
            json[name] = null;

        AssertEmpty();

        void AssertEmpty()
        {
            object read = Models.Read(Models.WireType(type), json.ToJsonString());
            Assert.IsType(type, read);
            Assert.All(type.GetProperties(), property =>
            {
                object? value = property.GetValue(read);
                // Or an object that a model always has, whose own type is another case.
                Assert.True(value is null or ICollection { Count: 0 } or ApiObject || value.Equals(property.GetValue(empty)), property.Name);
            });
        }

        static bool IsOptional(Type member) => member.IsGenericType && member.GetGenericTypeDefinition() == typeof(Optional<>);
    }

    [Fact]
    public void A_null_in_a_list_is_omitted()
    {
        Assert.Equal("a", Assert.Single(Wire.Read<ConversationListResponse>("""{"conversations":[null,{"id":"a"},null]}""").Conversations).Id);
        Assert.Empty(Wire.Read<ErrorResponse>("""{"errors":[null]}""").Errors);
    }

    [Theory]
    [InlineData("1234567890123456", "1234567890123456")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("0.10", "0.10")]
    [InlineData("1e400", "1e400")]
    [InlineData("\"1234567890123456\"", "1234567890123456")]
    [InlineData("\"0012\"", "0012")]
    [InlineData("\"\"", "")]
    [InlineData("\"née\"", "née")]
    public void A_data_set_id_is_read_digit_for_digit_and_written_as_text(string json, string expected)
    {
        ConversionEventsResponse response = Wire.Read<ConversionEventsResponse>($$$"""{"conversionEvents":{"datasetId":{{{json}}},"eventsReceived":2}}""");

        Assert.Equal((expected, 2), (response.ConversionEvents.DatasetId, response.ConversionEvents.EventsReceived));
        Assert.Null(response.ConversionEvents.AdditionalData);
        Wire.SameJson($$$"""{"conversionEvents":{"datasetId":"{{{expected}}}","eventsReceived":2}}""", Wire.Write(response));
    }

    [Fact]
    public void A_data_set_id_is_read_although_another_member_is_of_another_kind()
    {
        ConversionEvents events = Wire.RoundTrips<ConversionEventsResponse>("""{"conversionEvents":{"datasetId":"1234567890123456","eventsReceived":"two"}}""").ConversionEvents;

        Assert.Equal("1234567890123456", events.DatasetId);
        Assert.Null(events.EventsReceived);
        Assert.Equal(["eventsReceived"], events.AdditionalData!.Keys);
    }

    [Fact]
    public void A_data_set_id_that_a_test_double_gives_is_read_back_and_written_as_text()
    {
        var events = new ConversionEventsResponse { ConversionEvents = new() { DatasetId = "12" } };

        Assert.Equal("12", events.ConversionEvents.DatasetId);
        Wire.SameJson("""{"conversionEvents":{"datasetId":"12"}}""", Wire.Write(events));
        Assert.Null(new ConversionEvents { DatasetId = null }.DatasetId);
    }

    [Theory]
    [Values("\"datasetId\":true", "\"datasetId\":[1]", "\"datasetId\":{\"a\":4.50}", "\"eventsReceived\":\"1\"", "\"eventsReceived\":1.5",
        "\"eventsReceived\":1e400", "\"eventsReceived\":2147483648", "\"eventsReceived\":false", "\"eventsReceived\":[]")]
    public void Conversion_events_of_another_kind_are_kept(string member) => Wire.RoundTrips<ConversionEventsResponse>($$$"""{"conversionEvents":{{{{member}}}}}""");

    [Theory]
    [Values("\"lang\":\"en-ca\"", "\"\":\"\"", "\"a\":4.50,\"b\":1e400,\"c\":-0,\"d\":0.1e-7,\"e\":123456789012345678901234567890.123456789",
        "\"a\":true,\"b\":false,\"c\":null", "\"a\":[1,\"x\",null,[4.50]],\"b\":{\"c\":{\"d\":1E2}}",
        "\"Lang\":\"a\",\"lang\":\"b\",\"é\\u0000\\n\\\"\":\"\\ud83d\\ude00 \\\\ud83d\"")]
    public void Metadata_of_every_kind_is_written_as_it_was_read(string members)
    {
        ConversationResponse response = Wire.RoundTrips<ConversationResponse>($$$$"""{"conversation":{"metadata":{{{{{members}}}}}}}""");

        Assert.Null(response.Conversation.AdditionalData);
    }

    [Fact]
    public void Metadata_says_of_what_kind_its_values_are()
    {
        Metadata metadata = Wire.ReadConversation("""{"metadata":{"text":"x","number":4.50,"yes":true,"no":false,"nothing":null,"list":[ 1 ],"object":{ }}}""").Metadata!;

        Assert.Equal(7, metadata.Count);
        Assert.Equal("x", metadata["text"].AsString());
        Assert.Equal(4.50m, metadata["number"].AsDecimal());
        Assert.Equal("4.50", metadata["number"].ToString());
        Assert.True(metadata["yes"].AsBoolean());
        Assert.False(metadata["no"].AsBoolean());
        Assert.Equal(JsonValueKind.Null, metadata["nothing"].Kind);
        Assert.Equal(JsonValueKind.Array, metadata["list"].Kind);
        Assert.Equal(1, metadata["list"].AsJsonNode()![0]!.GetValue<int>());
        Assert.Equal(JsonValueKind.Object, metadata["object"].Kind);
    }

    [Theory]
    [InlineData("2020-06-23T14:33:47.492Z", "2020-06-23T14:33:47.492Z")]
    [InlineData("2020-06-23T14:33:47.000Z", "2020-06-23T14:33:47.000Z")]
    [InlineData("2020-06-23T14:33:47.1239999Z", "2020-06-23T14:33:47.123Z")]
    [InlineData("2020-06-23T14:33:47.492+02:00", "2020-06-23T12:33:47.492Z")]
    [InlineData("2020-06-23T14:33:47.492-03:30", "2020-06-23T18:03:47.492Z")]
    [InlineData("0001-01-01T00:00:00.000Z", "0001-01-01T00:00:00.000Z")]
    [InlineData("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z")]
    public void Every_timestamp_is_written_in_UTC_to_the_millisecond(string text, string written) => Assert.All(
        from type in Models.Public
        from member in Models.Members(type)
        where Nullable.GetUnderlyingType(member.PropertyType) == typeof(DateTimeOffset)
        select (type, member),
        of =>
        {
            object model = Activator.CreateInstance(of.type)!;
            of.member.Set!(model, DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));

            Assert.Equal(written, JsonSerializer.SerializeToNode(model, OwnContext.Default.Options)![of.member.Name]!.GetValue<string>());
        });

    [Fact]
    public void A_timestamp_of_the_documented_format_is_written_byte_for_byte()
    {
        const string json = """{"conversation":{"id":"c","createdAt":"2020-06-20T11:26:07.001Z"}}""";

        Assert.Equal(json, Wire.Write(Wire.Read<ConversationResponse>(json)));
    }

    [Theory]
    [InlineData("2020-06-23T14:33:47Z", 0)]
    [InlineData("2020-06-23T14:33:47", 0)]
    [InlineData("2020-06-23T14:33:47.5", 5_000_000)]
    [InlineData("2020-06-23T14:33:47.5Z", 5_000_000)]
    [InlineData("2020-06-23T14:33:47.000001Z", 10)]
    [InlineData("2020-06-23T16:33:47+02:00", 0)]
    [InlineData("2020-06-23T09:33:47.500-05:00", 5_000_000)]
    public void Timestamps_with_and_without_a_fraction_or_an_offset_are_the_same_instant(string text, long ticks)
    {
        Conversation conversation = Wire.ReadConversation($$"""{"createdAt":"{{text}}"}""");

        DateTimeOffset expected = new DateTimeOffset(2020, 6, 23, 14, 33, 47, TimeSpan.Zero).AddTicks(ticks);
        Assert.Equal(expected, conversation.CreatedAt);
        Assert.Equal($$"""{"id":"","createdAt":"2020-06-23T14:33:47.{{ticks / TimeSpan.TicksPerMillisecond:000}}Z"}""", Wire.Write(conversation));
    }

    [Theory]
    [Values("yesterday", "", " ", "1592922827", "2020-13-23T14:33:47Z", "2016-12-31T23:59:60Z", "10000-01-01T00:00:00Z", "Tue, 23 Jun 2020 14:33:47 GMT",
        "12:00-05:00", "1-2", "06-07-2020", "23-Jun-2020")]
    public void A_text_that_is_no_timestamp_is_kept_and_no_date_is_made_up(string text)
    {
        Conversation conversation = Wire.RoundTrips<ConversationResponse>($$$"""{"conversation":{"id":"c","createdAt":"{{{text}}}"}}""").Conversation;

        Assert.Null(conversation.CreatedAt);
        Assert.Equal(text, conversation.AdditionalData!["createdAt"].GetString());
        Assert.Equal("c", conversation.Id);
    }

    [Theory]
    [Values("\"afterCursor\":5", "\"beforeCursor\":{}")]
    public void A_cursor_of_another_kind_is_kept(string member)
    {
        ConversationListResponse response = Wire.RoundTrips<ConversationListResponse>($$$"""{"conversations":[],"meta":{"hasMore":true,{{{member}}}},"links":{"next":7,"prev":[]}}""");

        Assert.True(response.Meta!.HasMore);
        Assert.Null(response.Meta.AfterCursor);
        Assert.Null(response.Links!.Next);
        Assert.Equal(2, response.Links.AdditionalData!.Count);
    }

    [Theory]
    [Values("\"yes\"", "1", "[]")]
    public void A_hasMore_of_another_kind_is_null_and_is_kept_and_written_once(string value)
    {
        Meta meta = Wire.RoundTrips<ConversationListResponse>($$$"""{"conversations":[],"meta":{"hasMore":{{{value}}},"afterCursor":"a"}}""").Meta!;

        Assert.Null(meta.HasMore);
        Assert.Equal("a", meta.AfterCursor);
        Assert.Equal(value, meta.AdditionalData!["hasMore"].GetRawText());
    }

    [Fact]
    public void An_error_of_another_kind_is_kept()
    {
        ErrorResponse response = Wire.RoundTrips<ErrorResponse>("""{"errors":[{"code":404,"title":{"en":"Not found"}},{"code":"c"}]}""");

        Assert.Null(response.Errors[0].Code);
        Assert.Equal(["code", "title"], response.Errors[0].AdditionalData!.Keys);
        Assert.Equal("c", response.Errors[1].Code);
    }

    [Fact]
    public void Of_a_member_that_comes_twice_the_last_counts()
    {
        Conversation conversation = Wire.ReadConversation(
            """{"id":"a","x":1,"metadata":{"k":1,"k":2},"type":"personal","activeSwitchboardIntegration":{"id":"old","name":"old"},"id":"b","x":2,"type":"sdkGroup","activeSwitchboardIntegration":{"id":"new"}}""");

        Assert.Equal("b", conversation.Id);
        Assert.Equal(ConversationType.SdkGroup, conversation.Type);
        Assert.Equal(2, conversation.Metadata!["k"].AsInt64());
        Assert.Equal("2", conversation.AdditionalData!["x"].GetRawText());
        Assert.Equal("new", conversation.ActiveSwitchboardIntegration!.Id);
        Assert.Null(conversation.ActiveSwitchboardIntegration.Name);
        Assert.Equal("b", Assert.Single(Wire.Read<ConversationListResponse>("""{"conversations":[{"id":"a"}],"conversations":[{"id":"b"}]}""").Conversations).Id);
    }

    [Fact]
    public void Of_a_member_that_comes_twice_the_last_counts_in_a_download()
    {
        JsonObject response = Wire.Read<JsonObject>("""{"a":{"b":1,"b":2},"a":[{"c":4.50,"c":1e400}],"d":null}""");

        Wire.SameJson("""{"a":[{"c":1e400}],"d":null}""", response.ToJsonString());
    }

    [Theory]
    [InlineData("""{"id":5,"id":"x"}""", "x")]
    [InlineData("""{"id":"x","id":5}""", "")]
    public void Of_a_member_that_comes_twice_in_two_kinds_the_last_counts(string json, string id)
    {
        Conversation conversation = Wire.ReadConversation(json);

        Assert.Equal(id, conversation.Id);
        Assert.Equal(id == "", conversation.AdditionalData?.ContainsKey("id") ?? false);
    }

    [Theory]
    [InlineData(@"cut \ud83d", "cut \ufffd")]
    [InlineData(@"\ude00 cut", "\ufffd cut")]
    [InlineData(@"\uD83D\uD83D\uDE00", "\ufffd\U0001F600")]
    [InlineData(@"\ud83d\ude00\ude00", "\U0001F600\ufffd")]
    [InlineData(@"\ud83d\u0041", "\ufffdA")]
    [InlineData(@"\\ud83d", @"\ud83d")]
    [InlineData(@"\\\ud83d", "\\\ufffd")]
    [InlineData(@"\ud83d\n", "\ufffd\n")]
    [InlineData(@"\ufffd", "\ufffd")]
    public void Half_a_surrogate_pair_becomes_the_replacement_character(string json, string expected)
    {
        Conversation conversation = Wire.ReadConversation($$"""{"displayName":"{{json}}","metadata":{"k":"{{json}}","{{json}}":1,"list":["{{json}}"]},"type":"{{json}}","x":["{{json}}"],"{{json}}":2}""");

        Assert.Equal(expected, conversation.DisplayName);
        Assert.Equal(expected, conversation.Metadata!["k"].AsString());
        Assert.True(conversation.Metadata.ContainsKey(expected));
        Assert.Equal(expected, conversation.Metadata["list"].AsJsonNode()![0]!.GetValue<string>());
        Assert.Equal(expected, conversation.Type!.Value.Value);
        Assert.Equal(expected, conversation.AdditionalData!["x"][0].GetString());
        Assert.True(conversation.AdditionalData.ContainsKey(expected));
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character_in_a_download()
    {
        JsonObject response = Wire.Read<JsonObject>("""{"a\ud83d":["cut \ud83d","\ud83d\ude00"]}""");

        Assert.Equal("cut \ufffd", response["a\ufffd"]![0]!.GetValue<string>());
        Assert.Equal("\U0001F600", response["a\ufffd"]![1]!.GetValue<string>());
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        Assert.Equal("c", Wire.ReadConversation("""{"id":"c"}""").Id);
        Assert.Equal("c", Wire.Read<ConversationResponse>("\ufeff" + """{"conversation":{"id":"c"}}""").Conversation.Id);
        Assert.Equal(5, Wire.Read<ConversationResponse>("\ufeff" + """{"conversation":{"id":5}}""").Conversation.AdditionalData!["id"].GetInt32());
        Assert.Empty(Wire.Read<JsonObject>("\ufeff{}"));
        Assert.Throws<JsonException>(() => Wire.Read<ConversationResponse>("\ufeff\ufeff{}"));
    }

    [Theory]
    [Values("null", "", " ", "[]", "[{}]", "\"text\"", "42", "true", "<html>", "{", "{}{}", "{} x", """{"a":""", """{"a":1e}""", """{"a":"\ud8"}""",
        """{"a":"\u"}""", """{"a":"\""", """{"a":1,}""", """{'a':1}""")]
    public void What_is_not_a_json_object_is_a_json_error(string json)
    {
        Assert.ThrowsAny<JsonException>(() => Wire.Read<ConversationResponse>(json));
        Assert.ThrowsAny<JsonException>(() => Wire.Read<ConversationListResponse>(json));
        Assert.ThrowsAny<JsonException>(() => Wire.Read<ConversionEventsResponse>(json));
        Assert.ThrowsAny<JsonException>(() => Wire.Read<ErrorResponse>(json));
        Assert.ThrowsAny<JsonException>(() => Wire.Read<JsonObject>(json));
    }

    [Fact]
    public void An_response_cut_at_any_byte_is_a_json_error()
    {
        byte[] whole = Encoding.UTF8.GetBytes("""{"conversation":{"id":5,"displayName":"né\ud83d\ude00","metadata":{"a":[1e4,{"b":null}]}},"x":true}""");
        Assert.Equal("né\U0001F600", WireSerializer.Read<ConversationResponse>(whole).Conversation.DisplayName);

        for (int length = 0; length < whole.Length; length++)
        {
            int cut = length;
            Assert.ThrowsAny<JsonException>(() => WireSerializer.Read<ConversationResponse>(whole.AsSpan(0, cut)));
            Assert.ThrowsAny<JsonException>(() => WireSerializer.Read<JsonObject>(whole.AsSpan(0, cut)));
        }
    }

    [Theory]
    [Values("""{"a":""", """{"conversation":{"metadata":{"a":""", """{"conversation":{"id":""")]
    public void Ten_thousand_levels_are_a_json_error(string start)
    {
        string closing = new('}', start.Count(c => c == '{'));
        foreach ((string open, string close) in new[] { ("[", "]"), ("{\"a\":", "}") })
        {
            string json = start + string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000)) + closing;
            Assert.ThrowsAny<JsonException>(() => Wire.Read<ConversationResponse>(json));
            Assert.ThrowsAny<JsonException>(() => Wire.Read<JsonObject>(json));
        }
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_a_json_error()
    {
        byte[] json = [.. "{\"conversation\":{\"id\":\""u8, 0xff, .. "\"},\"x\":\""u8, 0xc3, .. "\"}"u8];

        Assert.ThrowsAny<JsonException>(() => WireSerializer.Read<ConversationResponse>(json));
        Assert.ThrowsAny<JsonException>(() => WireSerializer.Read<JsonObject>(json));
    }
}
