using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace SunshineConversations;

/// <summary>Receives the requests of webhooks.</summary>
internal sealed class WebhookReceiver(
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

        if (await TryHandleAsync(http) is not { } refusal)
            return;

        telemetry.Refuse(refusal);
        ReceiverLog.Refused(logger, refusal.Status, refusal.Text);
        http.Response.StatusCode = refusal.Status;
        if (refusal == Refusal.Method)
            http.Response.Headers.Allow = $"{HttpMethods.Post}, {HttpMethods.Head}";
    }

    /// <summary>Handles the events of a request.</summary>
    /// <returns><see langword="null"/> when all handlers succeeded.</returns>
    private async Task<Refusal?> TryHandleAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
            return Refusal.Method;

        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return Refusal.Stopping;

        if (secrets.Options() is not { } options)
            return Refusal.NoSecret;

        StringValues key = http.Request.Headers[WebhookSecret.HeaderName];
        switch (await secrets.CheckAsync(key.Count == 1 ? key[0] : null, options, http.RequestAborted))
        {
            case SecretMatch.NoneKnown:
                return Refusal.NoSecret;
            case SecretMatch.None:
                return key.Count == 0 ? Refusal.NoKey : Refusal.WrongKey;
        }

        StringValues coding = http.Request.Headers.ContentEncoding;
        if (coding.Count > 0 && !coding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
            return Refusal.ContentCoding;

        (WebhookPayload? payload, Refusal? refusal) = await PayloadReader.ReadAsync(http, options.MaxBodyLength, ServiceTimeout, timeProvider);
        return payload is null ? refusal : await HandleAsync(payload, options.HandlerTimeout);
    }

    private async Task<Refusal?> HandleAsync(WebhookPayload payload, TimeSpan handlerTimeout)
    {
        long start = timeProvider.GetTimestamp();
        using var timeout = new CancellationTokenSource(handlerTimeout, timeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, lifetime.ApplicationStopping);
        try
        {
            // A handler that does not look at its token must not keep the service waiting. One that still succeeds while the
            // host stops has done its work, so that nothing needs to be delivered again.
            bool succeeded = await dispatcher.HandleAsync(payload, stop.Token).WaitAsync(timeout.Token);
            TimeSpan duration = timeProvider.GetElapsedTime(start);
            if (duration > ServiceTimeout / 2)
                ReceiverLog.Slow(logger, payload.Events.Count, duration.TotalSeconds);

            return succeeded ? null : Refusal.HandlerFailed;
        }
        catch (OperationCanceledException)
        {
            return timeout.IsCancellationRequested ? Refusal.HandlerTimeout : Refusal.Stopping;
        }
    }
}
