namespace SunshineConversations;

/// <summary>An event that was set aside.</summary>
public sealed class FailedWebhookEvent
{
    /// <summary>Creates one, for tests of code that uses <see cref="IWebhookInbox"/>.</summary>
    /// <param name="key">Its identity in the inbox.</param>
    /// <param name="receiverName">The name of its receiver; empty for the one without a name.</param>
    /// <param name="payload">The body of a webhook request with this one event; <see langword="null"/> where it cannot be read.</param>
    /// <param name="storedAt">When it was stored.</param>
    /// <param name="failedAt">When it was set aside.</param>
    /// <param name="attempts">How often it was begun.</param>
    /// <param name="error">Why it was set aside.</param>
    /// <exception cref="ArgumentNullException"><paramref name="receiverName"/> or <paramref name="error"/> is <see langword="null"/>.</exception>
    public FailedWebhookEvent(Guid key, string receiverName, WebhookPayload? payload, DateTimeOffset storedAt, DateTimeOffset failedAt, int attempts, string error)
    {
        ArgumentNullException.ThrowIfNull(receiverName);
        ArgumentNullException.ThrowIfNull(error);
        Key = key;
        ReceiverName = receiverName;
        Payload = payload;
        StoredAt = storedAt;
        FailedAt = failedAt;
        Attempts = attempts;
        Error = error;
    }

    /// <summary>Its identity in the inbox.</summary>
    public Guid Key { get; }

    /// <summary>The name of its receiver; empty for the one without a name.</summary>
    public string ReceiverName { get; }

    /// <summary>The body of a webhook request with this one event, which contains what persons wrote; <see langword="null"/> where it cannot be read, since somebody changed it in the database.</summary>
    public WebhookPayload? Payload { get; }

    /// <summary>When it was stored, by the clock of the database.</summary>
    public DateTimeOffset StoredAt { get; }

    /// <summary>When it was set aside, by the clock of the database.</summary>
    public DateTimeOffset FailedAt { get; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; }

    /// <summary>The type and the message of the last exception, at most 1,000 characters; or why there was none.</summary>
    public string Error { get; }
}
