using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>Delivers every change to the webhooks that are subscribed to it, as the service does.</summary>
internal sealed class WebhookDeliveries : IDisposable
{
    private readonly EmulatorAccount _account;
    private readonly WebhookSender _sender;
    private readonly BoundedLog<WebhookDelivery> _log = new(delivery => delivery.Body.Length);
    private readonly DeliveryActivity _activity = new();
    private readonly Dictionary<string, WebhookQueue> _queues = [];

    public WebhookDeliveries(EmulatorAccount account)
    {
        _account = account;
        _sender = new WebhookSender(account.Options, account.Clock);
        account.WithEach(Connect);
        account.Cleared += _log.Clear;
    }

    /// <summary>Completes when nothing is being delivered. Deliveries waiting for a retry or for more events are not included.</summary>
    public Task Ended => _activity.Ended;

    /// <summary>The latest deliveries, oldest first.</summary>
    public DeliveriesBody View(int limit = int.MaxValue) => new([.. _log.Entries.TakeLast(limit).Select(delivery => delivery.ToView())]);

    /// <summary>Delivers a payload as it is to every webhook of an app.</summary>
    /// <returns>The deliveries, and the end of their first attempts.</returns>
    public (WebhookDelivery[] Deliveries, Task Attempts) Deliver(AppState app, byte[] body)
    {
        IReadOnlyList<EmulatorDeliveredEvent> events =
        [
            .. (JsonNode.Parse(body)!["events"] as JsonArray ?? []).OfType<JsonObject>().Select(each => new EmulatorDeliveredEvent(TextOf(each, "id"), TextOf(each, "type"))),
        ];
        (WebhookDelivery Delivery, Task Attempt)[] deliveries = [.. app.Webhooks.All.Select(webhook => QueueOf(app, webhook).Deliver(body, events))];
        return ([.. deliveries.Select(each => each.Delivery)], Task.WhenAll(deliveries.Select(each => each.Attempt)));

        static string TextOf(JsonObject value, string name) => value[name] is JsonValue text && text.TryGetValue(out string? found) ? found : "";
    }

    /// <summary>Attempts a delivery again.</summary>
    /// <returns>The delivery, and the end of the attempt; null if the delivery is not known, or its webhook no longer exists.</returns>
    public (WebhookDelivery Delivery, Task Attempt)? Redeliver(string deliveryId)
    {
        if (_log.Entries.FirstOrDefault(each => each.Id == deliveryId) is not { } delivery)
            return null;

        foreach (AppState app in _account.Apps.All)
        {
            if (app.Webhooks.Find(delivery.Webhook.Id) is { } webhook)
                return (delivery, QueueOf(app, webhook).Redeliver(delivery));
        }

        return null;
    }

    /// <summary>Delivers no events to a webhook.</summary>
    /// <returns>The response if it is not a success, or null.</returns>
    public async Task<string?> FindProblemAsync(AppState app, Webhook webhook, CancellationToken cancellationToken)
    {
        byte[] body;
        lock (_account.Lock)
            body = QueueOf(app, webhook).EmptyBody();

        (int? statusCode, string? error) = await _sender.SendAsync(webhook, body, cancellationToken).ConfigureAwait(false);
        return statusCode is >= 200 and < 300 ? null : $"with {(statusCode is null ? error : statusCode)}";
    }

    /// <summary>Attempts every delivery that waits for another attempt.</summary>
    public void RetryNow()
    {
        foreach (WebhookQueue queue in _queues.Values.ToArray())
            queue.RetryNow();
    }

    public void Dispose()
    {
        lock (_account.Lock)
        {
            foreach (AppState app in _account.Apps.All)
                Stop(app);

            _log.Clear();
        }

        _sender.Dispose();
    }

    private void Connect(AppState app)
    {
        app.Changed += change => Queue(app, change);
        app.Webhooks.Removed += webhook =>
        {
            if (_queues.Remove(webhook.Id, out WebhookQueue? queue))
                queue.Drop();
        };
        app.Cleared += () => Stop(app);
    }

    private void Queue(AppState app, EmulatorEvent change)
    {
        foreach (Webhook webhook in app.Webhooks.All.Where(webhook => webhook.Triggers.Contains(change.Type) && ShouldReceive(app, webhook, change)))
            QueueOf(app, webhook).Add(change, new EventPayload(app, webhook).Of(change));
    }

    private WebhookQueue QueueOf(AppState app, Webhook webhook)
    {
        if (!_queues.TryGetValue(webhook.Id, out WebhookQueue? queue))
            _queues.Add(webhook.Id, queue = new WebhookQueue(webhook.Id, app, _sender, _log, _activity));

        return queue;
    }

    /// <summary>Whether the integration of a webhook receives events of a conversation that another integration is in control of.</summary>
    private static bool ShouldReceive(AppState app, Webhook webhook, EmulatorEvent change)
    {
        SwitchboardIntegration[] links = [.. app.EnabledSwitchboardIntegrations().Where(link => link.IntegrationId == webhook.IntegrationId)];
        return links.Length == 0
            || change.Conversation is not { } conversation
            || links.Any(link => link.DeliverStandbyEvents
                || link.Id == conversation.ActiveSwitchboardIntegration?.Id
                || link.Id == conversation.PendingSwitchboardIntegration?.Id);
    }

    private void Stop(AppState app)
    {
        foreach (WebhookQueue queue in _queues.Values.Where(queue => queue.App == app).ToArray())
        {
            queue.Dispose();
            _queues.Remove(queue.WebhookId);
        }
    }
}
