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
    public async ValueTask<Exception?> ErrorOfAsync(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
            return await FailureAsync(response).ConfigureAwait(false);

        // Refit gives null where there is no content, and reads nothing at all for a method that returns a plain
        // Task: those are the deletions, whose documented answer is {}.
        bool isDeletion = response.RequestMessage!.Method == HttpMethod.Delete;
        if (response.StatusCode == HttpStatusCode.NoContent || response.Content.Headers.ContentLength == 0)
            return isDeletion && response.StatusCode == HttpStatusCode.NoContent ? null : await UnreadableAsync(response, null).ConfigureAwait(false);

        return isDeletion ? await ErrorOfDeletionAsync(response).ConfigureAwait(false) : null;
    }

    /// <summary>The error of a success that cannot be read.</summary>
    public async ValueTask<Exception?> UnreadableAsync(HttpResponseMessage response, Exception? cause)
    {
        string? content = await ContentOfAsync(response).ConfigureAwait(false);
        string what = string.IsNullOrEmpty(content) ? "no content" : $"{response.Content.Headers.ContentType?.MediaType ?? "content without a type"} that is not the expected JSON";
        return Create(response, $"answered {Status(response)} with {what}", content, [], cause);
    }

    /// <summary>The error of a success that is larger than this client reads.</summary>
    public SunshineConversationsException TooLarge(HttpResponseMessage response, int limit, Exception cause)
    {
        string what = $"answered {Status(response)} with more than the {limit} bytes that {nameof(SunshineConversationsOptions.MaxResponseContentBufferSize)} allows";
        return Create(response, what, content: null, [], cause);
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

    private async ValueTask<Exception> FailureAsync(HttpResponseMessage response)
    {
        string? content = await ContentOfAsync(response).ConfigureAwait(false);
        SunshineConversationsError[] errors = ErrorsOf(content);
        string reason = errors.Length > 0 ? $": {string.Join("; ", errors)}" : "";
        if (response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400)
            reason += $": the server points to {WithoutSecrets(location)}, and redirects are not followed";

        return Create(response, $"failed with {Status(response)}{reason}", content, errors, null);
    }

    private async ValueTask<Exception?> ErrorOfDeletionAsync(HttpResponseMessage response)
    {
        try
        {
            WireSerializer.Read<JsonObject>(await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
            return null;
        }
        catch (JsonException e)
        {
            return await UnreadableAsync(response, e).ConfigureAwait(false);
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

    /// <summary>The body as text; an encoding that does not exist must not hide the error itself.</summary>
    private static async ValueTask<string?> ContentOfAsync(HttpResponseMessage response)
    {
        byte[] content = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        return content.Length == 0 ? null : Encoding.UTF8.GetString(content);
    }

    private static SunshineConversationsError[] ErrorsOf(string? content)
    {
        if (content is null)
            return [];

        try
        {
            return WireSerializer.Read<ErrorResponse>(Encoding.UTF8.GetBytes(content)).Errors?.OfType<SunshineConversationsError>().ToArray() ?? [];
        }
        catch (JsonException)
        {
            // HTML, plain text or half an answer: the status and the content say what there is to say.
            return [];
        }
    }
}
