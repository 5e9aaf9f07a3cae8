using Microsoft.AspNetCore.Http;

namespace SunshineConversations;

/// <summary>
/// Why a request is rejected with a status other than 200. The service treats 400, 401, 403, 404 and 406 as final and redelivers
/// after any other status, so these five are for requests that would fail the next time too.
/// </summary>
/// <param name="Status">The status of the response.</param>
/// <param name="Reason">The reason in metrics.</param>
/// <param name="Text">The reason in the log.</param>
internal sealed record Refusal(int Status, string Reason, string Text)
{
    public static readonly Refusal Method = new(StatusCodes.Status405MethodNotAllowed, "method", "only POST and HEAD are allowed");
    public static readonly Refusal Stopping = new(StatusCodes.Status503ServiceUnavailable, "host_stopping", "the host is stopping");
    public static readonly Refusal NoSecret = new(StatusCodes.Status503ServiceUnavailable, "no_secret", "no secret is known, or not all of them are");
    public static readonly Refusal NoKey = new(StatusCodes.Status401Unauthorized, "no_key", $"{WebhookSecret.HeaderName} is missing");
    public static readonly Refusal OfZendesk = NoKey with { Text = $"{WebhookSecret.HeaderName} is missing; the request is a webhook of Zendesk itself, not of Sunshine Conversations" };
    public static readonly Refusal WrongKey = new(StatusCodes.Status401Unauthorized, "wrong_key", $"{WebhookSecret.HeaderName} matches none of the secrets");
    public static readonly Refusal ContentCoding = new(StatusCodes.Status415UnsupportedMediaType, "content_coding", "the body has a content coding");
    public static readonly Refusal TooLarge = new(StatusCodes.Status413PayloadTooLarge, "too_large", "the body is too large");
    public static readonly Refusal Incomplete = new(StatusCodes.Status408RequestTimeout, "incomplete_body", "the body was incomplete or too slow");
    public static readonly Refusal Consumed = new(StatusCodes.Status500InternalServerError, "body_consumed", "part of the body was already consumed: a middleware that reads it must enable buffering");
    public static readonly Refusal Unreadable = new(StatusCodes.Status400BadRequest, "invalid_body", "the body is not a batch of v2 events");
    public static readonly Refusal HandlerFailed = new(StatusCodes.Status500InternalServerError, "handler_failed", "a handler failed");
    public static readonly Refusal Failed = new(StatusCodes.Status500InternalServerError, "receiver_failed", "the receiver or the stream of the body failed");
    public static readonly Refusal HandlerTimeout = new(StatusCodes.Status503ServiceUnavailable, "handler_timeout", "the handlers took too long");
}
