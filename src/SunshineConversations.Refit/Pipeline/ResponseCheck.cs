using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Refit;

namespace SunshineConversations;

/// <summary>Decides whether a response is the expected success, and creates the error if it is not.</summary>
internal sealed class ResponseCheck(RefitSettings settings, TimeProvider timeProvider)
{
    /// <summary>The error of a response, <see langword="null"/> for a success. Refit calls it for every response before it reads it.</summary>
    public ValueTask<Exception?> ErrorOfAsync(HttpResponseMessage response)
    {
        if (response.Content is not BufferedContent content)
            return ErrorOfForeignAsync(response);

        Exception? error = ErrorOf(response, content);
        if (error is null)
            content.HandOverToRefit();

        return new(error);
    }

    /// <summary>The error of a response, <see langword="null"/> for a success.</summary>
    public SunshineConversationsException? ErrorOf(HttpResponseMessage response, BufferedContent content) => ErrorOf(response, content.Body, content.BreakOff);

    /// <summary>The error of a success that cannot be read.</summary>
    public ValueTask<Exception?> UnreadableAsync(HttpResponseMessage response, Exception? cause) =>
        response.Content is BufferedContent content ? new(Unreadable(response, content.Body, cause)) : UnreadableForeignAsync(response, cause);

    /// <summary>The error of a success that is larger than this client reads.</summary>
    public SunshineConversationsException TooLarge(HttpResponseMessage response, string limit) =>
        Create(response, $"returned {Status(response)} with more than the {limit}", content: null, [], cause: null);

    /// <summary>The error of a file that the server compressed although it was not asked to.</summary>
    public SunshineConversationsException Compressed(HttpResponseMessage response, string coding) =>
        Create(response, $"returned {Status(response)} with a file compressed with '{coding}', which was not requested: whether it is complete could not be verified", content: null, [], cause: null);

    /// <summary>
    /// The delay that the response requests, if any; of several values the longest. Read from the raw header: the framework reads neither
    /// fractions nor values beyond <see cref="int.MaxValue"/> seconds.
    /// </summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider timeProvider)
    {
        TimeSpan? longest = null;
        if (response.Headers.NonValidated.TryGetValues("Retry-After", out HeaderStringValues values))
        {
            foreach (string value in values)
            {
                foreach (string part in RetryConditionHeaderValue.TryParse(value, out _) ? [value] : value.Split(','))
                {
                    TimeSpan? wait = WaitOf(part, timeProvider);
                    longest = wait is null || longest > wait ? longest : wait;
                }
            }
        }

        return longest;
    }

    private static TimeSpan? WaitOf(string text, TimeProvider timeProvider)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double seconds))
            return seconds >= TimeSpan.MaxValue.TotalSeconds ? TimeSpan.MaxValue : seconds >= 0 ? TimeSpan.FromSeconds(seconds) : null;

        if (!RetryConditionHeaderValue.TryParse(text, out RetryConditionHeaderValue? value) || value.Date is not { } date)
            return null;

        DateTimeOffset now = timeProvider.GetUtcNow();
        return date > now ? date - now : TimeSpan.Zero;
    }

    /// <summary>A handler around the client may have replaced the response.</summary>
    private async ValueTask<Exception?> ErrorOfForeignAsync(HttpResponseMessage response)
    {
        byte[] body;
        try
        {
            body = await ReadAsync(response).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            return ErrorOf(response, [], e);
        }

        return ErrorOf(response, body, breakOff: null);
    }

    private async ValueTask<Exception?> UnreadableForeignAsync(HttpResponseMessage response, Exception? cause) => Unreadable(response, await ReadAsync(response).ConfigureAwait(false), cause);

    private static Task<byte[]> ReadAsync(HttpResponseMessage response)
    {
        response.RequestMessage ??= new();
        return response.Content.ReadAsByteArrayAsync();
    }

    /// <param name="response">The response.</param>
    /// <param name="body">The part of its body that was received.</param>
    /// <param name="breakOff">Why the body is incomplete; <see langword="null"/> when it is complete.</param>
    private SunshineConversationsException? ErrorOf(HttpResponseMessage response, ReadOnlySpan<byte> body, Exception? breakOff)
    {
        if (!response.IsSuccessStatusCode)
            return Failure(response, body, breakOff);

        bool returnsNothing = Call.Of(response.RequestMessage) is { Operation.ReturnsNothing: true };
        if (breakOff is not null)
        {
            // A body that is not read may be missing: the operation is done. The beginning of something else, such as HTML, is still a failure.
            bool isDone = returnsNothing && Utf8Text.Readable(body).TrimStart(" \t\r\n"u8) is [] or [(byte)'{', ..];
            return isDone ? null : Create(response, $"returned {Status(response)}{Incomplete(breakOff)}", ContentOf(body), [], breakOff);
        }

        // Refit reads nothing for a method that returns a plain Task.
        if (returnsNothing)
            return ErrorOfNothing(response, body);

        // Refit would return null without reading.
        return body.IsEmpty || response.StatusCode == HttpStatusCode.NoContent ? Unreadable(response, body, null) : null;
    }

    private static string Incomplete(Exception? breakOff) => breakOff is null ? "" : $"; its body is incomplete: {ErrorText.WithCause(breakOff).TrimEnd('.')}";

    private SunshineConversationsException Failure(HttpResponseMessage response, ReadOnlySpan<byte> body, Exception? breakOff)
    {
        SunshineConversationsError[] errors = ErrorsOf(body);
        string scopes = response.StatusCode == HttpStatusCode.Forbidden ? ErrorText.OfScopes(Call.Of(response.RequestMessage)?.Operation.Scopes ?? KeyScopes.None) : "";
        string reason = errors.Length > 0 ? $": {string.Join("; ", errors.Take(10))}" : "";
        if (response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400)
            reason += $": the server redirects to {WithoutSecrets(location)}; redirects are not followed";

        if (response is { StatusCode: HttpStatusCode.BadRequest, RequestMessage.Content: AdvisedContent { Advice: var advice } })
            reason += $"; {advice}";

        return Create(response, $"failed with {Status(response)}{scopes}{reason}{Incomplete(breakOff)}", ContentOf(body), errors, breakOff);
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
            // A handler of the application may have replaced the request.
            Call.HideSecret(response.RequestMessage!);
            // A body that should have contained a token, but is not the expected JSON.
            content = response.IsSuccessStatusCode ? null : content;
        }

        return new SunshineConversationsException($"{call?.Describe() ?? "The request"} {what}{call?.NotRetried.Explanation()}.", response, content, settings, cause)
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

    /// <summary>The body as a string, as far as it was kept; whatever encoding it claims, the API's is UTF-8.</summary>
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
            // HTML, plain text or half a response: the status and the content are all there is.
            return [];
        }
    }
}
