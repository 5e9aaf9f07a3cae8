using SunshineConversations.Tests.Serialization;

namespace SunshineConversations.Tests.Webhooks;

/// <summary>A malformed event never affects another, and a body that is not a payload is one documented exception.</summary>
public sealed class WebhookPayloadTests
{
    private const string Before = """{"id":"1","type":"user:remove","payload":{"user":{"id":"u"}}}""";
    private const string After = """{"id":"3","createdAt":"2026-11-25T09:30:02.137Z","type":"conversation:message","payload":{"message":{"id":"m","content":{"type":"text","text":"Hi"}}}}""";

    /// <summary>Each with the type that it is read as.</summary>
    public static TheoryData<string, Type> OddEvents { get; } = new()
    {
        { "7", typeof(UnknownWebhookEvent) },
        { "\"conversation:message\"", typeof(UnknownWebhookEvent) },
        { "true", typeof(UnknownWebhookEvent) },
        { "[]", typeof(UnknownWebhookEvent) },
        { """[{"type":"user:remove"},4.50]""", typeof(UnknownWebhookEvent) },
        { "{}", typeof(UnknownWebhookEvent) },
        { """{"id":"2","type":7,"payload":{}}""", typeof(UnknownWebhookEvent) },
        { """{"id":"2","type":"neverSeen","payload":7}""", typeof(UnknownWebhookEvent) },
        { """{"id":"2","type":"user:remove","payload":"none"}""", typeof(UserRemoveEvent) },
        { """{"id":7,"createdAt":false,"type":"user:remove","payload":[1]}""", typeof(UserRemoveEvent) },
        { """{"id":"2","type":"user:remove","payload":{"user":7,"later":{"x":[4.50]}}}""", typeof(UserRemoveEvent) },
        { """{"type":"user:update","payload":{"reason":{"x":1},"user":{"identities":[7],"profile":[],"metadata":"m"}}}""", typeof(UserUpdateEvent) },
        { """{"type":"conversation:message","payload":{"message":{"author":{"user":[]},"content":{"type":"text","text":7},"source":{"client":1}},"recentNotifications":[1]}}""", typeof(ConversationMessageEvent) },
    };

    public static TheoryData<string> NoPayloads { get; } =
    [
        "", " ", "x", "null", "7", "\"text\"", "[]", """[{"events":[]}]""", "{}", """{"event":[]}""", """{"events":null}""", """{"events":{}}""", """{"events":"[]"}""", """{"events":7}""",
        """{"events":[],"events":7}""", """{"events":[],"events":null}""", """{"events":[]""", """{"events":[]}x""", """{"events":[],}""",
        """{"events":[],"webhook":{"version":"v1"}}""", """{"events":[],"webhook":{"version":"v1.1"}}""", """{"events":[],"webhook":{"version":""}}""", """{"events":[],"webhook":{"version":2}}""",
        """{"trigger":"message:appUser","version":"v1.1","app":{"_id":"a"},"messages":[]}""", """{"trigger":"message:appUser","version":"v1.1","events":[]}""",
    ];

    [Theory]
    [MemberData(nameof(OddEvents))]
    public void An_odd_event_costs_no_neighbor_and_is_kept(string odd, Type expected)
    {
        string json = RecordedPayloads.Batch(Before, odd, After);

        WebhookPayload payload = WebhookPayload.Parse(json);

        Assert.Equal([typeof(UserRemoveEvent), expected, typeof(ConversationMessageEvent)], payload.Events.Select(@event => @event.GetType()));
        Assert.Equal("u", ((UserRemoveEvent)payload.Events[0]).Payload.User!.Id);
        Assert.Equal("Hi", ((TextMessage)((ConversationMessageEvent)payload.Events[2]).Payload.Message!.Content!).Text);
        Assert.Equal(("a", "w"), (payload.App!.Id, payload.Webhook!.Id));
        RecordedPayloads.AssertUnchanged(JsonNode.Parse(json)!, payload);

        // In the application's own JSON too, such as that of a queue.
        WebhookPayload own = JsonSerializer.Deserialize(json, OwnContext.Default.WebhookPayload)!;
        Assert.Equal(payload.Events.Select(@event => @event.GetType()), own.Events.Select(@event => @event.GetType()));
        RecordedPayloads.AssertUnchanged(JsonNode.Parse(json)!, own);
    }

