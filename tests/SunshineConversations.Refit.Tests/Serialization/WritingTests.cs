namespace SunshineConversations.Tests.Serialization;

/// <summary>What each body sends, to the byte, and which bodies are refused before anything is sent.</summary>
public sealed class WritingTests
{
    private const int MaxLength = 100 * 1024;

    /// <summary>Half a surrogate pair, as a text cut in the middle of an emoji has it.</summary>
    private const string Cut = "cut \ud83d";

    [Fact]
    public async Task Creating_with_every_member_sends_each_of_them() => Assert.Equal(
        """{"type":"sdkGroup","participants":[{"userId":"42589ad070d43be9b00ff7e5","subscribeSDKClient":false},{"userExternalId":"your-own-user-id","subscribeSDKClient":true}],"displayName":"My conversation","description":"Conversation between Rogers and Carl.","iconUrl":"https://www.gravatar.com/image.jpg","metadata":{"lang":"en-ca","vip":true,"score":4.50}}""",
        await Wire.BodyOfAsync(new ConversationCreateBody
        {
            Type = ConversationType.SdkGroup,
            Participants = [ConversationParticipant.ByUserId("42589ad070d43be9b00ff7e5", subscribeSdkClient: false), ConversationParticipant.ByUserExternalId("your-own-user-id", subscribeSdkClient: true)],
            DisplayName = "My conversation",
            Description = "Conversation between Rogers and Carl.",
            IconUrl = "https://www.gravatar.com/image.jpg",
            Metadata = new() { ["lang"] = "en-ca", ["vip"] = true, ["score"] = 4.50m },
        }));

    [Fact]
    public async Task Creating_sends_nothing_for_a_member_that_is_null()
    {
        Assert.Equal("""{"type":"personal"}""", await Wire.BodyOfAsync(new ConversationCreateBody { Type = ConversationType.Personal }));
        Assert.Equal("""{"type":"personal"}""", await Wire.BodyOfAsync(new ConversationCreateBody
        {
            Type = ConversationType.Personal,
            Participants = null,
            DisplayName = null,
            Description = null,
            IconUrl = null,
            Metadata = null,
        }));
        Assert.Equal(
            """{"type":"personal","participants":[{"userId":"a"},{"userExternalId":"b"}]}""",
            await Wire.BodyOfAsync(new ConversationCreateBody { Type = ConversationType.Personal, Participants = [ConversationParticipant.ByUserId("a"), ConversationParticipant.ByUserExternalId("b")] }));
    }

    [Fact]
    public async Task Creating_sends_empty_lists_and_texts_as_they_are() => Assert.Equal(
        """{"type":"sdkGroup","participants":[],"displayName":"","metadata":{}}""",
        await Wire.BodyOfAsync(new ConversationCreateBody { Type = ConversationType.SdkGroup, Participants = [], DisplayName = "", Metadata = [] }));

    [Fact]
    public async Task Creating_sends_a_type_that_is_unknown_today() => Assert.Equal(
        """{"type":"businessGroup"}""", await Wire.BodyOfAsync(new ConversationCreateBody { Type = new("businessGroup") }));

    [Fact]
    public async Task Updating_sends_nothing_for_what_is_not_mentioned()
    {
        Assert.Equal("{}", await Wire.BodyOfAsync(new ConversationUpdateBody()));
        Assert.Equal("{}", await Wire.BodyOfAsync(new ConversationUpdateBody { DisplayName = default, Description = default, IconUrl = default, Metadata = default }));
    }

    [Fact]
    public async Task Updating_sends_null_for_what_is_null()
    {
        Assert.Equal("""{"displayName":null}""", await Wire.BodyOfAsync(new ConversationUpdateBody { DisplayName = null }));
        Assert.Equal("""{"description":null}""", await Wire.BodyOfAsync(new ConversationUpdateBody { Description = null }));
        Assert.Equal("""{"iconUrl":null}""", await Wire.BodyOfAsync(new ConversationUpdateBody { IconUrl = null }));
        Assert.Equal("""{"metadata":null}""", await Wire.BodyOfAsync(new ConversationUpdateBody { Metadata = null }));
        Assert.Equal(
            """{"displayName":null,"description":null,"iconUrl":null,"metadata":null}""",
            await Wire.BodyOfAsync(new ConversationUpdateBody { DisplayName = null, Description = null, IconUrl = null, Metadata = null }));
    }

