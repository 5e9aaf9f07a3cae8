using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Refit;

namespace SunshineConversations;

/// <summary>Decides whether a response is the expected success, and makes the error if it is not.</summary>
internal sealed class ResponseCheck(RefitSettings settings, TimeProvider timeProvider)
{
    /// <summary>The error of a response, <see langword="null"/> for a success. Refit calls it for every response before it reads it.</summary>
    public ValueTask<Exception?> ErrorOfAsync(HttpResponseMessage response)
    {
        if (response.Content is not BufferedContent content)
            return ErrorOfForeignAsync(response);

        Exception? error = ErrorOf(response, content.Body);
        if (error is null)
            content.HandOverToRefit();

        return new(error);
    }

    /// <summary>The error of a success that cannot be read.</summary>
    public ValueTask<Exception?> UnreadableAsync(HttpResponseMessage response, Exception? cause) =>
        response.Content is BufferedContent content ? new(Unreadable(response, content.Body, cause)) : UnreadableForeignAsync(response, cause);

    /// <summary>The error of a success that is larger than this client reads.</summary>
    public SunshineConversationsException TooLarge(HttpResponseMessage response, string limit) =>
        Create(response, $"returned {Status(response)} with more than the {limit}", content: null, [], cause: null);

    /// <summary>The error of a file that the server compressed although it was not asked to.</summary>
    public SunshineConversationsException Compressed(HttpResponseMessage response, string coding) =>
        Create(response, $"returned {Status(response)} with a file compressed by '{coding}', which was not requested: whether it is whole could not be told", content: null, [], cause: null);

    /// <summary>How long the response asks to wait, if it says so.</summary>
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

    /// <summary>A handler around the client may have put a response of its own in the place of ours.</summary>
    private async ValueTask<Exception?> ErrorOfForeignAsync(HttpResponseMessage response)
    {
        byte[] body;
        try
        {
            body = await ReadAsync(response).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            HttpRequestMessage request = response.RequestMessage!;
            Call.HideSecret(request);
            return new ApiRequestException(ErrorText.OneLine($"{Call.Of(request)?.Describe() ?? "The request"} received a response that cannot be read: {e.Message}"), request, request.Method, settings, e);
        }

        return ErrorOf(response, body);
    }

    private async ValueTask<Exception?> UnreadableForeignAsync(HttpResponseMessage response, Exception? cause) => Unreadable(response, await ReadAsync(response).ConfigureAwait(false), cause);

    private static Task<byte[]> ReadAsync(HttpResponseMessage response)
    {
        response.RequestMessage ??= new();
        return response.Content.ReadAsByteArrayAsync();
    }

    private SunshineConversationsException? ErrorOf(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if (!response.IsSuccessStatusCode)
            return Failure(response, body);

        // Refit reads nothing for a method that returns a plain Task.
        if (Call.Of(response.RequestMessage) is { Operation.ReturnsNothing: true })
            return ErrorOfNothing(response, body);

        // Refit would give null without reading.
        return body.IsEmpty || response.StatusCode == HttpStatusCode.NoContent ? Unreadable(response, body, null) : null;
    }

    private SunshineConversationsException Failure(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        SunshineConversationsError[] errors = ErrorsOf(body);
        string scopes = response.StatusCode == HttpStatusCode.Forbidden ? ErrorText.OfScopes(Call.Of(response.RequestMessage)?.Operation.Scopes ?? KeyScopes.None) : "";
        string reason = errors.Length > 0 ? $": {string.Join("; ", errors.Take(10))}" : "";
        if (response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400)
            reason += $": the server points to {WithoutSecrets(location)}, and redirects are not followed";

        return Create(response, $"failed with {Status(response)}{scopes}{reason}", ContentOf(body), errors, cause: null);
    }

    private SunshineConversationsException Unreadable(HttpResponseMessage response, ReadOnlySpan<byte> body, Exception? cause)
    {
        (response.Content as BufferedContent)?.ShowHeaders();
        string what = body.IsEmpty ? "no content" : $"{response.Content.Headers.ContentType?.MediaType ?? "content without a type"} that is not the expected JSON";
        return Create(response, $"returned {Status(response)} with {what}", ContentOf(body), [], cause);
    }

    private SunshineConversationsException? ErrorOfNothing(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            return null;

        try
        {
            WireSerializer.Read<JsonObject>(body);
            return null;
        }
        catch (JsonException e)
        {
            return Unreadable(response, body, e);
        }
    }

    private SunshineConversationsException Create(
        HttpResponseMessage response, string what, string? content, IReadOnlyList<SunshineConversationsError> errors, Exception? cause)
    {
        Call? call = Call.Of(response.RequestMessage);
        (response.Content as BufferedContent)?.ShowHeaders();
        if (call is { Operation.CarriesSecret: true })
        {
            // A handler of the application may have put another request in the place of ours.
            Call.HideSecret(response.RequestMessage!);
            // What should have been a token, and is only not the JSON that it should be.
            content = response.IsSuccessStatusCode ? null : content;
        }

        return new SunshineConversationsException($"{call?.Describe() ?? "The request"} {what}.", response, content, settings, cause)
        {
            Errors = errors,
            RetryAfter = RetryAfter(response, timeProvider),
            Operation = call?.Operation.Name,
            RouteTemplate = call?.Operation.Route,
            Attempts = call?.Attempts ?? 1,
        };
    }

    private static string Status(HttpResponseMessage response) =>
        string.IsNullOrEmpty(response.ReasonPhrase) ? $"{(int)response.StatusCode}" : $"{(int)response.StatusCode} ({response.ReasonPhrase})";

    private static string WithoutSecrets(Uri location) =>
        location.IsAbsoluteUri ? location.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "another path of the same host";

    /// <summary>The body as text, as much as is kept of it; whatever encoding it claims, the API's is UTF-8.</summary>
    private static string? ContentOf(ReadOnlySpan<byte> body) =>
        body.IsEmpty ? null : Encoding.UTF8.GetString(body[..Math.Min(body.Length, CallHandler.MaxErrorContentLength)]);

    private static SunshineConversationsError[] ErrorsOf(ReadOnlySpan<byte> body)
    {
        try
        {
            return WireSerializer.Read<ErrorResponse>(body).ToErrors();
        }
        catch (JsonException)
        {
            // HTML, plain text or half a response: the status and the content say what there is to say.
            return [];
        }
    }
}
