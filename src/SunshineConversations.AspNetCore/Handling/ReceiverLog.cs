using Microsoft.Extensions.Logging;

namespace SunshineConversations;

/// <summary>
/// What is logged: statuses and types of events, never an id, a text or a secret. In one class: with several, the generator
/// of .NET 10 writes them in any order (dotnet/runtime#119587), and the package would be another one with each build.
/// </summary>
internal static partial class ReceiverLog
{
    [LoggerMessage(1, LogLevel.Warning, "A webhook request got {StatusCode}: {Reason}")]
    public static partial void Refused(ILogger logger, int statusCode, string reason);

    [LoggerMessage(2, LogLevel.Warning, "The handlers of {EventCount} events took {Seconds:F1} s; after 20 s the service takes the delivery for failed")]
    public static partial void Slow(ILogger logger, int eventCount, double seconds);

    [LoggerMessage(3, LogLevel.Error, "A webhook request failed outside of its handlers; the service delivers it again")]
    public static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(10, LogLevel.Error, "The options of the webhook receiver '{ReceiverName}' are invalid; the last valid ones stay in use, if there are any. {Reason}")]
    public static partial void OptionsInvalid(ILogger logger, string receiverName, string reason);

    [LoggerMessage(11, LogLevel.Error, "The secrets of the webhooks cannot be used, and the request gets 503")]
    public static partial void SecretsUnusable(ILogger logger, Exception exception);

    [LoggerMessage(20, LogLevel.Error, "A handler of {EventType} failed; the service delivers the batch again")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string eventType);

    [LoggerMessage(21, LogLevel.Debug, "Nothing handles {EventType}")]
    public static partial void EventUnhandled(ILogger logger, string eventType);
}
