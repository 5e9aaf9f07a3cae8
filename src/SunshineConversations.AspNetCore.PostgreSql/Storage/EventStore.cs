namespace SunshineConversations;

/// <summary>Takes the place of the handlers of a receiver: stores the events that they handle.</summary>
internal sealed class EventStore(string receiver, EventDispatcher dispatcher, InboxTable table, EventWriter writer) : IEventSink
{
    private static readonly Refusal NotStored = new(503, "not_stored", "the events could not be stored");

    public async Task<Refusal?> AcceptAsync(WebhookPayload payload, CancellationToken cancellationToken)
    {
        if (table.Place.Length == 0)
            throw new InvalidOperationException("The inbox is not started. It is a hosted service: the application needs a host, such as WebApplication.");

        EventRow[] rows = [.. payload.Events.Where(dispatcher.Handles).Select(received => EventRow.Of(payload, received, receiver, table.Place))];
        return rows.Length == 0 || await writer.StoreAsync(rows) ? null : NotStored;
    }
}
