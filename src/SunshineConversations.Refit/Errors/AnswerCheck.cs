using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Refit;

namespace SunshineConversations;

/// <summary>Decides whether an answer is the success that was asked for, and makes the error if it is not.</summary>
internal sealed class AnswerCheck(RefitSettings settings, TimeProvider timeProvider)
{
    /// <summary>The error of an answer, null for a success. Refit asks for every answer before it reads it.</summary>
    public ValueTask<Exception?> ErrorOfAsync(HttpResponseMessage response) => new(
        !response.IsSuccessStatusCode ? Failure(response)
        // Refit reads nothing for a method that returns a plain Task: those are the deletions, whose answer is {}.
        : response.RequestMessage!.Method == HttpMethod.Delete ? ErrorOfDeletion(response)
        // For this status Refit would give null without reading.
        : response.StatusCode == HttpStatusCode.NoContent ? Unreadable(response, null)
        : null);

    /// <summary>The error of a success that cannot be read.</summary>
    public ValueTask<Exception?> UnreadableAsync(HttpResponseMessage response, Exception? cause) => new(Unreadable(response, cause));

    /// <summary>The error of a success that is larger than this client reads.</summary>
    public SunshineConversationsException TooLarge(HttpResponseMessage response, int limit)
    {
        string what = $"answered {Status(response)} with more than the {limit} bytes that {nameof(SunshineConversationsOptions.MaxResponseContentBufferSize)} allows";
        return Create(response, what, content: null, [], cause: null);
    }

    /// <summary>How long the answer asks to wait, if it says so.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider timeProvider)
    {
        TimeSpan? wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - timeProvider.GetUtcNow(),
            _ => null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private SunshineConversationsException Failure(HttpResponseMessage response)
    {
        string? content = ContentOf(response);
        SunshineConversationsError[] errors = ErrorsOf(response);
        string reason = errors.Length > 0 ? $": {string.Join("; ", errors)}" : "";
        if (response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400)
            reason += $": the server points to {WithoutSecrets(location)}, and redirects are not followed";

        return Create(response, $"failed with {Status(response)}{reason}", content, errors, cause: null);
    }

    private SunshineConversationsException Unreadable(HttpResponseMessage response, Exception? cause)
    {
        string? content = ContentOf(response);
        string what = content is null ? "no content" : $"{AnswerContent.Of(response).TransportHeaders.ContentType?.MediaType ?? "content without a type"} that is not the expected JSON";
        return Create(response, $"answered {Status(response)} with {what}", content, [], cause);
    }

    private SunshineConversationsException? ErrorOfDeletion(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.NoContent)
            return null;

        try
        {
            WireSerializer.Read<JsonObject>(AnswerContent.Of(response).Body);
            return null;
        }
        catch (JsonException e)
        {
            return Unreadable(response, e);
        }
    }

    private SunshineConversationsException Create(
        HttpResponseMessage response, string what, string? content, IReadOnlyList<SunshineConversationsError> errors, Exception? cause)
    {
        HttpRequestMessage request = response.RequestMessage!;
        return new SunshineConversationsException($"{Call.Describe(request)} {what}.", response, content, settings, cause)
        {
            Errors = errors,
            RetryAfter = RetryAfter(response, timeProvider),
            Operation = Call.Operation(request),
            RouteTemplate = Call.RouteTemplate(request),
            Attempts = Call.Attempts(request),
        };
    }

    private static string Status(HttpResponseMessage response) =>
        string.IsNullOrEmpty(response.ReasonPhrase) ? $"{(int)response.StatusCode}" : $"{(int)response.StatusCode} ({response.ReasonPhrase})";

    private static string WithoutSecrets(Uri location) =>
        location.IsAbsoluteUri ? location.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "another path of the same host";

    /// <summary>The body as text; whatever encoding it claims, the API's is UTF-8.</summary>
    private static string? ContentOf(HttpResponseMessage response) =>
        AnswerContent.Of(response).Body is { IsEmpty: false } body ? Encoding.UTF8.GetString(body) : null;

    private static SunshineConversationsError[] ErrorsOf(HttpResponseMessage response)
    {
        try
        {
            return [.. WireSerializer.Read<ErrorResponse>(AnswerContent.Of(response).Body).Errors];
        }
        catch (JsonException)
        {
            // HTML, plain text or half an answer: the status and the content say what there is to say.
            return [];
        }
    }
}