    [Fact]
    public async Task Updating_sends_null_for_a_variable_that_is_null()
    {
        string? text = null;
        Metadata? metadata = null;

        Assert.Equal("""{"displayName":null,"metadata":null}""", await Wire.BodyOfAsync(new ConversationUpdateBody { DisplayName = text, Metadata = metadata }));
    }

    [Fact]
    public async Task Updating_sends_the_value_of_what_has_one()
    {
        Assert.Equal("""{"displayName":"a"}""", await Wire.BodyOfAsync(new ConversationUpdateBody { DisplayName = "a" }));
        Assert.Equal("""{"description":""}""", await Wire.BodyOfAsync(new ConversationUpdateBody { Description = "" }));
        Assert.Equal("""{"iconUrl":"https://www.gravatar.com/image.jpg"}""", await Wire.BodyOfAsync(new ConversationUpdateBody { IconUrl = "https://www.gravatar.com/image.jpg" }));
        Assert.Equal("""{"metadata":{}}""", await Wire.BodyOfAsync(new ConversationUpdateBody { Metadata = new Metadata() }));
        Assert.Equal(
            """{"displayName":"a","description":null,"metadata":{"lang":"en-ca"}}""",
            await Wire.BodyOfAsync(new ConversationUpdateBody { DisplayName = "a", Description = null, Metadata = new Metadata { ["lang"] = "en-ca" } }));
    }

    [Fact]
    public async Task Downloading_sends_the_documented_example() => Assert.Equal(
        """{"userId":"6e416caac6a5e9544e3fb6d7","apple":{"interactiveDataRef":{"url":"https://p61-content.icloud.com/M58C0A1A2EB62B6E899B4F28996E8DA229E1914295299C39944B2F2CA7482AE50.C01USN00","bid":"com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.icloud.apps.messages.business.extension","key":"00c0d1827fdc858fe7b42421de1fb289c2ee0a9463d787ce4f118506f970bd6e38","signature":"81a619c81da5a01c6139219a5d20e17430c631e1eb","owner":"M58C0A2A1EB62B4E859B4F28996E8DA229E1914295299C39944B2F2CA7482AE50.C01USN00"}}}""",
        await Wire.BodyOfAsync(new DownloadMessageRefBody
        {
            UserId = "6e416caac6a5e9544e3fb6d7",
            Apple = new()
            {
                InteractiveDataRef = new()
                {
                    Url = "https://p61-content.icloud.com/M58C0A1A2EB62B6E899B4F28996E8DA229E1914295299C39944B2F2CA7482AE50.C01USN00",
                    Bid = "com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.icloud.apps.messages.business.extension",
                    Key = "00c0d1827fdc858fe7b42421de1fb289c2ee0a9463d787ce4f118506f970bd6e38",
                    Signature = "81a619c81da5a01c6139219a5d20e17430c631e1eb",
                    Owner = "M58C0A2A1EB62B4E859B4F28996E8DA229E1914295299C39944B2F2CA7482AE50.C01USN00",
                },
            },
        }));

    [Fact]
    public async Task Downloading_without_a_reference_sends_the_user_alone() =>
        Assert.Equal("""{"userId":"u"}""", await Wire.BodyOfAsync(new DownloadMessageRefBody { UserId = "u" }));

    [Fact]
    public async Task Conversion_events_send_the_documented_example() => Assert.Equal(
        """{"instagram":{"payload":{"data":[{"action_source":"business_messaging","event_name":"TestEvent","event_time":1752161233,"messaging_channel":"instagram"}]}}}""",
        await Wire.BodyOfAsync(ConversionEventsBody.ForInstagram(Event("TestEvent"))));

    [Fact]
    public async Task Conversion_events_go_to_the_channel_that_is_named()
    {
        Assert.Equal("""{"messenger":{"payload":{"data":[{"n":1}]}}}""", await Wire.BodyOfAsync(ConversionEventsBody.ForMessenger(new JsonObject { ["n"] = 1 })));
        Assert.Equal("""{"instagram":{"payload":{"data":[{"n":1}]}}}""", await Wire.BodyOfAsync(ConversionEventsBody.ForInstagram(new JsonObject { ["n"] = 1 })));
        Assert.Equal("""{"whatsapp":{"payload":{"data":[{"n":1}]}}}""", await Wire.BodyOfAsync(ConversionEventsBody.ForWhatsApp(new JsonObject { ["n"] = 1 })));
    }

