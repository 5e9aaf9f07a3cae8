using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Refit;

namespace SunshineConversations;

/// <summary>
/// The service returned a response that is not the expected success: any status but 2xx, or a 2xx whose body is not
/// the expected JSON or is incomplete. It contains no credential, neither here nor in <see cref="ApiExceptionBase.RequestMessage"/>.
/// </summary>
/// <remarks>
/// <see cref="ApiException.StatusCode"/> is the status, <see cref="ApiException.Content"/> the body as a string (its
/// first 64 KB, or the part that arrived), <see cref="ApiException.Headers"/> the headers of the response. The message is one line of at most
/// about 1,000 characters. Where a request or response contains a secret, such as a new key, neither the request content
/// nor an unreadable success body is included.
/// </remarks>
/// <seealso href="https://developer.zendesk.com/api-reference/conversations/#section/Introduction/Errors"/>
public sealed class SunshineConversationsException : ApiException
{
    private static readonly RefitSettings DefaultSettings = new(new WireSerializer());

    /// <summary>Creates an exception, for the tests of code that handles it.</summary>
    /// <param name="statusCode">The status of the response.</param>
    /// <param name="message">The message; <see langword="null"/> creates one from the status.</param>
    /// <param name="content">The body of the response, or <see langword="null"/>.</param>
    /// <param name="innerException">The cause, or <see langword="null"/>.</param>
    public SunshineConversationsException(HttpStatusCode statusCode, string? message = null, string? content = null, Exception? innerException = null)
        : this(message ?? $"The request failed with {(int)statusCode}.", new HttpResponseMessage(statusCode) { RequestMessage = new() }, content, DefaultSettings, innerException)
    {
    }

    internal SunshineConversationsException(string message, HttpResponseMessage response, string? content, RefitSettings settings, Exception? innerException)
        : base(ErrorText.OneLine(message), response.RequestMessage!, response.RequestMessage!.Method, content, response.StatusCode, response.ReasonPhrase, response.Headers, settings, innerException)
    {
        ContentHeaders = response.Content.Headers;
    }

    /// <summary>The errors reported by the service; empty, never <see langword="null"/>, when the response does not have a known format.</summary>
    public IReadOnlyList<SunshineConversationsError> Errors { get; init; } = [];

    /// <summary>The delay that the service requests before a retry; zero when that time has passed, <see cref="TimeSpan.MaxValue"/> when the delay would exceed it, <see langword="null"/> when the service does not specify one.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The operation, by its name in the API's documentation, such as <c>GetConversation</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>The route without its values, such as <c>/v2/apps/{appId}/conversations</c>: safe to log and to group by.</summary>
    public string? RouteTemplate { get; init; }

    /// <summary>How many times the request was sent.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Whether an error has this code.</summary>
    /// <param name="code">The code, such as <c>conversation_not_found</c>.</param>
    /// <returns><see langword="true"/> when one of <see cref="Errors"/> has the code.</returns>
    public bool HasError(string code) => Errors.Any(error => error.Code == code);

    /// <summary>Reads the body as JSON, with generated code only; works with Native AOT too.</summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <param name="typeInfo">The metadata of the type, from a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <returns>The value; <see langword="default"/> when there is no body.</returns>
    /// <exception cref="JsonException">The body is not JSON of this type.</exception>
    public T? GetContentAs<T>(JsonTypeInfo<T> typeInfo)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        return string.IsNullOrEmpty(Content) ? default : JsonSerializer.Deserialize(Content, typeInfo);
    }
}
