namespace SunshineConversations.Tests.Serialization;

/// <summary>The bytes of each body, and the bodies that are rejected before anything is sent.</summary>
public sealed class WritingTests
{
    private const int MaxLength = 100 * 1024;

    /// <summary>Half a surrogate pair, as a text cut in the middle of an emoji has it.</summary>
    private const string Cut = "cut \ud83d";

    private const string PublicUrl = "https://p61-content.icloud.com/M58C0A1A2EB62B6E899B4F28996E8DA229E1914295299C39944B2F2CA7482AE50.C01USN00";

    private static readonly (ApiObject Body, string Json)[] Sent =
    [
        // Creating sends every member that is set, and nothing for one that is null.
        (
            new ConversationCreateBody
            {
                Type = ConversationType.SdkGroup,
                Participants = [ConversationParticipant.ByUserId("42589ad070d43be9b00ff7e5", subscribeSdkClient: false), ConversationParticipant.ByUserExternalId("your-own-user-id", subscribeSdkClient: true)],
                DisplayName = "My conversation",
                Description = "Conversation between Rogers and Carl.",
                IconUrl = "https://www.gravatar.com/image.jpg",
                Metadata = new() { ["lang"] = "en-ca", ["vip"] = true, ["score"] = 4.50m },
            },
            """{"type":"sdkGroup","participants":[{"userId":"42589ad070d43be9b00ff7e5","subscribeSDKClient":false},{"userExternalId":"your-own-user-id","subscribeSDKClient":true}],"displayName":"My conversation","description":"Conversation between Rogers and Carl.","iconUrl":"https://www.gravatar.com/image.jpg","metadata":{"lang":"en-ca","vip":true,"score":4.50}}"""),
        (new ConversationCreateBody { Type = ConversationType.Personal }, """{"type":"personal"}"""),
        (
            new ConversationCreateBody { Type = ConversationType.Personal, Participants = null, DisplayName = null, Description = null, IconUrl = null, Metadata = null },
            """{"type":"personal"}"""),
        (
            new ConversationCreateBody { Type = ConversationType.Personal, Participants = [ConversationParticipant.ByUserId("a"), ConversationParticipant.ByUserExternalId("b")] },
            """{"type":"personal","participants":[{"userId":"a"},{"userExternalId":"b"}]}"""),
        // Empty lists and texts as they are, and a type that is unknown today.
        (
            new ConversationCreateBody { Type = ConversationType.SdkGroup, Participants = [], DisplayName = "", Metadata = [] },
            """{"type":"sdkGroup","participants":[],"displayName":"","metadata":{}}"""),
        (new ConversationCreateBody { Type = new("businessGroup") }, """{"type":"businessGroup"}"""),
        (With(new() { UserId = "a" }), """{"type":"personal","participants":[{"userId":"a"}]}"""),
        // Text beyond ASCII as it is.
        (
            new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = "Zoë & <Björn> 日本 'q' \"q\" \\ \n", Metadata = new() { ["clé"] = "ü" } },
            """{"type":"personal","displayName":"Zoë & <Björn> 日本 'q' \"q\" \\ \n","metadata":{"clé":"ü"}}"""),
        // Updating sends nothing for what is not mentioned, null for what is null, and the value of what has one.
        (new ConversationUpdateBody(), "{}"),
        (new ConversationUpdateBody { DisplayName = default, Description = default, IconUrl = default, Metadata = default }, "{}"),
        (new ConversationUpdateBody { DisplayName = null }, """{"displayName":null}"""),
        (new ConversationUpdateBody { Description = null }, """{"description":null}"""),
        (new ConversationUpdateBody { IconUrl = null }, """{"iconUrl":null}"""),
        (new ConversationUpdateBody { Metadata = null }, """{"metadata":null}"""),
        (new ConversationUpdateBody { DisplayName = null, Description = null, IconUrl = null, Metadata = null }, """{"displayName":null,"description":null,"iconUrl":null,"metadata":null}"""),
        (new ConversationUpdateBody { DisplayName = (string?)null, Metadata = (Metadata?)null }, """{"displayName":null,"metadata":null}"""),
        (new ConversationUpdateBody { DisplayName = "a" }, """{"displayName":"a"}"""),
        (new ConversationUpdateBody { Description = "" }, """{"description":""}"""),
        (new ConversationUpdateBody { IconUrl = "https://www.gravatar.com/image.jpg" }, """{"iconUrl":"https://www.gravatar.com/image.jpg"}"""),
        (new ConversationUpdateBody { Metadata = new Metadata() }, """{"metadata":{}}"""),
        (
            new ConversationUpdateBody { DisplayName = "a", Description = null, Metadata = new Metadata { ["lang"] = "en-ca" } },
            """{"displayName":"a","description":null,"metadata":{"lang":"en-ca"}}"""),
        // The documented examples of the others.
        (
            new DownloadMessageRefBody
            {
                UserId = "6e416caac6a5e9544e3fb6d7",
                Apple = new()
                {
                    InteractiveDataRef = new()
                    {
                        Url = PublicUrl,
                        Bid = "com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.icloud.apps.messages.business.extension",
                        Key = "00c0d1827fdc858fe7b42421de1fb289c2ee0a9463d787ce4f118506f970bd6e38",
                        Signature = "81a619c81da5a01c6139219a5d20e17430c631e1eb",
                        Owner = "M58C0A2A1EB62B4E859B4F28996E8DA229E1914295299C39944B2F2CA7482AE50.C01USN00",
                    },
                },
            },
            $$$$"""{"userId":"6e416caac6a5e9544e3fb6d7","apple":{"interactiveDataRef":{"url":"{{{{PublicUrl}}}}","bid":"com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.icloud.apps.messages.business.extension","key":"00c0d1827fdc858fe7b42421de1fb289c2ee0a9463d787ce4f118506f970bd6e38","signature":"81a619c81da5a01c6139219a5d20e17430c631e1eb","owner":"M58C0A2A1EB62B4E859B4F28996E8DA229E1914295299C39944B2F2CA7482AE50.C01USN00"}}}"""),
        (new DownloadMessageRefBody { UserId = "u" }, """{"userId":"u"}"""),
        (
            ConversionEventsBody.ForInstagram(new JsonObject { ["action_source"] = "business_messaging", ["event_name"] = "TestEvent", ["event_time"] = 1752161233, ["messaging_channel"] = "instagram" }),
            """{"instagram":{"payload":{"data":[{"action_source":"business_messaging","event_name":"TestEvent","event_time":1752161233,"messaging_channel":"instagram"}]}}}"""),
        // Conversion events go to the channel that is named.
        (ConversionEventsBody.ForMessenger(new JsonObject { ["n"] = 1 }), """{"messenger":{"payload":{"data":[{"n":1}]}}}"""),
        (ConversionEventsBody.ForInstagram(new JsonObject { ["n"] = 1 }), """{"instagram":{"payload":{"data":[{"n":1}]}}}"""),
        (ConversionEventsBody.ForWhatsApp(new JsonObject { ["n"] = 1 }), """{"whatsapp":{"payload":{"data":[{"n":1}]}}}"""),
        (new ConversionEventsBody { WhatsApp = Empty() }, """{"whatsapp":{"payload":{"data":[{}]}}}"""),
        // Additional data is sent with the other members: whatever can be sent, at whatever depth.
        (
            new ConversationCreateBody
            {
                Type = ConversationType.SdkGroup,
                Participants = [new() { UserId = "u", AdditionalData = Data("role", "\"guest\"") }],
                AdditionalData = Data("messages", "[4.50,null]"),
            },
            """{"type":"sdkGroup","participants":[{"userId":"u","role":"guest"}],"messages":[4.50,null]}"""),
        (new ConversationUpdateBody { DisplayName = null, AdditionalData = Data("x", "1") }, """{"displayName":null,"x":1}"""),
        (new ConversationUpdateBody { AdditionalData = new Dictionary<string, JsonElement>() }, "{}"),
    ];

    /// <summary>Each body that is refused, and what the message says of it.</summary>
    private static readonly (ApiObject Body, string Message)[] Refused =
    [
        (new ConversationCreateBody(), "Type"),
        (new ConversationCreateBody { Type = new("") }, "Type"),
        (new ConversationCreateBody { Type = new(null!) }, "Type"),
        (new ConversationCreateBody { Type = ConversationType.SdkGroup, Participants = [ConversationParticipant.ByUserId("u"), null!] }, "Participants[1]"),
        (With(new()), "Participants[0].UserId and UserExternalId: exactly one"),
        (With(new() { UserId = "a", UserExternalId = "b" }), "Participants[0].UserId and UserExternalId: exactly one"),
        (With(new() { UserId = "" }), "Participants[0].UserId"),
        (With(new() { UserExternalId = new('x', Identifier.MaxLength + 1) }), "Participants[0].UserExternalId"),
        (new DownloadMessageRefBody { UserId = null! }, "UserId"),
        (new DownloadMessageRefBody { UserId = "" }, "UserId"),
        (new DownloadMessageRefBody { UserId = "u", Apple = new() }, "Apple.InteractiveDataRef"),
        (new ConversionEventsBody(), "Messenger, Instagram and WhatsApp: exactly one"),
        (new ConversionEventsBody { Messenger = Empty(), WhatsApp = Empty() }, "Messenger, Instagram and WhatsApp: exactly one"),
        (new ConversionEventsBody { Messenger = new() }, "Messenger.Payload.Data is required"),
        (new ConversionEventsBody { Instagram = new() { Payload = null! } }, "Instagram.Payload is required"),
        (new ConversionEventsBody { WhatsApp = new() { Payload = new() { Data = [null!] } } }, "WhatsApp.Payload.An event"),
        // A body over 100 KB, of every operation.
        (new ConversationUpdateBody { DisplayName = new string('x', MaxLength) }, ""),
        (new ConversationUpdateBody { AdditionalData = Data("x", $"\"{new string('x', MaxLength)}\"") }, ""),
        (new DownloadMessageRefBody { UserId = new('x', MaxLength) }, ""),
        (ConversionEventsBody.ForWhatsApp(new JsonObject { ["k"] = new string('x', MaxLength) }), ""),
        // Half a surrogate pair, wherever it stands.
        (Named(Cut), ""),
        (Named("\ude00"), ""),
        (Named("\ude00\ud83d"), ""),
        (Named("a\\" + Cut), ""),
        (Named("\\\ud83d"), ""),
        (Named("\\uFFFD \ufffd \ud83d"), ""),
        (new ConversationCreateBody { Type = ConversationType.Personal, Description = Cut }, ""),
        (new ConversationCreateBody { Type = ConversationType.Personal, IconUrl = Cut }, ""),
        (new ConversationCreateBody { Type = new(Cut) }, ""),
        (new ConversationCreateBody { Type = ConversationType.Personal, Metadata = new() { ["k"] = Cut } }, ""),
        (new ConversationCreateBody { Type = ConversationType.Personal, Metadata = new() { [Cut] = "v" } }, ""),
        (new ConversationUpdateBody { DisplayName = Cut }, ""),
        (new ConversationUpdateBody { Description = Cut }, ""),
        (new ConversationUpdateBody { IconUrl = Cut }, ""),
        (new ConversationUpdateBody { Metadata = new Metadata { ["k"] = Cut } }, ""),
        (new ConversationUpdateBody { AdditionalData = Data(Cut, "1") }, ""),
        (new DownloadMessageRefBody { UserId = Cut }, ""),
        (new DownloadMessageRefBody { UserId = "u", Apple = new() { InteractiveDataRef = new() { Url = "u", Bid = "b", Key = "k", Signature = "s", Owner = Cut } } }, ""),
        (ConversionEventsBody.ForMessenger(new JsonObject { ["k"] = new JsonArray { Cut } }), ""),
        (ConversionEventsBody.ForMessenger(new JsonObject { [Cut] = 1 }), ""),
        // A node that cannot be written.
        (ConversionEventsBody.ForWhatsApp(JsonNode.Parse("{\"event_name\":\"a\\ud83d\"}")!.AsObject()), ""),
        (ConversionEventsBody.ForWhatsApp(JsonNode.Parse("{\"a\\ud83d\":1}")!.AsObject()), ""),
        (ConversionEventsBody.ForWhatsApp(new JsonObject { ["day"] = JsonValue.Create(DayOfWeek.Monday) }), ""),
        (ConversionEventsBody.ForWhatsApp(new JsonObject { ["number"] = double.PositiveInfinity }), ""),
        (ConversionEventsBody.ForWhatsApp(new JsonObject { ["action"] = JsonValue.Create<Action>(() => { }) }), ""),
        // Additional data that repeats a member of its type, even one that is not set.
        (new ConversationCreateBody { Type = ConversationType.Personal, AdditionalData = Data("type", "\"secret\"") }, "'type'"),
        (new ConversationCreateBody { Type = ConversationType.Personal, AdditionalData = Data("displayName", "\"secret\"") }, "'displayName'"),
        (new ConversationCreateBody { Type = ConversationType.Personal, AdditionalData = Data("participants", "\"secret\"") }, "'participants'"),
        (new ConversationUpdateBody { AdditionalData = Data("metadata", "{}") }, ""),
        (With(new() { UserId = "u", AdditionalData = Data("subscribeSDKClient", "1") }), "Participants[0].AdditionalData"),
        (new ConversionEventsBody { WhatsApp = new() { Payload = new() { Data = [[]] }, AdditionalData = Data("payload", "1") } }, ""),
        (new ConversionEventsBody { WhatsApp = new() { Payload = new() { Data = [[]], AdditionalData = Data("data", "1") } } }, ""),
        (new DownloadMessageRefBody { UserId = "u", AdditionalData = Data("apple", "1") }, ""),
    ];

    public static TheoryData<int> EverySent { get; } = [.. Enumerable.Range(0, Sent.Length)];

    public static TheoryData<int> EveryRefused { get; } = [.. Enumerable.Range(0, Refused.Length)];

    [Theory]
    [MemberData(nameof(EverySent))]
    public async Task A_body_is_sent_as_it_is_written(int index) => Assert.Equal(Sent[index].Json, await Wire.BodyOfAsync(Sent[index].Body));

    [Theory]
    [MemberData(nameof(EveryRefused))]
    public async Task A_body_is_refused_before_anything_is_sent(int index)
    {
        ArgumentException error = await RefusesAsync(Refused[index].Body);

        Assert.Contains(Refused[index].Message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

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

    [Fact]
    public async Task An_emoji_is_sent()
    {
        string emoji = await Wire.BodyOfAsync(new ConversationUpdateBody { DisplayName = "\U0001F600 ok" });

        Assert.Equal("\U0001F600 ok", JsonNode.Parse(emoji)!["displayName"]!.GetValue<string>());
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
        await RefusesAsync(Named(Cut));
        Assert.Equal(expected, await Wire.BodyOfAsync(small));
        await Wire.BodyOfAsync(Named(new('x', 50_000)));
        Assert.Equal(expected, await Wire.BodyOfAsync(small));
        Assert.Equal(expected, await Wire.BodyOfAsync(small));
    }

    [Fact]
    public async Task A_body_of_exactly_100_KB_is_sent_and_one_byte_more_is_refused()
    {
        const string empty = """{"type":"personal","displayName":""}""";
        string longest = "é" + new string('x', MaxLength - empty.Length - 2); // é has two bytes.

        string body = await Wire.BodyOfAsync(Named(longest));
        ArgumentException error = await RefusesAsync(Named(longest + "x"));

        Assert.Equal(MaxLength, Encoding.UTF8.GetByteCount(body));
        Assert.Contains("102401", error.Message, StringComparison.Ordinal);
        Assert.Contains("102400", error.Message, StringComparison.Ordinal);
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

            // A sample, which has every member, may itself have a problem.
            Assert.True(problem is not null && (problem.Contains("AdditionalData", StringComparison.Ordinal) || problem == of.body.FindProblem()), of.part.GetType().Name);
        });

    private static IEnumerable<ApiObject> PartsOf(object? value) => value switch
    {
        ApiObject part => [part, .. Models.Members(part.GetType()).SelectMany(member => PartsOf(member.Get!(part)))],
        IEnumerable<ApiObject> parts => parts.SelectMany(PartsOf),
        _ => [],
    };

    private static ConversationCreateBody Named(string displayName) => new() { Type = ConversationType.Personal, DisplayName = displayName };

    private static ConversationCreateBody With(ConversationParticipant participant) => new() { Type = ConversationType.Personal, Participants = [participant] };

    /// <summary>One event, which is empty.</summary>
    private static MetaConversionEvent Empty() => new() { Payload = new() { Data = [[]] } };

    private static async Task<ArgumentException> RefusesAsync(ApiObject body)
    {
        using var handler = new CapturingHandler();
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Wire.SendAsync(handler.CreateApi(), body));
        Assert.Equal("body", error.ParamName);
        Assert.Empty(handler.Requests);
        return error;
    }

    private static Dictionary<string, JsonElement> Data(string name, string value) => new() { [name] = JsonElement.Parse(value) };
}