    [Fact]
    public async Task Several_conversion_events_can_be_arguments_or_a_list()
    {
        const string expected = """{"whatsapp":{"payload":{"data":[{"n":1},{"n":2},{}]}}}""";
        JsonObject[] events = [new() { ["n"] = 1 }, new() { ["n"] = 2 }, []];

        Assert.Equal(expected, await Wire.BodyOfAsync(ConversionEventsBody.ForWhatsApp(events[0], events[1], events[2])));
        Assert.Equal(expected, await Wire.BodyOfAsync(ConversionEventsBody.ForWhatsApp(events)));
        Assert.Equal(expected, await Wire.BodyOfAsync(ConversionEventsBody.ForWhatsApp(events.ToList())));
        Assert.Equal(expected, await Wire.BodyOfAsync(ConversionEventsBody.ForWhatsApp([.. events])));
    }

    [Fact]
    public async Task A_conversion_event_can_be_used_again()
    {
        JsonObject item = new() { ["n"] = 1 };
        var parent = new JsonArray { item };

        ConversionEventsBody twice = ConversionEventsBody.ForMessenger(item, item);
        Assert.Equal("""{"messenger":{"payload":{"data":[{"n":1},{"n":1}]}}}""", await Wire.BodyOfAsync(twice));
        Assert.Equal("""{"messenger":{"payload":{"data":[{"n":1},{"n":1}]}}}""", await Wire.BodyOfAsync(twice));
        Assert.Equal("""{"instagram":{"payload":{"data":[{"n":1}]}}}""", await Wire.BodyOfAsync(ConversionEventsBody.ForInstagram(item)));
        Assert.Same(parent, item.Parent);
    }

    [Fact]
    public async Task Conversion_events_stay_those_that_were_given()
    {
        var events = new List<JsonObject> { new() { ["n"] = 1 } };
        ConversionEventsBody body = ConversionEventsBody.ForMessenger(events);

        events.Clear();

        Assert.Equal("""{"messenger":{"payload":{"data":[{"n":1}]}}}""", await Wire.BodyOfAsync(body));
        Assert.Same(body.Messenger!.Payload.Data[0], Assert.Single(body.Messenger.Payload.Data));
        Assert.Null(body.Instagram);
        Assert.Null(body.WhatsApp);
    }

    [Fact]
    public void Conversion_events_without_an_event_are_refused()
    {
        foreach (Func<IReadOnlyList<JsonObject>, ConversionEventsBody> create in new Func<IReadOnlyList<JsonObject>, ConversionEventsBody>[]
            { events => ConversionEventsBody.ForMessenger(events), events => ConversionEventsBody.ForInstagram(events), events => ConversionEventsBody.ForWhatsApp(events) })
        {
            Assert.Equal("events", Assert.Throws<ArgumentNullException>(() => create(null!)).ParamName);
            Assert.Equal("events", Assert.Throws<ArgumentException>(() => create([])).ParamName);
            Assert.Equal("events", Assert.Throws<ArgumentException>(() => create([new(), null!])).ParamName);
        }
    }

    [Fact]
    public async Task What_a_conversion_event_holds_is_sent_digit_for_digit()
    {
        const string json = """{"value":4.50,"big":1e400,"id":12345678901234567890,"none":null,"list":[true,{"é":"<&'>"}]}""";

        Assert.Equal($$$$"""{"messenger":{"payload":{"data":[{{{{json}}}}]}}}""", await Wire.BodyOfAsync(ConversionEventsBody.ForMessenger(JsonNode.Parse(json)!.AsObject())));
    }

    [Fact]
    public async Task Text_beyond_ASCII_is_sent_as_it_is()
    {
        Assert.Equal(
            """{"type":"personal","displayName":"Zoë & <Björn> 日本 'q' \"q\" \\ \n","metadata":{"clé":"ü"}}""",
            await Wire.BodyOfAsync(new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = "Zoë & <Björn> 日本 'q' \"q\" \\ \n", Metadata = new() { ["clé"] = "ü" } }));

