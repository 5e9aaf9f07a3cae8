namespace SunshineConversations;

/// <summary>Handles events of a type. Register it with <see cref="SunshineConversationsWebhooksBuilder.AddHandler{TEvent, THandler}"/>.</summary>
/// <typeparam name="TEvent">The type of the events; <see cref="WebhookEvent"/> for every event.</typeparam>
public interface IWebhookHandler<in TEvent>
    where TEvent : WebhookEvent
{
    /// <summary>
    /// Handles an event. The service delivers at least once, guarantees no order, and redelivers the whole batch
    /// when a handler throws: deduplicate by <see cref="WebhookEvent.Id"/> if an event must not be handled twice.
    /// </summary>
    /// <param name="received">The event.</param>
    /// <param name="context">Where it came from.</param>
    /// <param name="cancellationToken">
    /// Is canceled after <see cref="SunshineConversationsWebhooksOptions.HandlerTimeout"/>, or when a stopping host is about to run
    /// out of its <c>HostOptions.ShutdownTimeout</c>; not when the caller disconnects.
    /// </param>
    /// <returns>A task that completes when the event is handled. If it fails, the response is 500, and the service redelivers the batch.</returns>
    Task HandleAsync(TEvent received, WebhookContext context, CancellationToken cancellationToken);
}
