namespace SunshineConversations;

/// <summary>Where a receiver brings the events of a request: to its handlers, or to a store from which they are handled later.</summary>
internal interface IEventSink
{
    /// <summary>Handles or stores all events of a batch that have a handler.</summary>
    /// <returns><see langword="null"/> for success, after which the service does not redeliver.</returns>
    /// <exception cref="OperationCanceledException">The token was canceled before.</exception>
    Task<Refusal?> AcceptAsync(WebhookPayload payload, CancellationToken cancellationToken);
}
