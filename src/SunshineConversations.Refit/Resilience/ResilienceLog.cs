using Microsoft.Extensions.Logging;

namespace SunshineConversations;

/// <summary>What is logged: names and route templates, never a URL, which holds ids.</summary>
internal static partial class ResilienceLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Operation} ({Method} {RouteTemplate}) answered {StatusCode} in {ElapsedMilliseconds:0} ms, attempt {Attempt}")]
    public static partial void Answered(ILogger logger, string operation, HttpMethod method, string routeTemplate, int statusCode, double elapsedMilliseconds, int attempt);

    [LoggerMessage(2, LogLevel.Debug, "{Operation} ({Method} {RouteTemplate}) got no answer in {ElapsedMilliseconds:0} ms, attempt {Attempt}: {Reason}")]
    public static partial void NotAnswered(ILogger logger, string operation, HttpMethod method, string routeTemplate, double elapsedMilliseconds, int attempt, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Operation} ({Method} {RouteTemplate}) is tried again in {WaitMilliseconds:0} ms: attempt {Attempt} ended with {Reason}")]
    public static partial void TriedAgain(ILogger logger, string operation, HttpMethod method, string routeTemplate, double waitMilliseconds, int attempt, string reason);
}
