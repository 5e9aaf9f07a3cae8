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
    ILogger logger)
{
    private readonly RegisteredHandler[] _handlers = [.. handlers];

    /// <summary>Handles every event, even after a handler has thrown.</summary>
    /// <returns>Whether all handlers succeeded.</returns>
    /// <exception cref="OperationCanceledException">The token was canceled before all handlers completed.</exception>
    public async Task<bool> HandleAsync(WebhookPayload payload, CancellationToken cancellationToken)
    {
        bool succeeded = true;
        foreach (WebhookEvent received in payload.Events)
        {
            RegisteredHandler[] handlers = Array.FindAll(_handlers, handler => handler.Handles(received));
            if (handlers.Length == 0)
                ReceiverLog.EventUnhandled(logger, WebhookTelemetry.TypeOf(received));
            else
                succeeded &= await HandleAsync(payload, received, handlers, cancellationToken);
        }

        return succeeded;
    }

    private async Task<bool> HandleAsync(WebhookPayload payload, WebhookEvent received, RegisteredHandler[] handlers, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string type = WebhookTelemetry.TypeOf(received);
        long start = timeProvider.GetTimestamp();
        using Activity? activity = WebhookTelemetry.Start(type);
        Exception? failure = null;
        try
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            var context = new WebhookContext(payload.App?.Id ?? "", payload.Webhook?.Id ?? "", receiverName, scope.ServiceProvider);
            foreach (RegisteredHandler handler in handlers)
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    await handler.HandleAsync(received, context, cancellationToken);
                }
                catch (Exception e) when (IsFailure(e, cancellationToken))
                {
                    failure ??= e;
                    ReceiverLog.HandlerFailed(logger, e, type);
                }
            }
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            // A service of the scope that throws when disposed must not affect the other events either.
            failure ??= e;
            ReceiverLog.HandlerFailed(logger, e, type);
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

        return failure is null;
    }

    /// <summary>Whether a handler failed, rather than ended because it was canceled.</summary>
    private static bool IsFailure(Exception e, CancellationToken cancellationToken) =>
        e is not OperationCanceledException || !cancellationToken.IsCancellationRequested;
}
