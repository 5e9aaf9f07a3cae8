using System.Net.Mime;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace SunshineConversations.Emulator;

/// <summary>Reads request bodies: every body becomes a JSON object that can be read safely, or an error response.</summary>
internal static class RequestBody
{
    /// <summary>
    /// The service's own limit is not known. The stored part of a body is returned inside lists, events and deliveries,
    /// and must still fit within the 64 levels that JSON readers commonly support.
    /// </summary>
    private const int MaxLevels = 48;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = int.MaxValue };

    /// <param name="context">The request.</param>
    /// <param name="maxBytes">The maximum size of the body in bytes.</param>
    /// <param name="isOptional">Whether the body may be missing, and is then read as an empty object.</param>
    /// <exception cref="EmulatorErrorException">413, 415 or 400.</exception>
    public static async Task<JsonElement> ReadObjectAsync(HttpContext context, int maxBytes, bool isOptional)
    {
        byte[] bytes = await ReadAsync(context, maxBytes).ConfigureAwait(false);
        if (isOptional && bytes.Length == 0)
            return EmulatorJson.EmptyObject;

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out MediaTypeHeaderValue? contentType)
            || !contentType.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase))
        {
            throw EmulatorErrorException.UnsupportedMediaType("The content type must be application/json");
        }

        JsonElement body = Parse(bytes);
        if (body.ValueKind is not JsonValueKind.Object)
            throw EmulatorErrorException.BadRequest("The request body must be a JSON object");

        if (context.GetExchange() is { } exchange)
            exchange.Body = bytes;

        return body;
    }

    private static async Task<byte[]> ReadAsync(HttpContext context, int maxBytes)
    {
        using var bytes = new MemoryStream();
        byte[] chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted).ConfigureAwait(false)) > 0)
        {
            bytes.Write(chunk, 0, read);
            if (bytes.Length > maxBytes)
                throw EmulatorErrorException.TooLarge(maxBytes);
        }

        return bytes.ToArray();
    }

    private static JsonElement Parse(byte[] bytes)
    {
        try
        {
            JsonElement body = JsonElement.Parse(bytes, Strict);
            ReadAllText(body, level: 1);
            return body;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw EmulatorErrorException.BadRequest("The request body is not valid JSON");
        }
    }

    /// <summary>
    /// The parser accepts invalid UTF-8 and escaped halves of surrogate pairs and throws only when the string is read.
    /// It must not throw in the middle of an operation.
    /// </summary>
    private static void ReadAllText(JsonElement element, int level)
    {
        if (level > MaxLevels && element.ValueKind is (JsonValueKind.Array or JsonValueKind.Object))
            throw EmulatorErrorException.BadRequest($"The request body must not be nested more than {MaxLevels} levels deep");

        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                    ReadAllText(item, level + 1);
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    _ = member.Name;
                    ReadAllText(member.Value, level + 1);
                }

                break;
        }
    }
}
