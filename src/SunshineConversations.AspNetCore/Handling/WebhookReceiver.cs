using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace SunshineConversations;

/// <summary>Receives the requests of webhooks.</summary>
internal sealed class WebhookReceiver(
    ReceiverOptions receiverOptions,
    KnownSecrets secrets,
    IEventSink events,
    WebhookTelemetry telemetry,
    TimeProvider timeProvider,
    IHostApplicationLifetime lifetime,
    TimeSpan shutdownTimeout,
    ILogger logger)
{
    /// <summary>The service stops waiting after this time.</summary>
    private static readonly TimeSpan ServiceTimeout = TimeSpan.FromSeconds(20);

    /// <summary>How long handlers may run after a graceful shutdown has begun. It leaves time to respond before the server closes its connections.</summary>
    private readonly TimeSpan _shutdownTime = shutdownTimeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : shutdownTimeout * 0.9;

    public async Task ReceiveAsync(HttpContext http)
    {
        Refusal? refusal = await ReceiveRequestAsync(http);
        if (refusal is not null)
        {
            telemetry.Refuse(refusal);
            ReceiverLog.Refused(logger, refusal.Status, refusal.Text);
        }

        if (http.Response.HasStarted)
        {
            // A middleware has already sent a status, which may be 200: only a broken response makes the service redeliver.
            if (refusal is not null)
                http.Abort();

            return;
        }

        http.Response.StatusCode = refusal?.Status ?? StatusCodes.Status200OK;
        // A middleware that fails after this point makes the service redeliver.
        if (refusal is null)
            return;

        if (refusal == Refusal.Method)
            http.Response.Headers.Allow = $"{HttpMethods.Post}, {HttpMethods.Head}";

        // After this, no middleware in front of the endpoint can replace the status, for example with an error page.
        await http.Response.CompleteAsync();
    }

    /// <returns><see langword="null"/> for success.</returns>
    private async Task<Refusal?> ReceiveRequestAsync(HttpContext http)
    {
        // Sent by the service when a webhook of an older version is created.
        if (HttpMethods.IsHead(http.Request.Method))
            return null;

        try
        {
            return await TryHandleAsync(http);
        }
        catch (Exception e)
        {
            // The application may turn an exception into any status, even one after which the service does not redeliver. The body's
            // stream can be a middleware's, and throw anything.
            ReceiverLog.Failed(logger, e);
            return Refusal.Failed;
        }
    }

    /// <summary>Handles the events of a request.</summary>
    /// <returns><see langword="null"/> when all handlers succeeded, or all events are stored.</returns>
    private async Task<Refusal?> TryHandleAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
            return Refusal.Method;

        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return Refusal.Stopping;

        if (receiverOptions.Find() is not { } options)
            return Refusal.NoSecret;

        StringValues key = http.Request.Headers[WebhookSecret.HeaderName];
        switch (await secrets.CheckAsync(key.Count == 1 ? key[0] : null, options, http.RequestAborted))
        {
            case SecretMatch.NoneKnown:
                return Refusal.NoSecret;
            case SecretMatch.None:
                return key.Count > 0 ? Refusal.WrongKey
                    : http.Request.Headers.ContainsKey("X-Zendesk-Webhook-Signature") ? Refusal.OfZendesk
                    : Refusal.NoKey;
        }

        StringValues coding = http.Request.Headers.ContentEncoding;
        if (coding.Count > 0 && !coding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
            return Refusal.ContentCoding;

        (WebhookPayload? payload, Refusal? refusal) = await PayloadReader.ReadAsync(http, options.MaxRequestBodySize, ServiceTimeout, timeProvider);
        return payload is null ? refusal : await HandleAsync(payload, options.HandlerTimeout);
    }

    private async Task<Refusal?> HandleAsync(WebhookPayload payload, TimeSpan handlerTimeout)
    {
        long start = timeProvider.GetTimestamp();
        // One source for everything that cancels the handlers: a linked one could be disposed before it is notified.
        using var limit = new CancellationTokenSource(handlerTimeout, timeProvider);
        await using CancellationTokenRegistration stopping = lifetime.ApplicationStopping.UnsafeRegister(
            _ =>
            {
                if (_shutdownTime < handlerTimeout - timeProvider.GetElapsedTime(start))
                    limit.CancelAfter(_shutdownTime);
            },
            null);
        Task<Refusal?> handling = events.AcceptAsync(payload, limit.Token);
        try
        {
            // A handler that ignores its token must not keep the service waiting.
            await handling.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Refusal.HandlerTimeout;
        }
        catch (OperationCanceledException)
        {
            // The host waits for this request, but not for handlers: the services they use are disposed when the request ends.
            await ((Task)handling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!handling.IsCompletedSuccessfully)
                return Refusal.Stopping;
        }

        TimeSpan duration = timeProvider.GetElapsedTime(start);
        if (duration > ServiceTimeout / 2)
            ReceiverLog.Slow(logger, payload.Events.Count, duration.TotalSeconds);

        return await handling;
    }
}
