using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Refit;

namespace SunshineConversations;

/// <summary>
/// Turns bodies into JSON and answers into objects, with generated code only. Reading is strict first, because that
/// is fast, and tolerant where that fails.
/// </summary>
internal sealed class WireSerializer : IHttpContentSerializer, ISynchronousContentSerializer, ISynchronousContentDeserializer
{
    /// <summary>What the service documents as its limit for a JSON request, in bytes.</summary>
    internal const int MaxRequestBodyLength = 100 * 1024;

    /// <summary>As the context was generated, but for the init members.</summary>
    internal static readonly JsonSerializerOptions Options = new(SunshineConversationsJsonContext.Default.Options)
    {
        TypeInfoResolver = SunshineConversationsJsonContext.Default.WithAddedModifier(InitSetters.Use),
    };

    /// <summary>The name of the body parameter on every interface.</summary>
    private const string BodyParameter = "body";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public HttpContent ToHttpContentSynchronous<T>(T item)
    {
        ArgumentNullException.ThrowIfNull(item, BodyParameter);
        ((IRequestBody)item).ThrowIfInvalid(BodyParameter);

        byte[] json = BodyWriter.Write(item, TypeInfo<T>());
        ThrowIfNotSendable(json, BodyParameter);
        return new ByteArrayContent(json) { Headers = { ContentType = Json } };
    }

    public HttpContent ToHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) =>
        content is BufferedContent buffered ? Task.FromResult<T?>(Read<T>(buffered.Body)) : ReadAsync<T>(content, cancellationToken);

    public T? DeserializeFromString<T>(string content) => Read<T>(Encoding.UTF8.GetBytes(content));

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

    /// <summary>Reads an answer.</summary>
    /// <exception cref="JsonException">It is not JSON, or not of the right outer shape.</exception>
    internal static T Read<T>(ReadOnlySpan<byte> json)
    {
        json = Utf8Text.Readable(json);
        if (typeof(T) == typeof(JsonObject))
            return (T)(object)JsonObjectReader.Read(json);

        JsonTypeInfo<T> typeInfo = TypeInfo<T>();
        T? value;
        try
        {
            value = JsonSerializer.Deserialize(json, typeInfo);
        }
        catch (JsonException) when (TolerantReader.TryMend(json, typeInfo, out ReadOnlyMemory<byte> mended))
        {
            value = JsonSerializer.Deserialize(mended.Span, typeInfo);
        }

        return value ?? throw new JsonException("The answer is the JSON literal null.");
    }

    /// <summary>For what a caller reads out of an exception by himself.</summary>
    private static async Task<T?> ReadAsync<T>(HttpContent content, CancellationToken cancellationToken) =>
        Read<T>(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));

    private static void ThrowIfNotSendable(ReadOnlySpan<byte> json, string paramName)
    {
        if (json.Length > MaxRequestBodyLength)
            throw new ArgumentException($"The body is {json.Length} bytes of JSON; the service takes at most {MaxRequestBodyLength}.", paramName);

        // The writer puts this escape for half a surrogate pair, and only for it: a text with the replacement
        // character itself has that character, and a text with a backslash has it escaped.
        ReadOnlySpan<byte> replaced = "\\uFFFD"u8;
        for (int i = json.IndexOf(replaced); i >= 0;)
        {
            int backslashesBefore = i - 1 - json[..i].LastIndexOfAnyExcept((byte)'\\');
            if (backslashesBefore % 2 == 0)
                throw new ArgumentException("A text in the body holds a lone surrogate and cannot be sent unchanged.", paramName);

            int next = json[(i + replaced.Length)..].IndexOf(replaced);
            i = next < 0 ? -1 : i + replaced.Length + next;
        }
    }

    private static JsonTypeInfo<T> TypeInfo<T>() =>
        TypeInfos<T>.Found ?? throw new NotSupportedException($"{typeof(T)} is missing in {nameof(SunshineConversationsJsonContext)}.");

    /// <summary>Looked up once for each type.</summary>
    private static class TypeInfos<T>
    {
        public static readonly JsonTypeInfo<T>? Found = Options.TryGetTypeInfo(typeof(T), out JsonTypeInfo? found) ? (JsonTypeInfo<T>)found : null;
    }
}