        string emoji = await Wire.BodyOfAsync(new ConversationUpdateBody { DisplayName = "\U0001F600 ok" });
        Assert.Equal("\U0001F600 ok", JsonNode.Parse(emoji)!["displayName"]!.GetValue<string>());
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused_wherever_it_stands()
    {
        await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = Cut });
        await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = "\ude00" });
        await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = "\ude00\ud83d" });
        await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = "a\\" + Cut });
        await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = "\\\ud83d" });
        await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = "\\uFFFD \ufffd \ud83d" });
        await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, Description = Cut });
        await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, IconUrl = Cut });
        await RefusesAsync(new ConversationCreateBody { Type = new(Cut) });
        await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, Metadata = new() { ["k"] = Cut } });
        await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, Metadata = new() { [Cut] = "v" } });
        await RefusesAsync(new ConversationUpdateBody { DisplayName = Cut });
        await RefusesAsync(new ConversationUpdateBody { Description = Cut });
        await RefusesAsync(new ConversationUpdateBody { IconUrl = Cut });
        await RefusesAsync(new ConversationUpdateBody { Metadata = new Metadata { ["k"] = Cut } });
        await RefusesAsync(new DownloadMessageRefBody { UserId = Cut });
        await RefusesAsync(new DownloadMessageRefBody { UserId = "u", Apple = new() { InteractiveDataRef = new() { Url = "u", Bid = "b", Key = "k", Signature = "s", Owner = Cut } } });
        await RefusesAsync(ConversionEventsBody.ForMessenger(new JsonObject { ["k"] = new JsonArray { Cut } }));
        await RefusesAsync(ConversionEventsBody.ForMessenger(new JsonObject { [Cut] = 1 }));
    }

    [Theory]
    [Values("\\uFFFD", "\\\\uFFFD", "\\uFFFD\\uFFFD \\\\\\uFFFD", "\ufffd", "\\\ufffd", "\\ud83d", "uFFFD")]
    public async Task A_text_that_only_looks_like_half_a_surrogate_pair_is_sent(string text)
    {
        string body = await Wire.BodyOfAsync(new ConversationUpdateBody { DisplayName = text, Metadata = new Metadata { [text] = text } });

        JsonNode sent = JsonNode.Parse(body)!;
        Assert.Equal(text, sent["displayName"]!.GetValue<string>());
        Assert.Equal(text, sent["metadata"]![text]!.GetValue<string>());
    }

    [Theory]
    [Values("\\ufffd", "\\uFFFD", "\\uD83D\\uDE00")]
    public async Task A_conversion_event_that_was_parsed_from_escapes_is_sent(string escaped)
    {
        string expected = JsonNode.Parse($"\"{escaped}\"")!.GetValue<string>();

        string body = await Wire.BodyOfAsync(ConversionEventsBody.ForMessenger(JsonNode.Parse($$"""{"k":"{{escaped}}","{{escaped}}":1}""")!.AsObject()));

        JsonNode sent = JsonNode.Parse(body)!["messenger"]!["payload"]!["data"]![0]!;
        Assert.Equal(expected, sent["k"]!.GetValue<string>());
        Assert.Equal(1, sent[expected]!.GetValue<int>());
    }

    [Theory]
    [Values("""{"a":"\uFFFD"}""", """{"a":["\uFFFD"]}""", """{"a":{"\uFFFD":"\ufffd"}}""", """{"a":["\ud83d cut"]}""",
        """{"a":[4.50,1e400,null,true,"é"],"b":null}""")]
    public async Task Metadata_that_the_service_sent_can_be_sent_back(string json)
    {
        Metadata? metadata = Wire.ReadConversation($$$"""{"metadata":{{{json}}}}""").Metadata;

        string body = await Wire.BodyOfAsync(new ConversationUpdateBody { Metadata = metadata });

        Wire.SameJson($$$"""{"metadata":{{{json.Replace("\\ud83d", "\\ufffd", StringComparison.Ordinal)}}}}""", body);
    }

    [Fact]
    public async Task Nothing_of_the_body_before_is_sent()
    {
        var small = new ConversationCreateBody { Type = ConversationType.Personal };
        const string expected = """{"type":"personal"}""";

        // Each leaves what the next one is written with, or should leave nothing: it failed in the middle, was refused, or is unusually large.
        await RefusesAsync(ConversionEventsBody.ForMessenger(new JsonObject { ["a"] = "b", ["k"] = double.NaN }));
        Assert.Equal(expected, await Wire.BodyOfAsync(small));
        await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = Cut });
        Assert.Equal(expected, await Wire.BodyOfAsync(small));
        await Wire.BodyOfAsync(new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = new('x', 50_000) });
        Assert.Equal(expected, await Wire.BodyOfAsync(small));
        Assert.Equal(expected, await Wire.BodyOfAsync(small));
    }

    [Fact]
    public async Task A_body_of_exactly_100_KB_is_sent_and_one_byte_more_is_refused()
    {
        const string empty = """{"type":"personal","displayName":""}""";
        string longest = "é" + new string('x', MaxLength - empty.Length - 2); // é has two bytes.

        string body = await Wire.BodyOfAsync(new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = longest });
        ArgumentException error = await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = longest + "x" });

        Assert.Equal(MaxLength, Encoding.UTF8.GetByteCount(body));
        Assert.Contains("102401", error.Message, StringComparison.Ordinal);
        Assert.Contains("102400", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_100_KB_is_refused_for_every_operation()
    {
        string tooLong = new('x', MaxLength);

        await RefusesAsync(new ConversationUpdateBody { DisplayName = tooLong });
        await RefusesAsync(new DownloadMessageRefBody { UserId = tooLong });
        await RefusesAsync(ConversionEventsBody.ForWhatsApp(new JsonObject { ["k"] = tooLong }));
    }

    [Fact]
    public async Task A_missing_body_is_refused()
    {
        await NullAsync(api => api.CreateConversationAsync(CapturingHandler.AppId, null!));
        await NullAsync(api => api.UpdateConversationAsync(CapturingHandler.AppId, CapturingHandler.ConversationId, null!));
        await NullAsync(api => api.DownloadMessageRefAsync(CapturingHandler.AppId, CapturingHandler.ConversationId, null!));
        await NullAsync(api => api.PostConversionEventsAsync(CapturingHandler.AppId, CapturingHandler.ConversationId, null!));

        static async Task NullAsync(Func<IConversationsApi, Task> call)
        {
            using var handler = new CapturingHandler();
            ArgumentNullException error = await Assert.ThrowsAsync<ArgumentNullException>(() => call(handler.CreateApi()));
            Assert.Equal("body", error.ParamName);
            Assert.Empty(handler.Requests);
        }
    }

    [Fact]
    public async Task Creating_without_a_type_is_refused()
    {
        Assert.Contains("Type", (await RefusesAsync(new ConversationCreateBody())).Message, StringComparison.Ordinal);
        Assert.Contains("Type", (await RefusesAsync(new ConversationCreateBody { Type = new("") })).Message, StringComparison.Ordinal);
        Assert.Contains("Type", (await RefusesAsync(new ConversationCreateBody { Type = new(null!) })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Creating_with_a_participant_that_is_null_is_refused()
    {
        var body = new ConversationCreateBody { Type = ConversationType.SdkGroup, Participants = [ConversationParticipant.ByUserId("u"), null!] };

        Assert.Contains("Participants[1]", (await RefusesAsync(body)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_participant_without_a_sendable_id_is_refused()
    {
        foreach (string? id in new[] { null, "", Cut })
        {
            Assert.Equal("userId", Assert.ThrowsAny<ArgumentException>(() => ConversationParticipant.ByUserId(id!)).ParamName);
            Assert.Equal("userExternalId", Assert.ThrowsAny<ArgumentException>(() => ConversationParticipant.ByUserExternalId(id!)).ParamName);
        }
    }

    [Fact]
    public async Task A_participant_is_named_by_exactly_one_id()
    {
        Assert.Contains("Participants[0].UserId and UserExternalId: exactly one", (await RefusesAsync(With(new()))).Message, StringComparison.Ordinal);
        Assert.Contains("Participants[0].UserId and UserExternalId: exactly one", (await RefusesAsync(With(new() { UserId = "a", UserExternalId = "b" }))).Message, StringComparison.Ordinal);
        Assert.Contains("Participants[0].UserId", (await RefusesAsync(With(new() { UserId = "" }))).Message, StringComparison.Ordinal);
        Assert.Contains("Participants[0].UserExternalId", (await RefusesAsync(With(new() { UserExternalId = new('x', Identifier.MaxLength + 1) }))).Message, StringComparison.Ordinal);
        Assert.Equal("""{"type":"personal","participants":[{"userId":"a"}]}""", await Wire.BodyOfAsync(With(new() { UserId = "a" })));

        static ConversationCreateBody With(ConversationParticipant participant) => new() { Type = ConversationType.Personal, Participants = [participant] };
    }

    [Fact]
    public async Task Conversion_events_go_to_exactly_one_channel_and_are_not_empty()
    {
        MetaConversionEvent one = new() { Payload = new() { Data = [[]] } };

        Assert.Equal("""{"whatsapp":{"payload":{"data":[{}]}}}""", await Wire.BodyOfAsync(new ConversionEventsBody { WhatsApp = one }));
        Assert.Contains("Messenger, Instagram and WhatsApp: exactly one", (await RefusesAsync(new ConversionEventsBody())).Message, StringComparison.Ordinal);
        Assert.Contains("Messenger, Instagram and WhatsApp: exactly one", (await RefusesAsync(new ConversionEventsBody { Messenger = one, WhatsApp = one })).Message, StringComparison.Ordinal);
        Assert.Contains("Messenger.Payload.Data is required", (await RefusesAsync(new ConversionEventsBody { Messenger = new() })).Message, StringComparison.Ordinal);
        Assert.Contains("Instagram.Payload is required", (await RefusesAsync(new ConversionEventsBody { Instagram = new() { Payload = null! } })).Message, StringComparison.Ordinal);
        Assert.Contains("WhatsApp.Payload.An event", (await RefusesAsync(new ConversionEventsBody { WhatsApp = new() { Payload = new() { Data = [null!] } } })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_cannot_be_written_is_refused_and_the_body_is_named()
    {
        await RefusesAsync(ConversionEventsBody.ForWhatsApp(JsonNode.Parse("{\"event_name\":\"a\\ud83d\"}")!.AsObject()));
        await RefusesAsync(ConversionEventsBody.ForWhatsApp(JsonNode.Parse("{\"a\\ud83d\":1}")!.AsObject()));
        await RefusesAsync(ConversionEventsBody.ForWhatsApp(new JsonObject { ["day"] = JsonValue.Create(DayOfWeek.Monday) }));
        await RefusesAsync(ConversionEventsBody.ForWhatsApp(new JsonObject { ["number"] = double.PositiveInfinity }));
        await RefusesAsync(ConversionEventsBody.ForWhatsApp(new JsonObject { ["action"] = JsonValue.Create<Action>(() => { }) }));
    }

    /// <summary>Whatever can be sent, at whatever depth.</summary>
    [Fact]
    public async Task Additional_data_is_sent_with_the_other_members()
    {
        var body = new ConversationCreateBody
        {
            Type = ConversationType.SdkGroup,
            Participants = [new() { UserId = "u", AdditionalData = Data("role", "\"guest\"") }],
            AdditionalData = Data("messages", "[4.50,null]"),
        };

        Assert.Equal("""{"type":"sdkGroup","participants":[{"userId":"u","role":"guest"}],"messages":[4.50,null]}""", await Wire.BodyOfAsync(body));
        Assert.Equal("""{"displayName":null,"x":1}""", await Wire.BodyOfAsync(new ConversationUpdateBody { DisplayName = null, AdditionalData = Data("x", "1") }));
        Assert.Equal("{}", await Wire.BodyOfAsync(new ConversationUpdateBody { AdditionalData = new Dictionary<string, JsonElement>() }));
        await RefusesAsync(new ConversationUpdateBody { AdditionalData = Data(Cut, "1") });
        await RefusesAsync(new ConversationUpdateBody { AdditionalData = Data("x", $"\"{new string('x', MaxLength)}\"") });
    }

    [Fact]
    public async Task Additional_data_cannot_repeat_a_member_of_its_type_even_one_that_is_not_set()
    {
        foreach (string name in (string[])["type", "displayName", "participants"])
        {
            ArgumentException error = await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, AdditionalData = Data(name, "\"secret\"") });
            Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        }

        await RefusesAsync(new ConversationUpdateBody { AdditionalData = Data("metadata", "{}") });
        ArgumentException nested = await RefusesAsync(new ConversationCreateBody { Type = ConversationType.Personal, Participants = [new() { UserId = "u", AdditionalData = Data("subscribeSDKClient", "1") }] });
        Assert.Contains("Participants[0].AdditionalData", nested.Message, StringComparison.Ordinal);
        await RefusesAsync(new ConversionEventsBody { WhatsApp = new() { Payload = new() { Data = [[]] }, AdditionalData = Data("payload", "1") } });
        await RefusesAsync(new ConversionEventsBody { WhatsApp = new() { Payload = new() { Data = [[]], AdditionalData = Data("data", "1") } } });
        await RefusesAsync(new DownloadMessageRefBody { UserId = "u", AdditionalData = Data("apple", "1") });
    }

    [Fact]
    public void Every_model_refuses_additional_data_that_repeats_a_member_in_any_case() => Assert.All(Models.All, type =>
    {
        var model = (ApiObject)Activator.CreateInstance(type)!;
        foreach (string name in Models.Members(type).Select(member => member.Name))
        {
            Assert.All([name, name.ToUpperInvariant(), $"{name}~unexpected"], repeated =>
            {
                model.AdditionalData = Data(repeated, "1");
                Assert.StartsWith($"AdditionalData has the member '{repeated}'", model.FindProblem(), StringComparison.Ordinal);
            });
        }
    });

    [Fact]
    public void Every_object_of_every_body_is_checked() => Assert.All(
        from type in Models.Public
        where type.IsAssignableTo(typeof(IRequestBody)) && !type.IsAssignableTo(typeof(IContentBody))
        let body = (ApiObject)Models.Read(Models.WireType(type), Models.Sample(type).ToJsonString())
        from part in PartsOf(body)
        where Models.Members(part.GetType()).Any()
        select (body, part),
        of =>
        {
            of.part.AdditionalData = Data(Models.Members(of.part.GetType()).First().Name, "1");
            string? problem = of.body.FindProblem();
            of.part.AdditionalData = null;

            // A sample, which has every member, may have a problem of its own.
            Assert.True(problem is not null && (problem.Contains("AdditionalData", StringComparison.Ordinal) || problem == of.body.FindProblem()), of.part.GetType().Name);
        });

    [Theory]
    [Values(null, "")]
    public async Task Downloading_without_a_user_is_refused(string? userId) =>
        Assert.Contains("UserId", (await RefusesAsync(new DownloadMessageRefBody { UserId = userId! })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Downloading_without_the_reference_itself_is_refused() =>
        Assert.Contains("Apple.InteractiveDataRef", (await RefusesAsync(new DownloadMessageRefBody { UserId = "u", Apple = new() })).Message, StringComparison.Ordinal);

    [Theory]
    [Values("Url", "Bid", "Key", "Signature", "Owner")]
    public async Task Downloading_without_a_member_of_the_reference_is_refused_and_names_it(string member)
    {
        foreach (string? missing in new[] { "", null })
        {
            var reference = new AppleInteractiveDataRef { Url = "u", Bid = "b", Key = "k", Signature = "s", Owner = "o" };
            typeof(AppleInteractiveDataRef).GetProperty(member)!.SetValue(reference, missing);

            ArgumentException error = await RefusesAsync(new DownloadMessageRefBody { UserId = "u", Apple = new() { InteractiveDataRef = reference } });

            Assert.Contains($"Apple.InteractiveDataRef.{member} ", error.Message, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<ApiObject> PartsOf(object? value) => value switch
    {
        ApiObject part => [part, .. Models.Members(part.GetType()).SelectMany(member => PartsOf(member.Get!(part)))],
        IEnumerable<ApiObject> parts => parts.SelectMany(PartsOf),
        _ => [],
    };

    private static Task<ArgumentException> RefusesAsync(ConversationCreateBody body) =>
        RefusesAsync(api => api.CreateConversationAsync(CapturingHandler.AppId, body));

    private static Task<ArgumentException> RefusesAsync(ConversationUpdateBody body) =>
        RefusesAsync(api => api.UpdateConversationAsync(CapturingHandler.AppId, CapturingHandler.ConversationId, body));

    private static Task<ArgumentException> RefusesAsync(DownloadMessageRefBody body) =>
        RefusesAsync(api => api.DownloadMessageRefAsync(CapturingHandler.AppId, CapturingHandler.ConversationId, body));

    private static Task<ArgumentException> RefusesAsync(ConversionEventsBody body) =>
        RefusesAsync(api => api.PostConversionEventsAsync(CapturingHandler.AppId, CapturingHandler.ConversationId, body));

    private static async Task<ArgumentException> RefusesAsync(Func<IConversationsApi, Task> call)
    {
        using var handler = new CapturingHandler();
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => call(handler.CreateApi()));
        Assert.Equal("body", error.ParamName);
        Assert.Empty(handler.Requests);
        return error;
    }

    private static Dictionary<string, JsonElement> Data(string name, string value) => new() { [name] = JsonElement.Parse(value) };

    private static JsonObject Event(string name) => new()
    {
        ["action_source"] = "business_messaging",
        ["event_name"] = name,
        ["event_time"] = 1752161233,
        ["messaging_channel"] = "instagram",
    };
}