    [Fact]
    public void Every_value_of_every_event_may_be_of_any_kind()
    {
        foreach (string trigger in RecordedPayloads.All.Keys)
        {
            JsonObject @event = RecordedPayloads.Event(trigger);
            foreach (string place in Places(@event))
            {
                foreach (string value in new[] { "7", "\"text\"", "true", """{"a":[1,{"b":null}]}""", """["x",1]""" })
                {
                    WebhookPayload payload = WebhookPayload.Parse(RecordedPayloads.Batch(Before, Replaced(@event, place, value), After));

                    Assert.Equal(3, payload.Events.Count);
                    Assert.IsType<UserRemoveEvent>(payload.Events[0]);
                    Assert.IsType<ConversationMessageEvent>(payload.Events[2]);
                    // The one value that is written otherwise than it is read.
                    bool isNumberAsText = IsExternalIdOfUser(place) && JsonElement.Parse(value).ValueKind == JsonValueKind.Number;
                    string expected = Replaced(@event, place, isNumberAsText ? $"\"{value}\"" : value);
                    RecordedPayloads.AssertUnchanged(JsonNode.Parse(RecordedPayloads.Batch(Before, expected, After))!, payload);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(NoPayloads))]
    public void What_is_no_payload_of_version_2_is_one_exception(string json)
    {
        Assert.Throws<FormatException>(() => WebhookPayload.Parse(json));
        Assert.Throws<FormatException>(() => WebhookPayload.Parse(Encoding.UTF8.GetBytes(json)));
        if (TryParse(json) is { } element)
            Assert.Throws<FormatException>(() => WebhookPayload.Parse(element));
    }

    [Fact]
    public void What_is_not_JSON_at_all_is_the_same_exception()
    {
        Assert.Throws<FormatException>(() => WebhookPayload.Parse(default(JsonElement)));
        Assert.Throws<FormatException>(() => WebhookPayload.Parse(""" {"events":[],"x":" """u8));
        Assert.Throws<FormatException>(() => WebhookPayload.Parse([.. """{"events":[],"x":" """u8, 0xFF, .. "\"}"u8]));
        Assert.Throws<ArgumentNullException>(() => WebhookPayload.Parse((string)null!));
    }

    [Fact]
    public void The_exception_tells_nothing_of_the_payload()
    {
        var e = Assert.Throws<FormatException>(() => WebhookPayload.Parse("""{"events":[{"payload":{"message":{"content":{"text":"secret" "}}}}]}"""));

        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [Values("""{"events":[]}""", """{"events":7,"events":[]}""", """{"events":[null,null]}""", """{"app":7,"webhook":"w","events":[],"later":1}""",
        """{"webhook":{"version":null},"version":"v2","events":[]}""")]
    public void A_payload_may_have_no_events_and_say_nothing_of_itself(string json) => Assert.Empty(WebhookPayload.Parse(json).Events);

    [Fact]
    public void A_byte_order_mark_and_half_an_emoji_are_read()
    {
        byte[] json = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(RecordedPayloads.Batch("""{"type":"conversation:message","payload":{"message":{"content":{"type":"text","text":"\ud83d"}}}}""", "7"))];

        var message = (ConversationMessageEvent)WebhookPayload.Parse(json).Events[0];

        Assert.Equal("\ufffd", ((TextMessage)message.Payload.Message!.Content!).Text);
    }

    [Fact]
    public void An_unknown_event_has_what_every_event_has()
    {
        var @event = (UnknownWebhookEvent)WebhookPayload.Parse(RecordedPayloads.All["passthrough:messaging"]).Events[0];

        Assert.Equal("passthrough:messaging", @event.Type);
        Assert.NotEqual("", @event.Id);
        Assert.NotNull(@event.CreatedAt);
        Assert.Null(@event.Value);
        Assert.Equal("apple", @event.AdditionalData!["payload"].GetProperty("passthrough").GetProperty("channel").GetString());
    }

    [Fact]
    public void What_is_set_on_an_unknown_event_is_written()
    {
        var @event = new UnknownWebhookEvent { Id = "7", CreatedAt = DateTimeOffset.UnixEpoch };
        Assert.Equal("""{"id":"7","createdAt":"1970-01-01T00:00:00.000Z"}""", Wire.Write(@event));
        Assert.Equal(("7", DateTimeOffset.UnixEpoch), (@event.Id, @event.CreatedAt));

        @event.CreatedAt = null;
        Assert.Equal("""{"id":"7"}""", Wire.Write(@event));
        Assert.Null(@event.CreatedAt);
        Assert.Equal("7", Wire.Write(new UnknownWebhookEvent { Value = JsonElement.Parse("7"u8) }));
    }

    [Fact]
    public void An_external_id_that_is_a_number_is_read_digit_for_digit()
    {
        var referral = (ConversationReferralEvent)WebhookPayload.Parse(RecordedPayloads.Batch("""{"type":"conversation:referral","payload":{"user":{"externalId":912382197001122334455}}}""")).Events[0];

        Assert.Equal("912382197001122334455", referral.Payload.User!.ExternalId);
        Assert.Null(referral.Payload.User.AdditionalData);
    }

    [Fact]
    public void Of_two_members_with_one_name_the_last_counts_at_every_level()
    {
        WebhookPayload payload = WebhookPayload.Parse("""
            {"events":7,"webhook":{"version":"v1"},"webhook":{"version":"v2"},"events":[
              {"type":"user:remove","type":"client:add","payload":7,"payload":{"client":{"info":{"a":1,"a":{"b":1,"b":2}},"id":"1","id":"2"},"reason":"sdk","reason":"authCode"}},
              {"type":"passthrough:messaging","id":"1","id":"2","payload":1,"payload":{"a":1,"a":2}}
            ]}
            """);

        var add = (ClientAddEvent)payload.Events[0];
        Assert.Equal(("2", ClientAddReason.AuthCode, """{"a":{"b":2}}"""), (add.Payload.Client!.Id, add.Payload.Reason, add.Payload.Client.Info!.ToJsonString()));
        Assert.Equal("2", payload.Events[1].Id);
    }

    /// <summary>A mistake in one event is a mistake in every event: each of hundreds is read nevertheless.</summary>
    [Fact]
    public void Hundreds_of_odd_events_are_read_each()
    {
        string odd = After.Replace("\"3\"", "3", StringComparison.Ordinal).Replace("\"text\":\"Hi\"", "\"text\":\"Hi\",\"htmlText\":7", StringComparison.Ordinal);

        WebhookPayload payload = WebhookPayload.Parse(RecordedPayloads.Batch(Enumerable.Repeat(odd, 900)));

        Assert.Equal(900, payload.Events.Count);
        Assert.All(payload.Events, @event =>
        {
            Assert.Equal("Hi", ((TextMessage)((ConversationMessageEvent)@event).Payload.Message!.Content!).Text);
            Assert.Equal(3, @event.AdditionalData!["id"].GetInt32());
        });
    }

    /// <summary>Each invalid timestamp causes an exception: after 1,000 of them, whatever cannot be read directly is kept, but not read.</summary>
    [Fact]
    public void Thousands_of_odd_values_take_no_more_time_and_are_kept()
    {
        string odd = After.Replace("\"2026-11-25T09:30:02.137Z\"", "7", StringComparison.Ordinal);
        string json = RecordedPayloads.Batch(Enumerable.Repeat(odd, 3000));

        WebhookPayload payload = WebhookPayload.Parse(json);

        Assert.Equal(3000, payload.Events.Count);
        Assert.InRange(payload.Events.OfType<ConversationMessageEvent>().Count(), 1000, 1001);
        Assert.All(payload.Events, @event => Assert.Equal("conversation:message", @event.Type));
        RecordedPayloads.AssertUnchanged(JsonNode.Parse(json)!, payload);
    }

    private static JsonElement? TryParse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The place of every value in the event, by its path.</summary>
    private static IEnumerable<string> Places(JsonNode node)
    {
        IEnumerable<JsonNode?> inner = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        return inner.OfType<JsonNode>().SelectMany(child => Places(child).Prepend(child.GetPath()));
    }

    private static bool IsExternalIdOfUser(string place) => place.EndsWith(".externalId", StringComparison.Ordinal) && !place.Contains("lient", StringComparison.Ordinal);

    private static string Replaced(JsonNode root, string place, string value)
    {
        JsonNode copy = root.DeepClone();
        Find(copy)!.ReplaceWith(JsonNode.Parse(value));
        return copy.ToJsonString();

        JsonNode? Find(JsonNode? node) => node?.GetPath() == place ? node : node switch
        {
            JsonObject members => members.Select(member => Find(member.Value)).FirstOrDefault(found => found is not null),
            JsonArray items => items.Select(Find).FirstOrDefault(found => found is not null),
            _ => null,
        };
    }
}
