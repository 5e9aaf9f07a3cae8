using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>
/// Delivers the events of one webhook. First attempts are made one after another, in the order of the events; retries do
/// not delay them. The lock of <see cref="EmulatorAccount"/> guards it.
/// </summary>
internal sealed class WebhookQueue(string webhookId, AppState state, WebhookSender sender, BoundedLog<WebhookDelivery> log, DeliveryActivity activity) : IDisposable
{
    private const int MaxWaitingEvents = 10_000;
    private const int MaxWaitingBytes = 16 * 1024 * 1024;
    private const int MaxRetries = 1000;
    private const int MaxRetryBytes = 64 * 1024 * 1024;

    private readonly Queue<(EmulatorDeliveredEvent Event, byte[] Json)> _waiting = [];
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The deliveries that are being attempted, once for each attempt.</summary>
    private readonly List<WebhookDelivery> _running = [];

    /// <summary>The deliveries that wait for another attempt, with the number of those they had: a later wait of the same delivery is a different one.</summary>
    private readonly HashSet<(WebhookDelivery Delivery, int Attempts)> _retries = [];
    private bool _isDisposed;
    private int _waitingBytes;
    private int _retryBytes;
    private bool _isBusy;

    public string WebhookId => webhookId;

    public AppState App => state;

    public void Add(EmulatorEvent change, JsonObject json)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(json, EmulatorJson.Wire.JsonObject);
        _waiting.Enqueue((new EmulatorDeliveredEvent(change.Id, change.Type), bytes));
        _waitingBytes += bytes.Length;
        while (_waiting.Count > MaxWaitingEvents || (_waitingBytes > MaxWaitingBytes && _waiting.Count > 1))
            Drop(Take(1));

        if (_isBusy)
            return;

