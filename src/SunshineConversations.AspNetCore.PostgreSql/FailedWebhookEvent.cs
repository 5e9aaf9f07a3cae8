namespace SunshineConversations;

/// <summary>An event that was set aside.</summary>
public sealed class FailedWebhookEvent
{
    internal FailedWebhookEvent(Guid key, string receiverName, WebhookPayload payload, DateTimeOffset storedAt, DateTimeOffset failedAt, int attempts, string error)
    {
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

    /// <summary>The body of a webhook request with this one event. It contains what persons wrote.</summary>
    public WebhookPayload Payload { get; }

    /// <summary>When it was stored, by the clock of the database.</summary>
    public DateTimeOffset StoredAt { get; }

    /// <summary>When it was set aside, by the clock of the database.</summary>
    public DateTimeOffset FailedAt { get; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; }

    /// <summary>The type and the message of the last exception, at most 1,000 characters; or why there was none.</summary>
    public string Error { get; }
}
