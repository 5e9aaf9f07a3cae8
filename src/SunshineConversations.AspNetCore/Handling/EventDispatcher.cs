using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SunshineConversations;

/// <summary>Runs the handlers of a batch: its events one after another, each in a new scope.</summary>
internal sealed class EventDispatcher(
    string receiverName,
    IEnumerable<RegisteredHandler> handlers,
    IServiceScopeFactory scopes,
    WebhookTelemetry telemetry,
    TimeProvider timeProvider,
    ILogger logger) : IEventSink
{
    private readonly RegisteredHandler[] _handlers = [.. handlers];

    /// <summary>The type of the events of each handler, in the order of registration.</summary>
    public IEnumerable<Type> EventTypes => _handlers.Select(handler => handler.EventType);

    /// <summary>Handles every event, even after a handler has thrown.</summary>
    /// <returns><see langword="null"/> when all handlers succeeded.</returns>
    /// <exception cref="OperationCanceledException">The token was canceled before all handlers completed.</exception>
    public async Task<Refusal?> AcceptAsync(WebhookPayload payload, CancellationToken cancellationToken)
    {
        bool succeeded = true;
        foreach (WebhookEvent received in payload.Events)
        {
            if (Handles(received))
                succeeded &= await HandleAsync(payload, received, progress: null, delivery: default, cancellationToken) is null;
        }

        return succeeded ? null : Refusal.HandlerFailed;
    }

    /// <summary>Gets whether an event has a handler.</summary>
    public bool Handles(WebhookEvent received)
    {
        bool any = Array.Exists(_handlers, handler => handler.Handles(received));
        if (!any)
            ReceiverLog.EventUnhandled(logger, WebhookTelemetry.TypeOf(received));

        return any;
    }

    /// <summary>Runs the handlers of one event, even after one of them has thrown.</summary>
    /// <param name="payload">The batch of the event.</param>
    /// <param name="received">The event.</param>
    /// <param name="progress">The handlers that have already succeeded, and do not run again; <see langword="null"/> where the event is not retried by itself.</param>
    /// <param name="delivery">The request with which the event was stored, for the trace; the default where that request is the current one.</param>
    /// <param name="cancellationToken">The token of the handlers.</param>
    /// <returns>The first failure; <see langword="null"/> when all handlers succeeded.</returns>
    /// <exception cref="OperationCanceledException">The token was canceled before all handlers completed.</exception>
    public async Task<Exception?> HandleAsync(
        WebhookPayload payload, WebhookEvent received, HandlerProgress? progress, ActivityContext delivery, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string type = WebhookTelemetry.TypeOf(received);
        long start = timeProvider.GetTimestamp();
        using Activity? activity = WebhookTelemetry.Start(type, delivery);
        Exception? failure = null;
        try
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            var context = new WebhookContext(payload.App?.Id ?? "", payload.Webhook?.Id ?? "", receiverName, scope.ServiceProvider);
            foreach ((int number, RegisteredHandler handler) in _handlers.Index())
            {
                if (!handler.Handles(received) || progress?.Succeeded.Contains(number) == true)
                    continue;

                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    await handler.HandleAsync(received, context, cancellationToken);
                    progress?.Add(number);
                }
                catch (Exception e) when (IsFailure(e, cancellationToken))
                {
                    Fail(e);
                }
            }
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            // A service of the scope that throws when disposed must not affect the other events either.
            Fail(e);
        }
        catch (OperationCanceledException e)
        {
            failure = e;
            throw;
        }
        finally
        {
            telemetry.Stop(activity, type, timeProvider.GetElapsedTime(start), failure);
        }

        return failure;

        void Fail(Exception e)
        {
            failure ??= e;
            if (progress is null)
                ReceiverLog.HandlerFailed(logger, e, type);
            else
                ReceiverLog.StoredEventFailed(logger, e, type);
        }
    }

    /// <summary>Whether a handler failed, rather than ended because it was canceled.</summary>
    private static bool IsFailure(Exception e, CancellationToken cancellationToken) =>
        e is not OperationCanceledException || !cancellationToken.IsCancellationRequested;
}
