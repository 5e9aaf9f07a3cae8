using Microsoft.Extensions.Logging;

namespace SunshineConversations;

/// <summary>What is logged: names and route templates, never a URL, which holds ids.</summary>
internal static partial class ResilienceLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Operation} ({Method} {RouteTemplate}) returned {StatusCode} in {ElapsedMilliseconds:0} ms, attempt {Attempt}")]
    public static partial void Received(ILogger logger, string operation, HttpMethod method, string routeTemplate, int statusCode, double elapsedMilliseconds, int attempt);

    [LoggerMessage(2, LogLevel.Debug, "{Operation} ({Method} {RouteTemplate}) received no response in {ElapsedMilliseconds:0} ms, attempt {Attempt}: {Reason}")]
    public static partial void NotReceived(ILogger logger, string operation, HttpMethod method, string routeTemplate, double elapsedMilliseconds, int attempt, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Operation} ({Method} {RouteTemplate}) is retried in {WaitMilliseconds:0} ms: attempt {Attempt} ended with {Reason}")]
    public static partial void Retrying(ILogger logger, string operation, HttpMethod method, string routeTemplate, double waitMilliseconds, int attempt, string reason);
}
