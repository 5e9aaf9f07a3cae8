namespace SunshineConversations.Emulator;

/// <summary>Delivers every change to the webhooks that are subscribed to it, as the service does.</summary>
internal sealed class WebhookDeliveries : IDisposable
{
    private readonly EmulatorState _state;
    private readonly WebhookSender _sender;
    private readonly DeliveryLog _log = new();
    private readonly DeliveryActivity _activity = new();
    private readonly Dictionary<string, WebhookQueue> _queues = [];

    public WebhookDeliveries(EmulatorState state, TimeProvider clock)
    {
        _state = state;
        _sender = new WebhookSender(state.Options, clock);
        state.Changed += Queue;
        state.Webhooks.Removed += webhook => _queues.Remove(webhook.Id);
        state.Cleared += Stop;
    }

    /// <summary>Completes when nothing is being delivered. What waits for a retry or for more events is not waited for.</summary>
    public Task Ended => _activity.Ended;

    /// <summary>The latest deliveries, oldest first.</summary>
    public DeliveriesBody View() => new([.. _log.Deliveries.Select(delivery => delivery.ToView())]);

    public void Dispose()
    {
        lock (_state.Lock)
            Stop();

        _sender.Dispose();
    }

    private void Queue(EmulatorEvent change)
    {
        foreach (Webhook webhook in _state.Webhooks.All.Where(webhook => webhook.Triggers.Contains(change.Type)))
        {
            if (!_queues.TryGetValue(webhook.Id, out WebhookQueue? queue))
                _queues.Add(webhook.Id, queue = new WebhookQueue(webhook.Id, _state, _sender, _log, _activity));

            queue.Add(change, new EventPayload(_state, webhook).Of(change));
        }
    }

    private void Stop()
    {
        foreach (WebhookQueue queue in _queues.Values)
            queue.Dispose();

        _queues.Clear();
        _log.Clear();
    }
}
