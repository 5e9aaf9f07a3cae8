namespace SunshineConversations;

/// <summary>A handler as the receiver calls it.</summary>
internal abstract class RegisteredHandler
{
    public abstract Type EventType { get; }

    public abstract bool Handles(WebhookEvent received);

    public abstract Task HandleAsync(WebhookEvent received, WebhookContext context, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class RegisteredHandler<TEvent>(Func<TEvent, WebhookContext, CancellationToken, Task> handler) : RegisteredHandler
    where TEvent : WebhookEvent
{
    public override Type EventType => typeof(TEvent);

    public override bool Handles(WebhookEvent received) => received is TEvent;

    public override Task HandleAsync(WebhookEvent received, WebhookContext context, CancellationToken cancellationToken) =>
        handler((TEvent)received, context, cancellationToken);
}
