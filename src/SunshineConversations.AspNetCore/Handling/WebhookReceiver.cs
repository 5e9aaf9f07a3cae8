using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace SunshineConversations;

/// <summary>
/// Receives the requests of webhooks. The service retries every status but 2xx and 400, 401, 403, 404 and 406, so those
/// are for what would fail the next time too.
/// </summary>
internal sealed partial class WebhookReceiver(
    KnownSecrets secrets,
    EventDispatcher dispatcher,
    WebhookTelemetry telemetry,
    TimeProvider timeProvider,
    IHostApplicationLifetime lifetime,
    ILogger logger)
{
    /// <summary>The service gives up after this.</summary>
    private static readonly TimeSpan ServiceTimeout = TimeSpan.FromSeconds(20);

    public async Task ReceiveAsync(HttpContext http)
    {
        // What the service sends when a webhook of an older version is created.
        if (HttpMethods.IsHead(http.Request.Method))
            return;

        (int status, string? reason) = await StatusOfAsync(http).ConfigureAwait(false);
        if (reason is not null)
        {
            telemetry.Refuse(reason);
            LogRefused(logger, status, reason);
        }

        http.Response.StatusCode = status;
    }

    /// <summary>Gets whether secrets are known.</summary>
    public async ValueTask<bool> HasSecretsAsync(CancellationToken cancellationToken) =>
        (await secrets.GetAsync(cancellationToken).ConfigureAwait(false)).Count > 0;

    private async Task<(int Status, string? Reason)> StatusOfAsync(HttpContext http)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return (StatusCodes.Status503ServiceUnavailable, Refusals.Stopping);

        SunshineConversationsWebhookOptions options = secrets.Options();
        IReadOnlyCollection<string> known = await secrets.GetAsync(http.RequestAborted).ConfigureAwait(false);
        if (known.Count == 0)
            return (StatusCodes.Status503ServiceUnavailable, Refusals.NoSecretKnown);

        StringValues key = http.Request.Headers[WebhookSecret.HeaderName];
        if (key.Count != 1 || !WebhookSecret.Matches(key[0], known))
            return (StatusCodes.Status401Unauthorized, key.Count == 0 ? Refusals.KeyMissing : Refusals.KeyWrong);

        StringValues encoding = http.Request.Headers[HeaderNames.ContentEncoding];
        if (encoding.Count > 0 && !encoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
            return (StatusCodes.Status415UnsupportedMediaType, Refusals.Encoded);

        WebhookPayload payload;
        try
        {
            if (await ReadAsync(http, options.MaxBodyLength).ConfigureAwait(false) is not { } body)
                return (StatusCodes.Status413PayloadTooLarge, Refusals.TooLarge);

            payload = WebhookPayload.Parse(body.Span);
        }
        catch (FormatException)
        {
            return (StatusCodes.Status400BadRequest, Refusals.Unreadable);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Never 400, which the service takes for its last word: a body that breaks off is whole the next time.
            return e is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                ? (StatusCodes.Status413PayloadTooLarge, Refusals.TooLarge)
                : (StatusCodes.Status408RequestTimeout, Refusals.BrokenOff);
        }

        return await HandleAsync(payload, options).ConfigureAwait(false);
    }

    private async Task<(int Status, string? Reason)> HandleAsync(WebhookPayload payload, SunshineConversationsWebhookOptions options)
    {
        long start = timeProvider.GetTimestamp();
        using var timeout = new CancellationTokenSource(options.HandlerTimeout, timeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, lifetime.ApplicationStopping);
        Task<bool> handling = dispatcher.HandleAsync(payload, stop.Token);
        try
        {
            // A handler that does not look at its token must not keep the service waiting.
            bool succeeded = await handling.WaitAsync(stop.Token).ConfigureAwait(false);
            TimeSpan duration = timeProvider.GetElapsedTime(start);
            if (duration > ServiceTimeout / 2)
                LogSlow(logger, payload.Events.Count, duration.TotalSeconds);

            return succeeded ? (StatusCodes.Status200OK, null) : (StatusCodes.Status500InternalServerError, Refusals.HandlerFailed);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return (StatusCodes.Status503ServiceUnavailable, timeout.IsCancellationRequested ? Refusals.HandlerTimeout : Refusals.Stopping);
        }
    }

    /// <summary>Reads the body.</summary>
    /// <returns><see langword="null"/> when it is larger than allowed.</returns>
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext http, int maxLength)
    {
        if (http.Request.ContentLength > maxLength)
            return null;

        // The server's own limit for the whole application does not count here.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxLength + 1L;

        using var timeout = new CancellationTokenSource(ServiceTimeout, timeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, http.RequestAborted);
        PipeReader reader = http.Request.BodyReader;
        while (true)
        {
            ReadResult result = await reader.ReadAsync(stop.Token).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (buffer.Length > maxLength)
            {
                reader.AdvanceTo(buffer.End);
                return null;
            }

            if (result.IsCompleted)
            {
                byte[] body = buffer.ToArray();
                reader.AdvanceTo(buffer.End);
                return body;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A webhook request got {StatusCode}: {Reason}")]
    private static partial void LogRefused(ILogger logger, int statusCode, string reason);

    [LoggerMessage(2, LogLevel.Warning, "The handlers of {EventCount} events took {Seconds:F1} s; after 20 s the service takes the delivery for failed")]
    private static partial void LogSlow(ILogger logger, int eventCount, double seconds);

    /// <summary>Why a request was refused, in logs and metrics.</summary>
    private static class Refusals
    {
        public const string Stopping = "the host is stopping";
        public const string NoSecretKnown = "no secret is known";
        public const string KeyMissing = "X-API-Key is missing";
        public const string KeyWrong = "X-API-Key is none of the secrets";
        public const string Encoded = "the body has a content coding";
        public const string TooLarge = "the body is too large";
        public const string BrokenOff = "the body broke off or was too slow";
        public const string Unreadable = "the body is not a batch of v2 events";
        public const string HandlerFailed = "a handler failed";
        public const string HandlerTimeout = "the handlers took too long";
    }
}
