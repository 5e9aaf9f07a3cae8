using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Refit;

namespace SunshineConversations.Serialization;

/// <summary>
/// Writes bodies as JSON and reads responses, with generated code only. Reading is strict first, because that is fast,
/// and tolerant where that fails.
/// </summary>
internal sealed class WireSerializer : IHttpContentSerializer, ISynchronousContentSerializer, ISynchronousContentDeserializer
{
    /// <summary>The service's documented limit for a JSON request, in bytes.</summary>
    internal const int MaxRequestBodyLength = 100 * 1024;

    /// <summary>The name of the body parameter on every interface.</summary>
    private const string BodyParameter = "body";

    internal static JsonSerializerOptions Options => SunshineConversationsJsonContext.Default.Options;

    public HttpContent ToHttpContentSynchronous<T>(T item)
    {
        if (item is null && typeof(T).IsAssignableTo(typeof(IOptionalRequestBody)))
            return null!;

        ArgumentNullException.ThrowIfNull(item, BodyParameter);
        if (item is IContentBody body)
            return body.ToContent(BodyParameter);

        ThrowIfInvalid(item as ApiObject, BodyParameter);
        byte[] json = ToBytes(item, BodyParameter);
        ByteArrayContent content = item is IRequestBody { Advice: { } advice } ? new AdvisedContent(json, advice) : new ByteArrayContent(json);
        // As a string: a header value is an object that a handler may change, which must not affect other requests.
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return content;
    }

    public HttpContent ToHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) =>
        content is BufferedContent buffered ? Task.FromResult(ReadAny<T>(buffered.Body)) : ReadAsync<T>(content, cancellationToken);

    public T? DeserializeFromString<T>(string content) => ReadAny<T>(Encoding.UTF8.GetBytes(content));

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

    /// <summary>Writes the JSON to send.</summary>
    /// <exception cref="ArgumentException">It cannot be written unchanged, or is larger than the service accepts.</exception>
    internal static byte[] ToBytes<T>(T value, string paramName)
    {
        byte[] json = Write(value, TypeInfo<T>(), paramName);
        ThrowIfNotSendable(json, paramName);
        return json;
    }

    /// <summary>Reads a response of the library's own types.</summary>
    /// <exception cref="JsonException">It is not JSON, not of the right outer shape, or without its payload.</exception>
    internal static T Read<T>(ReadOnlySpan<byte> json) =>
        typeof(T) == typeof(JsonObject) ? (T)(object)JsonObjectReader.Read(Utf8Text.Readable(json)) : Read(json, TypeInfo<T>());

    /// <summary>Reads a response of any type with generated metadata.</summary>
    /// <exception cref="JsonException">It is not JSON, not of the right outer shape, or without its payload.</exception>
    internal static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> typeInfo)
    {
        json = Utf8Text.Readable(json);
        T? value;
        try
        {
            value = JsonSerializer.Deserialize(json, typeInfo);
        }
        catch (JsonException) when (TolerantReader.TryMend(json, typeInfo, out ReadOnlyMemory<byte> mended))
        {
            value = TolerantReader.ReadMended(mended.Span, typeInfo);
        }

        return value switch
        {
            null => throw new JsonException("The response is the JSON literal null."),
            IEnvelope { HasPayload: false } => throw new JsonException("The response does not have its payload."),
            _ => value,
        };
    }

    /// <summary>Reads an exception's content as any type that a user may request: one of the library's or one of the user's own.</summary>
    private static T? ReadAny<T>(ReadOnlySpan<byte> json)
    {
        if (TypeInfos<T>.Found is not null)
            return Read<T>(json);

        return JsonSerializer.IsReflectionEnabledByDefault
            ? ReadWithReflection<T>(json)
            : throw new NotSupportedException($"{typeof(T)} cannot be read without reflection, which this application has disabled for JSON.");
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Not called where reflection is disabled, which is the default of every trimmed application.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Not called where reflection is disabled, which is the default of every Native AOT application.")]
    private static T? ReadWithReflection<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(Utf8Text.Readable(json), JsonSerializerOptions.Web);

    private static async Task<T?> ReadAsync<T>(HttpContent content, CancellationToken cancellationToken) =>
        ReadAny<T>(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));

    private static void ThrowIfInvalid(ApiObject? body, string paramName)
    {
        if (body?.FindProblem() is { } problem)
            throw new ArgumentException(problem, paramName);
    }

    private static byte[] Write<T>(T body, JsonTypeInfo<T> typeInfo, string paramName)
    {
        try
        {
            return BodyWriter.Write(body, typeInfo);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            // A node created by the caller can contain anything: half a surrogate pair, a number that JSON cannot represent, an object of any type.
            throw new ArgumentException("A value in the body cannot be written as JSON.", paramName, e);
        }
    }

    private static void ThrowIfNotSendable(ReadOnlySpan<byte> json, string paramName)
    {
        if (json.Length > MaxRequestBodyLength)
            throw new ArgumentException($"The body is {json.Length} bytes of JSON; the service accepts at most {MaxRequestBodyLength}.", paramName);

        // The writer emits this escape for half a surrogate pair, and only for that: a string with the replacement
        // character itself contains that character, and a backslash in a string is escaped.
        ReadOnlySpan<byte> replaced = "\\uFFFD"u8;
        for (int i = json.IndexOf(replaced); i >= 0;)
        {
            int backslashesBefore = i - 1 - json[..i].LastIndexOfAnyExcept((byte)'\\');
            if (backslashesBefore % 2 == 0)
                throw new ArgumentException("A string in the body contains a lone surrogate and cannot be sent unchanged.", paramName);

            int next = json[(i + replaced.Length)..].IndexOf(replaced);
            i = next < 0 ? -1 : i + replaced.Length + next;
        }
    }

    private static JsonTypeInfo<T> TypeInfo<T>() =>
        TypeInfos<T>.Found ?? throw new NotSupportedException($"{typeof(T)} is missing in {nameof(SunshineConversationsJsonContext)}.");

    /// <summary>Looked up once per type.</summary>
    private static class TypeInfos<T>
    {
        public static readonly JsonTypeInfo<T>? Found = Options.TryGetTypeInfo(typeof(T), out JsonTypeInfo? found) ? (JsonTypeInfo<T>)found : null;
    }
}
