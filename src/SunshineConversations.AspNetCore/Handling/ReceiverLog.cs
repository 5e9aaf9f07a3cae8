using Microsoft.Extensions.Logging;

namespace SunshineConversations;

/// <summary>
/// The log messages: statuses and event types, never an ID, a text or a secret. In one class: with several, the generator
/// of .NET 10 emits them in random order (dotnet/runtime#119587), and the package would differ with each build.
/// </summary>
internal static partial class ReceiverLog
{
    public const string Category = "SunshineConversations.Webhooks";

    [LoggerMessage(1, LogLevel.Warning, "Webhook request rejected with {StatusCode}: {Reason}")]
    public static partial void Refused(ILogger logger, int statusCode, string reason);

    [LoggerMessage(2, LogLevel.Warning, "{EventCount} events took {Seconds:F1} s; the service considers the delivery failed after 20 s")]
    public static partial void Slow(ILogger logger, int eventCount, double seconds);

    [LoggerMessage(3, LogLevel.Error, "A webhook request failed outside its handlers; the service will redeliver it")]
    public static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(10, LogLevel.Error, "The options of the webhook receiver '{ReceiverName}' are invalid; the last valid ones remain in use, if any. {Reason}")]
    public static partial void OptionsInvalid(ILogger logger, string receiverName, string reason);

    [LoggerMessage(11, LogLevel.Error, "The webhook secrets cannot be used; responding with 503")]
    public static partial void SecretsUnusable(ILogger logger, Exception exception);

    [LoggerMessage(12, LogLevel.Information, "The bot '{BotName}' is set up. {Changes}")]
    public static partial void BotSetUp(ILogger logger, string botName, string changes);

    [LoggerMessage(13, LogLevel.Warning, "The bot '{BotName}' is set up, but: {Warning}")]
    public static partial void BotSetUpWarning(ILogger logger, string botName, string warning);

    [LoggerMessage(14, LogLevel.Error, "Setting up the bot of the receiver '{ReceiverName}' failed and will be retried; until then, webhook requests are rejected with 503")]
    public static partial void BotSetUpFailed(ILogger logger, Exception exception, string receiverName);

    [LoggerMessage(20, LogLevel.Error, "A handler of {EventType} failed; the service will redeliver the batch")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string eventType);

    [LoggerMessage(22, LogLevel.Error, "A handler of {EventType} failed; it will run again later, unless this was its last attempt")]
    public static partial void StoredEventFailed(ILogger logger, Exception exception, string eventType);

    [LoggerMessage(21, LogLevel.Debug, "No handler is registered for {EventType}")]
    public static partial void EventUnhandled(ILogger logger, string eventType);
}
