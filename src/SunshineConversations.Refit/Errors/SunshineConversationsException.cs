using Refit;

namespace SunshineConversations;

/// <summary>
/// The service answered, and the answer is not the success that was asked for: any status but 2xx, or a 2xx whose
/// body is not the JSON it should be. It holds no credential: neither here nor in
/// <see cref="ApiExceptionBase.RequestMessage"/>.
/// </summary>
/// <remarks>
/// <see cref="ApiException.StatusCode"/> is the status, <see cref="ApiException.Content"/> the body as it came (its
/// first 64 KB), <see cref="ApiException.Headers"/> the headers of the answer.
/// </remarks>
/// <seealso href="https://developer.zendesk.com/api-reference/conversations/#section/Introduction/Errors"/>
public sealed class SunshineConversationsException : ApiException
{
    internal SunshineConversationsException(string message, HttpResponseMessage response, string? content, RefitSettings settings, Exception? innerException)
        : base(message, response.RequestMessage!, response.RequestMessage!.Method, content, response.StatusCode, response.ReasonPhrase, response.Headers, settings, innerException)
    {
        ContentHeaders = AnswerContent.Of(response).TransportHeaders;
    }

    /// <summary>What the service says went wrong; empty, never null, when the answer does not say it in the documented shape.</summary>
    public IReadOnlyList<SunshineConversationsError> Errors { get; internal init; } = [];

    /// <summary>How long the service asks to wait before another attempt; zero when that time is past, null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>The operation, by its name in the API's documentation, such as <c>GetConversation</c>.</summary>
    public string? Operation { get; internal init; }

    /// <summary>The route without its values, such as <c>/v2/apps/{appId}/conversations</c>: safe to log and to group by.</summary>
    public string? RouteTemplate { get; internal init; }

    /// <summary>How many times the request was sent before the call was given up.</summary>
    public int Attempts { get; internal init; } = 1;

    /// <summary>Whether an error has this code.</summary>
    /// <param name="code">The code, such as <c>conversation_not_found</c>.</param>
    /// <returns>True when one of <see cref="Errors"/> has the code.</returns>
    public bool HasError(string code) => Errors.Any(error => error.Code == code);
}
