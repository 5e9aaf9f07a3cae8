using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>One POST to a webhook, with all its attempts. The lock of <see cref="EmulatorAccount"/> guards it.</summary>
/// <param name="id">24 hexadecimal digits.</param>
/// <param name="webhook">The webhook as it was when the events were collected.</param>
/// <param name="events">The delivered events.</param>
/// <param name="body">The body of the POST.</param>
internal sealed class WebhookDelivery(string id, Webhook webhook, IReadOnlyList<DeliveredEvent> events, byte[] body)
{
    private readonly List<DeliveryAttempt> _attempts = [];

    public Webhook Webhook => webhook;

    public byte[] Body => body;

    public int AttemptCount => _attempts.Count;

    public string Status { get; set; } = DeliveryStatus.Pending;

    public void Add(DeliveryAttempt attempt) => _attempts.Add(attempt);

    public DeliveryView ToView() => new(id, webhook.Id, webhook.Target, Status, events, [.. _attempts], JsonElement.Parse(body));
}

/// <summary>The view of a delivery in <c>GET /emulator/deliveries</c>. It does not contain the secret.</summary>
internal sealed record DeliveryView(
    string Id,
    string WebhookId,
    string Target,
    string Status,
    IReadOnlyList<DeliveredEvent> Events,
    IReadOnlyList<DeliveryAttempt> Attempts,
    JsonElement Body);

internal sealed record DeliveriesBody(IReadOnlyList<DeliveryView> Deliveries);

internal sealed record DeliveredEvent(string Id, string Type);

/// <summary>One attempt.</summary>
/// <param name="At">When it began.</param>
/// <param name="StatusCode">The status of the response, or null if there was none.</param>
/// <param name="Error">Why there was no response, or null.</param>
internal sealed record DeliveryAttempt(string At, int? StatusCode, string? Error);

internal static class DeliveryStatus
{
    /// <summary>It has not been attempted, or waits for the next attempt.</summary>
    public const string Pending = "pending";

    public const string Delivered = "delivered";

    /// <summary>The target responded with a status that ends the attempts.</summary>
    public const string Refused = "refused";

    /// <summary>Every attempt has failed.</summary>
    public const string Failed = "failed";

    /// <summary>Too many deliveries were waiting, or the webhook was deleted.</summary>
    public const string Dropped = "dropped";
}
