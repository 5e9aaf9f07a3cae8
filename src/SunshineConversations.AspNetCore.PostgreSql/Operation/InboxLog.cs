using Microsoft.Extensions.Logging;

namespace SunshineConversations;

/// <summary>The log messages: event types, never an ID or a text. In one class: see the receiver's.</summary>
internal static partial class InboxLog
{
    public const string Category = "SunshineConversations.Inbox";

    [LoggerMessage(1, LogLevel.Error, "Events could not be stored; the service will redeliver them")]
    public static partial void StoreFailed(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The connection of the inbox was lost; handlers continue for 3 s, and no others start until it is back")]
    public static partial void SessionLost(ILogger logger, Exception exception);

    [LoggerMessage(7, LogLevel.Warning, "No event can be begun; handlers continue, and the statement is retried")]
    public static partial void ClaimFailed(ILogger logger, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "The inbox can be used again")]
    public static partial void SessionRegained(ILogger logger);

    [LoggerMessage(4, LogLevel.Error, "The results of handled events cannot be written; they are kept in memory, and written when this works again")]
    public static partial void ResultsFailed(ILogger logger, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "Cleaning up the inbox failed; it will be retried")]
    public static partial void MaintenanceFailed(ILogger logger, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "The database of the inbox is not available yet; trying again for {Seconds:F0} s")]
    public static partial void StartDelayed(ILogger logger, Exception exception, double seconds);

    [LoggerMessage(20, LogLevel.Error, "An event {EventType} was begun {Attempts} times without success and is set aside")]
    public static partial void EventSetAside(ILogger logger, string eventType, int attempts);

    [LoggerMessage(21, LogLevel.Warning, "No handler is registered for a stored event {EventType}; it is left to other versions of the application, for an hour")]
    public static partial void EventUnhandled(ILogger logger, string eventType);

    [LoggerMessage(22, LogLevel.Error, "A handler of {EventType} ignored its token for 10 s after the time limit; the inbox no longer waits for it")]
    public static partial void HandlerNeverEnded(ILogger logger, string eventType);

    [LoggerMessage(23, LogLevel.Error, "A stored event cannot be read")]
    public static partial void EventUnreadable(ILogger logger, Exception exception);
}
