using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>
/// A delivery to a webhook with its attempts so far. It is immutable: <see cref="SunshineConversationsEmulator.Deliveries"/> has the
/// later ones. It does not contain the secret; <see cref="ToString"/> contains no IDs or texts.
/// </summary>
public sealed class EmulatorDelivery
{
    private readonly byte[] _body;

    internal EmulatorDelivery(byte[] body) => _body = body;

    /// <summary>The ID that the emulator gave to the delivery. Later deliveries have greater ones.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>The ID of the webhook.</summary>
    public string WebhookId { get; internal init; } = "";

    /// <summary>The URL of the webhook when the events were collected.</summary>
    public string Target { get; internal init; } = "";

    /// <summary>Its state so far.</summary>
    public EmulatorDeliveryStatus Status { get; internal init; }

    /// <summary>The delivered events, in order.</summary>
    public IReadOnlyList<EmulatorDeliveredEvent> Events { get; internal init; } = [];

    /// <summary>The attempts so far, in order.</summary>
    public IReadOnlyList<EmulatorDeliveryAttempt> Attempts { get; internal init; } = [];

    /// <summary>
    /// When the next attempt is made, on the clock of the emulator. <see langword="null"/> if none is planned, or it is being
    /// made. <see cref="SunshineConversationsEmulator.RetryNowAsync"/> makes it at once.
    /// </summary>
    public DateTimeOffset? NextAttemptAt { get; internal init; }

    /// <summary>A new copy of the JSON that was sent.</summary>
    public JsonObject Body => JsonNode.Parse(_body)!.AsObject();

    /// <summary>The status and the types of the events, such as <c>Delivered: conversation:message</c>.</summary>
    public override string ToString() => $"{Status}: {string.Join(", ", Events.Select(each => each.Type))}";
}

/// <summary>An event of a delivery.</summary>
/// <param name="Id">The ID of the event; empty if it has none.</param>
/// <param name="Type">The type, such as <c>conversation:message</c>; empty if it has none.</param>
public sealed record EmulatorDeliveredEvent(string Id, string Type)
{
    /// <summary>The type.</summary>
    public override string ToString() => Type;
}

/// <summary>An attempt of a delivery.</summary>
/// <param name="At">When it began, on the clock of the emulator.</param>
/// <param name="Duration">How long it took. It is real time, whatever the clock of the emulator is.</param>
/// <param name="StatusCode">The status of the response, or <see langword="null"/> if there was none.</param>
/// <param name="Error">Why there was no response, such as <c>timeout</c> or <c>ConnectionError</c>, or <see langword="null"/>.</param>
public sealed record EmulatorDeliveryAttempt(DateTimeOffset At, TimeSpan Duration, int? StatusCode, string? Error);

/// <summary>The state of a delivery.</summary>
public enum EmulatorDeliveryStatus
{
    /// <summary>It has not been attempted, or waits for the next attempt.</summary>
    Pending,

    /// <summary>The target responded with a status from 200 to 299.</summary>
    Delivered,

    /// <summary>The target responded with a status that ends the attempts: 400, 401, 403, 404 or 406.</summary>
    Refused,

    /// <summary>Every attempt has failed.</summary>
    Failed,

    /// <summary>Too many deliveries were waiting, or the webhook was deleted.</summary>
    Dropped,
}
