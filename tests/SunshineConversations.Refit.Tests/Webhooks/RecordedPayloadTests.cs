using SunshineConversations.Tests.Serialization;

namespace SunshineConversations.Tests.Webhooks;

/// <summary>Each recorded event is read as its type, and nothing of it is lost.</summary>
public sealed class RecordedPayloadTests
{
    private const string Undescribed = "passthrough:messaging";

    private static readonly Dictionary<string, Type> Cases = Models.All
        .Where(type => type.IsSubclassOf(typeof(WebhookEvent)) && type != typeof(UnknownWebhookEvent))
        .ToDictionary(type => ((WebhookEvent)Activator.CreateInstance(type)!).Type);

    public static TheoryData<string> Triggers { get; } = [.. RecordedPayloads.All.Keys];

    [Fact]
    public void Every_event_has_a_payload() => Assert.Equal(Cases.Keys.Append(Undescribed).Order(), RecordedPayloads.All.Keys.Order());

    [Theory]
    [MemberData(nameof(Triggers))]
    public void It_is_read_as_its_type_and_written_back(string trigger)
    {
        byte[] json = RecordedPayloads.All[trigger];

        foreach (WebhookPayload payload in ParseInEveryWay(json))
        {
            WebhookEvent @event = Assert.Single(payload.Events);
            Assert.IsType(Cases.GetValueOrDefault(trigger, typeof(UnknownWebhookEvent)), @event);
            Assert.Equal(trigger, @event.Type);
            Assert.StartsWith("67a0ecf8f0305f4a391e1", @event.Id, StringComparison.Ordinal);
            Assert.Equal(trigger == "conversation:referral" ? null : (DateTimeOffset?)new DateTimeOffset(2026, 11, 25, 9, 30, 2, 137, TimeSpan.Zero), @event.CreatedAt);
            Assert.Equal(("67a0ecf8f0305f4a391e0001", "67a0ecf8f0305f4a391e0002", "v2"), (payload.App!.Id, payload.Webhook!.Id, payload.Webhook.Version));
            RecordedPayloads.AssertUnchanged(JsonNode.Parse(json)!, payload);
        }
    }

    /// <summary>Declared members are in the properties: a recorded payload has in its additional data only what nobody declares.</summary>
    [Fact]
    public void Only_what_is_not_declared_is_additional() => Assert.Equal(
        [
            "additionalIdentifiers",
            "underlyingError",
            "x",
        ],
        RecordedPayloads.All.Where(payload => payload.Key != Undescribed).SelectMany(payload => AdditionalIn(WebhookPayload.Parse(payload.Value))).Distinct().Except(["type"]).Order());

    /// <summary>Without events and with every member at every level: what can be set is in use somewhere.</summary>
    [Fact]
    public void Every_member_of_every_payload_is_recorded()
    {
        IEnumerable<string> declared = Models.All.Where(type => type.Name.EndsWith("Payload", StringComparison.Ordinal) && Cases.Values.Any(@case => @case.GetProperty("Payload")!.PropertyType == type))
            .SelectMany(type => Models.Members(type).Select(member => $"{type.Name}.{member.Name}"));
        HashSet<string> recorded = [.. RecordedPayloads.All.Keys.Where(Cases.ContainsKey)
            .SelectMany(trigger => RecordedPayloads.Event(trigger)["payload"]!.AsObject().Select(member => $"{Cases[trigger].GetProperty("Payload")!.PropertyType.Name}.{member.Key}"))];

        Assert.Equal(["ClientRemovePayload.conversation"], declared.Except(recorded));
    }

    [Fact]
    public void An_event_without_a_payload_has_an_empty_one()
    {
        WebhookPayload payload = WebhookPayload.Parse(RecordedPayloads.Batch(Cases.Keys.SelectMany(type => new[] { $$"""{"type":"{{type}}"}""", $$"""{"payload":null,"type":"{{type}}"}""" })));

        Assert.Equal(Cases.Values.SelectMany(type => new[] { type, type }), payload.Events.Select(@event => @event.GetType()));
        Assert.All(payload.Events, @event =>
        {
            var value = (ApiObject)@event.GetType().GetProperty("Payload")!.GetValue(@event)!;
            Assert.Null(value.AdditionalData);
            Assert.Null(@event.AdditionalData);
            Assert.Null(@event.CreatedAt);
            Assert.Equal("", @event.Id);
        });
    }

    private static IEnumerable<WebhookPayload> ParseInEveryWay(byte[] json)
    {
        yield return WebhookPayload.Parse(json);
        yield return WebhookPayload.Parse(Encoding.UTF8.GetString(json));
        using var document = JsonDocument.Parse(json);
        yield return WebhookPayload.Parse(document.RootElement);
    }

    internal static IEnumerable<string> AdditionalIn(object? value) => value switch
    {
        ApiObject model => (model.AdditionalData?.Keys ?? []).Concat(model.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.Name != nameof(ApiObject.AdditionalData)).SelectMany(property => AdditionalIn(property.GetValue(model)))),
        IEnumerable<ApiObject> items => items.SelectMany(AdditionalIn),
        _ => [],
    };
}
