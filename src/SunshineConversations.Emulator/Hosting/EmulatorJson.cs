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
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(IntegrationBody))]
[JsonSerializable(typeof(IntegrationListBody))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(LiveConversationsBody))]
[JsonSerializable(typeof(MessageListBody))]
[JsonSerializable(typeof(MessagesBody))]
[JsonSerializable(typeof(ParticipantBody))]
[JsonSerializable(typeof(ParticipantListBody))]
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
        // Strings are written as UTF-8 rather than \u escapes, as far as the framework allows.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    /// <summary>An immutable copy of a JSON object.</summary>
    public static JsonElement ToElement(JsonNode value) => JsonSerializer.SerializeToElement(value, value.GetType(), Wire);

    public static async Task WriteAsync(HttpContext context, int statusCode, object body)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Wire);
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json).ConfigureAwait(false);
    }
}
