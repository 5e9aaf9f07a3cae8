using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>Everything that the emulator writes. Members that are not set are omitted.</summary>
[JsonSerializable(typeof(AccessTokenBody))]
[JsonSerializable(typeof(ApiErrorBody))]
[JsonSerializable(typeof(ApiKeyBody))]
[JsonSerializable(typeof(ApiKeyListBody))]
[JsonSerializable(typeof(AppBody))]
[JsonSerializable(typeof(AppListBody))]
[JsonSerializable(typeof(AttachmentBody))]
[JsonSerializable(typeof(ClientBody))]
[JsonSerializable(typeof(ClientListBody))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(ConversationListBody))]
[JsonSerializable(typeof(ConversionEventsBody))]
[JsonSerializable(typeof(DeliveriesBody))]
[JsonSerializable(typeof(DeviceBody))]
[JsonSerializable(typeof(DeviceListBody))]
[JsonSerializable(typeof(EmptyBody))]
[JsonSerializable(typeof(EmulatorStats))]
[JsonSerializable(typeof(FaultsBody))]
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(IntegrationBody))]
[JsonSerializable(typeof(IntegrationListBody))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(LiveConversationsBody))]
[JsonSerializable(typeof(MessageListBody))]
[JsonSerializable(typeof(MessagesBody))]
[JsonSerializable(typeof(ParticipantBody))]
[JsonSerializable(typeof(ParticipantListBody))]
[JsonSerializable(typeof(RequestsBody))]
[JsonSerializable(typeof(SavedState))]
[JsonSerializable(typeof(SwitchboardBody))]
[JsonSerializable(typeof(SwitchboardIntegrationBody))]
[JsonSerializable(typeof(SwitchboardIntegrationListBody))]
[JsonSerializable(typeof(SwitchboardListBody))]
[JsonSerializable(typeof(UserBody))]
[JsonSerializable(typeof(UserListBody))]
[JsonSerializable(typeof(UserMessageBody))]
[JsonSerializable(typeof(WebhookBody))]
[JsonSerializable(typeof(WebhookListBody))]
internal sealed partial class EmulatorJson : JsonSerializerContext
{
    public const string ContentType = "application/json; charset=utf-8";

    public static readonly System.Text.Json.JsonElement EmptyObject = System.Text.Json.JsonElement.Parse("{}"u8);

    public static readonly EmulatorJson Wire = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new TimestampConverter(), new MillisecondsConverter(), new FaultConverter(), new JsonStringEnumConverter<EmulatorDeliveryStatus>(JsonNamingPolicy.CamelCase) },
        // Strings are written as UTF-8 rather than \u escapes, as far as the framework allows.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    /// <summary>An immutable copy of a JSON object.</summary>
    public static JsonElement ToElement(JsonNode value) => JsonSerializer.SerializeToElement(value, value.GetType(), Wire);

    public static byte[] Serialize(object body) => JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Wire);

    public static async Task WriteAsync(HttpContext context, int statusCode, byte[] json)
    {
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json).ConfigureAwait(false);
    }

    private sealed class TimestampConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Timestamps.Format(value));
    }

    private sealed class MillisecondsConverter : JsonConverter<System.TimeSpan>
    {
        public override System.TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => System.TimeSpan.FromMilliseconds(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, System.TimeSpan value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value.TotalMilliseconds, 1));
    }

    private sealed class FaultConverter : JsonConverter<EmulatorFault>
    {
        public override EmulatorFault Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            EmulatorFaults.Find(reader.GetString()!) ?? throw new JsonException();

        public override void Write(Utf8JsonWriter writer, EmulatorFault value, JsonSerializerOptions options) => writer.WriteStringValue(EmulatorFaults.NameOf(value));
    }
}
