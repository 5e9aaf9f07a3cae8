namespace SunshineConversations.Emulator;

/// <summary>One POST to a webhook, with all its attempts. The lock of <see cref="EmulatorAccount"/> guards it.</summary>
/// <param name="id">24 hexadecimal digits.</param>
/// <param name="webhook">The webhook as it was when the events were collected.</param>
/// <param name="events">The delivered events.</param>
/// <param name="body">The body of the POST.</param>
internal sealed class WebhookDelivery(string id, Webhook webhook, IReadOnlyList<EmulatorDeliveredEvent> events, byte[] body)
{
    private readonly List<EmulatorDeliveryAttempt> _attempts = [];

    public string Id => id;

    public Webhook Webhook => webhook;

    public byte[] Body => body;

    public int AttemptCount => _attempts.Count;

    /// <summary>How many attempts were made without a request for one.</summary>
    public int PlannedAttempts { get; set; }

    public EmulatorDeliveryStatus Status { get; set; }

    /// <summary>Null while no attempt is planned.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public void Add(EmulatorDeliveryAttempt attempt) => _attempts.Add(attempt);

    public EmulatorDelivery ToView() => new(body)
    {
        Id = id,
        WebhookId = webhook.Id,
        Target = webhook.Target,
        Status = Status,
        Events = events,
        Attempts = [.. _attempts],
        NextAttemptAt = NextAttemptAt,
    };
}

internal sealed record DeliveriesBody(IReadOnlyList<EmulatorDelivery> Deliveries);
