using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.Tests.Support;

/// <summary>Keeps every line that is logged, at every level, with its scopes.</summary>
internal sealed class CapturingLogger : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();
    private readonly ConcurrentQueue<(string Text, TaskCompletionSource Seen)> _awaited = new();

    public IReadOnlyCollection<(LogLevel Level, string Text)> Lines => _lines;

    /// <summary>Completes when a line that contains the text is or was logged, so that a test need not guess when a server has got so far.</summary>
    public Task WaitForAsync(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited.Enqueue((text, seen));
        if (Text.Contains(text, StringComparison.Ordinal))
            seen.TrySetResult();

        // A line that never comes fails the test, and does not stop all of them.
        return seen.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    public string Text => string.Join('\n', _lines.Select(line => line.Text));

    public Action<IServiceCollection> Services => services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _lines.Enqueue((LogLevel.Trace, $"scope: {state}"));
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string values = state is IReadOnlyList<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";
        string line = $"{formatter(state, exception)} {values} {exception}";
        _lines.Enqueue((logLevel, line));
        foreach ((string text, TaskCompletionSource seen) in _awaited)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                seen.TrySetResult();
        }
    }

    public void Dispose()
    {
    }
}
