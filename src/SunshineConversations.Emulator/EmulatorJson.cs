using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Emulator;

/// <summary>Everything the emulator writes, and how: members that are not set are left out.</summary>
[JsonSerializable(typeof(ApiErrorBody))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(ConversationListBody))]
[JsonSerializable(typeof(ConversionEventsBody))]
[JsonSerializable(typeof(EmulatorStats))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class EmulatorJson : JsonSerializerContext
{
    public const string ContentType = "application/json; charset=utf-8";

    public static readonly EmulatorJson Wire = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Text travels as UTF-8 and not as \u escapes, as far as the framework lets it.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    public static async Task WriteAsync<T>(HttpContext context, int statusCode, T body, JsonTypeInfo<T> type)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(body, type);
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json);
    }

    public static Task WriteAsync(HttpContext context, ApiException error) =>
        WriteAsync(context, error.StatusCode, error.Body, Wire.ApiErrorBody);
}
