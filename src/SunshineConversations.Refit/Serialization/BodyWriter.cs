using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Serialization;

/// <summary>Writes bodies as JSON, one after the other with the same writer and buffer.</summary>
internal static class BodyWriter
{
    /// <summary>A buffer that grew for an unusually large body is not kept.</summary>
    private const int MaxKeptCapacity = 16 * 1024;

    // The service reads JSON, not HTML: a character that needs no escape is not escaped, and counts less against the size limit.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? _spare;

    public static byte[] Write<T>(T body, JsonTypeInfo<T> typeInfo)
    {
        (ArrayBufferWriter<byte> buffer, Utf8JsonWriter json) = _spare ?? Create();
        // A writer is not kept after a failure.
        _spare = null;
        JsonSerializer.Serialize(json, body, typeInfo);
        byte[] written = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= MaxKeptCapacity)
        {
            buffer.ResetWrittenCount();
            json.Reset();
            _spare = (buffer, json);
        }

        return written;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Create()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }
}
