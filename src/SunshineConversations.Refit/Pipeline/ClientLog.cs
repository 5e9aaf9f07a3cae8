using Microsoft.Extensions.Logging;

namespace SunshineConversations;

/// <summary>
/// The log messages: names and route templates, never a URL, which contains IDs. In one class: with several, the generator of
/// .NET 10 emits them in random order (dotnet/runtime#119587), and the package would differ with each build.
/// </summary>
internal static partial class ClientLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Operation} ({Method} {RouteTemplate}) returned {StatusCode} in {ElapsedMilliseconds:0} ms, attempt {Attempt}")]
    public static partial void Received(ILogger logger, string operation, HttpMethod method, string routeTemplate, int statusCode, double elapsedMilliseconds, int attempt);

    [LoggerMessage(2, LogLevel.Debug, "{Operation} ({Method} {RouteTemplate}) failed in {ElapsedMilliseconds:0} ms, attempt {Attempt}: {Reason}")]
    public static partial void NotReceived(ILogger logger, string operation, HttpMethod method, string routeTemplate, double elapsedMilliseconds, int attempt, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Retrying {Operation} ({Method} {RouteTemplate}) in {WaitMilliseconds:0} ms: attempt {Attempt} failed with {Reason}")]
    public static partial void Retrying(ILogger logger, string operation, HttpMethod method, string routeTemplate, double waitMilliseconds, int attempt, string reason);

    [LoggerMessage(4, LogLevel.Debug, "Not retrying {Operation} ({Method} {RouteTemplate}): {Reason}")]
    public static partial void NotRetried(ILogger logger, string operation, HttpMethod method, string routeTemplate, NotRetried reason);

    [LoggerMessage(10, LogLevel.Error, "The options '{OptionsName}' became invalid; the last valid ones remain in use. {Reason}")]
    public static partial void OptionsInvalid(ILogger logger, string optionsName, string reason);

    [LoggerMessage(11, LogLevel.Warning, "The options '{OptionsName}' have an AccessToken, so the registered ISunshineConversationsTokenProvider is not used")]
    public static partial void TokenProviderUnused(ILogger logger, string optionsName);
}
