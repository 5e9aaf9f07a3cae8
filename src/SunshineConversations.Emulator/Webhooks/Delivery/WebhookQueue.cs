using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>
/// Delivers the events of one webhook. First attempts are made one after another, in the order of the events; retries do
/// not delay them. The lock of <see cref="EmulatorAccount"/> guards it.
/// </summary>
internal sealed class WebhookQueue(string webhookId, AppState state, WebhookSender sender, DeliveryLog log, DeliveryActivity activity) : IDisposable
{
    private const int MaxWaitingEvents = 10_000;
    private const int MaxWaitingBytes = 16 * 1024 * 1024;
    private const int MaxRetries = 1000;
    private const int MaxRetryBytes = 64 * 1024 * 1024;

    private readonly Queue<(DeliveredEvent Event, byte[] Json)> _waiting = [];
    private readonly CancellationTokenSource _cancellation = new();
    private bool _isDisposed;
    private int _waitingBytes;
    private int _retries;
    private int _retryBytes;
    private bool _isBusy;

    public string WebhookId => webhookId;

    public AppState App => state;

    public void Add(EmulatorEvent change, JsonObject json)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(json, EmulatorJson.Wire.JsonObject);
        _waiting.Enqueue((new DeliveredEvent(change.Id, change.Type), bytes));
        _waitingBytes += bytes.Length;
        while (_waiting.Count > MaxWaitingEvents || (_waitingBytes > MaxWaitingBytes && _waiting.Count > 1))
            Drop(Take(1));

        if (_isBusy)
            return;

        _isBusy = true;
        state.Schedule(state.Options.WebhookBatchDelay, Send);
    }

    /// <summary>Stops delivering, and abandons the current delivery.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _waiting.Clear();
        _cancellation.Cancel();
        _cancellation.Dispose();
    }

    private void Send()
    {
        if (_waiting.Count == 0 || _isDisposed)
        {
            _isBusy = false;
            return;
        }

        (DeliveredEvent Event, byte[] Json)[] events = Take(state.Options.MaxEventsPerWebhookRequest);
        if (state.Webhooks.Find(webhookId) is null)
        {
            Drop(events);
            _isBusy = false;
            return;
        }

        WebhookDelivery delivery = NewDelivery(events);
        Start(delivery, () => state.Schedule(_waiting.Count > 0 ? state.Options.WebhookBatchDelay : TimeSpan.Zero, Send));
    }

    private void Start(WebhookDelivery delivery, Action then)
    {
        if (_isDisposed)
            return;

        activity.Begin();
        CancellationToken cancellationToken = _cancellation.Token;
        // Not under the lock, and not as part of the request that caused it.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(() => AttemptAsync(delivery, then, cancellationToken), CancellationToken.None);
    }

    private async Task AttemptAsync(WebhookDelivery delivery, Action then, CancellationToken cancellationToken)
    {
        try
        {
            string at = state.Now();
            (int? statusCode, string? error) = await sender.SendAsync(delivery.Webhook, delivery.Body, cancellationToken).ConfigureAwait(false);
            lock (state.Lock)
            {
                if (_isDisposed)
                    return;

                delivery.Add(new DeliveryAttempt(at, statusCode, error));
                Settle(delivery, statusCode);
                then();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The emulator has been reset or stopped.
        }
        finally
        {
            activity.End();
        }
    }

    /// <summary>Decides what comes after an attempt.</summary>
    private void Settle(WebhookDelivery delivery, int? statusCode)
    {
        IList<TimeSpan> intervals = state.Options.WebhookRetryIntervals;
        if (statusCode is >= 200 and < 300)
        {
            delivery.Status = DeliveryStatus.Delivered;
        }
        else if (statusCode is 400 or 401 or 403 or 404 or 406)
        {
            delivery.Status = DeliveryStatus.Refused;
        }
        else if (delivery.AttemptCount > intervals.Count)
        {
            delivery.Status = DeliveryStatus.Failed;
        }
        else if (_retries >= MaxRetries || _retryBytes > MaxRetryBytes)
        {
            delivery.Status = DeliveryStatus.Dropped;
        }
        else
        {
            _retries++;
            _retryBytes += delivery.Body.Length;
            state.Schedule(intervals[delivery.AttemptCount - 1], () =>
            {
                _retries--;
                _retryBytes -= delivery.Body.Length;
                if (state.Webhooks.Find(webhookId) is null)
                    delivery.Status = DeliveryStatus.Dropped;
                else
                    Start(delivery, static () => { });
            });
        }
    }

    private void Drop((DeliveredEvent Event, byte[] Json)[] events) => NewDelivery(events).Status = DeliveryStatus.Dropped;

    private WebhookDelivery NewDelivery((DeliveredEvent Event, byte[] Json)[] events)
    {
        // A deleted one is only named.
        Webhook webhook = state.Webhooks.Find(webhookId) ?? new Webhook { Id = webhookId, Secret = "" };
        var delivery = new WebhookDelivery(state.NewId(), webhook, [.. events.Select(each => each.Event)], BodyOf(webhook, events.Select(each => each.Json)));
        log.Add(delivery);
        return delivery;
    }

    private byte[] BodyOf(Webhook webhook, IEnumerable<byte[]> events)
    {
        using var buffer = new MemoryStream();
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = EmulatorJson.Wire.Options.Encoder });
        writer.WriteStartObject();
        writer.WriteStartObject("app");
        writer.WriteString("id", state.Id);
        writer.WriteEndObject();
        writer.WriteStartObject("webhook");
        writer.WriteString("id", webhook.Id);
        writer.WriteString("version", webhook.Version);
        writer.WriteEndObject();
        writer.WriteStartArray("events");
        foreach (byte[] json in events)
            writer.WriteRawValue(json);

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.ToArray();
    }

    private (DeliveredEvent Event, byte[] Json)[] Take(int count)
    {
        var taken = new (DeliveredEvent Event, byte[] Json)[Math.Min(count, _waiting.Count)];
        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = _waiting.Dequeue();
            _waitingBytes -= taken[i].Json.Length;
        }

        return taken;
    }
}
