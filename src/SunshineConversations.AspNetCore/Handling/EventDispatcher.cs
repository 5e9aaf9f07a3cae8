using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SunshineConversations;

/// <summary>Runs the handlers of a batch: its events one after another, each in a scope of its own.</summary>
internal sealed partial class EventDispatcher(
    string receiverName,
    IEnumerable<EventHandler> handlers,
    IServiceScopeFactory scopes,
    WebhookTelemetry telemetry,
    TimeProvider timeProvider,
    ILogger logger)
{
    private readonly EventHandler[] _handlers = [.. handlers];

    /// <summary>Handles every event, also those after one whose handler threw.</summary>
    /// <returns>Whether all handlers succeeded.</returns>
    /// <exception cref="OperationCanceledException">The token ended before all handlers did.</exception>
    public async Task<bool> HandleAsync(WebhookPayload payload, CancellationToken cancellationToken)
    {
        bool succeeded = true;
        foreach (WebhookEvent received in payload.Events)
        {
            EventHandler[] handlers = Array.FindAll(_handlers, handler => handler.Handles(received));
            if (handlers.Length == 0)
            {
                LogUnhandled(logger, WebhookTelemetry.TypeOf(received));
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            succeeded &= await HandleAsync(payload, received, handlers, cancellationToken).ConfigureAwait(false);
        }

        return succeeded;
    }

    private async Task<bool> HandleAsync(WebhookPayload payload, WebhookEvent received, EventHandler[] handlers, CancellationToken cancellationToken)
    {
        string type = WebhookTelemetry.TypeOf(received);
        long start = timeProvider.GetTimestamp();
        using Activity? activity = WebhookTelemetry.Start(type);
        Exception? failure = null;
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = new WebhookContext(payload.App?.Id ?? "", payload.Webhook?.Id ?? "", receiverName, scope.ServiceProvider);
            foreach (EventHandler handler in handlers)
            {
                try
                {
                    await handler.HandleAsync(received, context, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
                {
                    failure ??= e;
                    LogFailed(logger, e, type);
                }
            }
        }

        telemetry.Stop(activity, type, timeProvider.GetElapsedTime(start), failure);
        return failure is null;
    }

    [LoggerMessage(20, LogLevel.Error, "A handler of {EventType} failed; the service delivers the batch again")]
    private static partial void LogFailed(ILogger logger, Exception exception, string eventType);

    [LoggerMessage(21, LogLevel.Debug, "Nothing handles {EventType}")]
    private static partial void LogUnhandled(ILogger logger, string eventType);
}