        _isBusy = true;
        state.Schedule(state.Options.WebhookBatchDelay, Send);
    }

    /// <summary>Delivers a body as it is, beside the events that are waiting.</summary>
    /// <returns>The delivery, and the end of its first attempt.</returns>
    public (WebhookDelivery Delivery, Task Attempt) Deliver(byte[] body, IReadOnlyList<EmulatorDeliveredEvent> events)
    {
        WebhookDelivery delivery = NewDelivery(events, body);
        return (delivery, Start(delivery));
    }

    /// <summary>Attempts a delivery again, whatever has become of it, and calls the webhook as it is now. The planned attempts remain planned.</summary>
    public Task Redeliver(WebhookDelivery delivery) => Start(delivery, isPlanned: false);

    /// <summary>Attempts every delivery that waits for another attempt.</summary>
    public void RetryNow()
    {
        foreach ((WebhookDelivery delivery, int attempts) in _retries.ToArray())
            Retry(delivery, attempts);
    }

    /// <summary>Ends all deliveries, since the webhook was deleted.</summary>
    public void Drop()
    {
        if (_waiting.Count > 0)
            Drop(Take(_waiting.Count));

        foreach (WebhookDelivery delivery in _running.Concat(_retries.Select(wait => wait.Delivery)))
        {
            delivery.Status = EmulatorDeliveryStatus.Dropped;
            delivery.NextAttemptAt = null;
        }

        Dispose();
    }

    /// <summary>Stops delivering, and abandons the current deliveries.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _retries.Clear();
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

        (EmulatorDeliveredEvent Event, byte[] Json)[] events = Take(state.Options.MaxEventsPerWebhookRequest);
        Start(NewDelivery(events), then: () => state.Schedule(_waiting.Count > 0 ? state.Options.WebhookBatchDelay : TimeSpan.Zero, Send));
    }

    /// <returns>The end of the attempt.</returns>
    private Task Start(WebhookDelivery delivery, bool isPlanned = true, Action? then = null)
    {
        if (_isDisposed)
            return Task.CompletedTask;

        activity.Begin();
        delivery.PlannedAttempts += isPlanned ? 1 : 0;
        _running.Add(delivery);
        Webhook called = isPlanned ? delivery.Webhook : Webhook;
        CancellationToken cancellationToken = _cancellation.Token;
        // Not under the lock, and not as part of the request that caused it.
        using (ExecutionContext.SuppressFlow())
            return Task.Run(() => AttemptAsync(delivery, called, then, cancellationToken), CancellationToken.None);
    }

    private async Task AttemptAsync(WebhookDelivery delivery, Webhook called, Action? then, CancellationToken cancellationToken)
    {
        try
        {
            DateTimeOffset at = state.Account.Clock.GetUtcNow();
            long start = Stopwatch.GetTimestamp();
            (int? statusCode, string? error) = await sender.SendAsync(called, delivery.Body, cancellationToken).ConfigureAwait(false);
            lock (state.Lock)
            {
                if (_isDisposed)
                    return;

                delivery.Add(new EmulatorDeliveryAttempt(at, Stopwatch.GetElapsedTime(start), statusCode, error));
                _running.Remove(delivery);
                Settle(delivery, statusCode);
                then?.Invoke();
                state.Account.Journal.Pulse();
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

    /// <summary>Decides what comes after an attempt. A delivery that succeeded remains delivered, and nothing is planned while it is being attempted.</summary>
    private void Settle(WebhookDelivery delivery, int? statusCode)
    {
        if (statusCode is >= 200 and < 300)
        {
            delivery.Status = EmulatorDeliveryStatus.Delivered;
            foreach ((WebhookDelivery waiting, int attempts) in _retries.Where(wait => wait.Delivery == delivery).ToArray())
                EndWait(waiting, attempts);
        }
        else if (delivery.Status != EmulatorDeliveryStatus.Delivered && !_running.Contains(delivery) && delivery.NextAttemptAt is null)
        {
            Plan(delivery, statusCode);
        }
    }

    private void Plan(WebhookDelivery delivery, int? statusCode)
    {
        IList<TimeSpan> intervals = state.Options.WebhookRetryIntervals;
        if (statusCode is 400 or 401 or 403 or 404 or 406)
        {
            delivery.Status = EmulatorDeliveryStatus.Refused;
        }
        else if (delivery.PlannedAttempts > intervals.Count)
        {
            delivery.Status = EmulatorDeliveryStatus.Failed;
        }
        else if (_retries.Count >= MaxRetries || _retryBytes > MaxRetryBytes)
        {
            delivery.Status = EmulatorDeliveryStatus.Dropped;
        }
        else
        {
            TimeSpan interval = intervals[Math.Max(0, delivery.PlannedAttempts - 1)];
            int attempts = delivery.AttemptCount;
            delivery.Status = EmulatorDeliveryStatus.Pending;
            delivery.NextAttemptAt = state.Account.Clock.GetUtcNow() + interval;
            _retries.Add((delivery, attempts));
            _retryBytes += delivery.Body.Length;
            state.Schedule(interval, () => Retry(delivery, attempts));
        }
    }

    private void Retry(WebhookDelivery delivery, int attempts)
    {
        if (EndWait(delivery, attempts))
            Start(delivery);
    }

    /// <returns>Whether the delivery was waiting.</returns>
    private bool EndWait(WebhookDelivery delivery, int attempts)
    {
        if (!_retries.Remove((delivery, attempts)))
            return false;

        _retryBytes -= delivery.Body.Length;
        delivery.NextAttemptAt = null;
        return true;
    }

    private void Drop((EmulatorDeliveredEvent Event, byte[] Json)[] events) => NewDelivery(events).Status = EmulatorDeliveryStatus.Dropped;

    /// <summary>The webhook as it is now. A deleted one is only named.</summary>
    private Webhook Webhook => state.Webhooks.Find(webhookId) ?? new Webhook { Id = webhookId, Secret = "" };

    private WebhookDelivery NewDelivery((EmulatorDeliveredEvent Event, byte[] Json)[] events) =>
        NewDelivery([.. events.Select(each => each.Event)], BodyOf(Webhook, events.Select(each => each.Json)));

    private WebhookDelivery NewDelivery(IReadOnlyList<EmulatorDeliveredEvent> events, byte[] body)
    {
        var delivery = new WebhookDelivery(state.NewId(), Webhook, events, body);
        log.Add(delivery);
        return delivery;
    }

    /// <summary>A body without events.</summary>
    public byte[] EmptyBody() => BodyOf(Webhook, []);

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

    private (EmulatorDeliveredEvent Event, byte[] Json)[] Take(int count)
    {
        var taken = new (EmulatorDeliveredEvent Event, byte[] Json)[Math.Min(count, _waiting.Count)];
        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = _waiting.Dequeue();
            _waitingBytes -= taken[i].Json.Length;
        }

        return taken;
    }
}
