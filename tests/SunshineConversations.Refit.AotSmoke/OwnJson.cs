using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.AotSmoke;

/// <summary>The library's models in the application's own JSON, without reflection.</summary>
internal static class OwnJson
{
    public static void Run()
    {
        RoundTrip(OwnContext.Default.Conversation, """{"id":"c","type":"personal","metadata":{"k":[1,null]},"activeSwitchboardIntegration":{"id":"s"},"createdAt":"2020-06-23T14:33:47.492Z","later":4.50,"businessLastRead~unexpected":"x"}""");
        RoundTrip(OwnContext.Default.ConversationListResponse, """{"conversations":[{"id":"c"}],"meta":{"hasMore":true,"afterCursor":"c"}}""");
        RoundTrip(OwnContext.Default.ConversationCreateBody, """{"type":"sdkGroup","participants":[{"userId":"u","subscribeSDKClient":true}],"metadata":{"k":true}}""");
        RoundTrip(OwnContext.Default.ConversationUpdateBody, """{"displayName":"Ann","description":null,"metadata":{"k":1}}""");
        RoundTrip(OwnContext.Default.ConversionEventsBody, """{"whatsapp":{"payload":{"data":[{"event_name":"Purchase"}]}}}""");
        RoundTrip(OwnContext.Default.ConversionEventsResponse, """{"conversionEvents":{"datasetId":"1234567890123456","eventsReceived":1}}""");
    }

    private static void RoundTrip<T>(JsonTypeInfo<T> typeInfo, string json)
    {
        string written = JsonSerializer.Serialize(JsonSerializer.Deserialize(json, typeInfo)!, typeInfo);
        Check.That(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(written)));
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ConversationCreateBody))]
[JsonSerializable(typeof(ConversationListResponse))]
[JsonSerializable(typeof(ConversationUpdateBody))]
[JsonSerializable(typeof(ConversionEventsBody))]
[JsonSerializable(typeof(ConversionEventsResponse))]
[JsonSerializable(typeof(WebhookPayload))]
internal sealed partial class OwnContext : JsonSerializerContext;
