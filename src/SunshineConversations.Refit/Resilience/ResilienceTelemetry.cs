using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace SunshineConversations;

/// <summary>
/// What HttpClient's own telemetry cannot say, because it sees single requests: which operation a call was, how long
/// it took with all its attempts, and what was waited for. Names and route templates only, never an id.
/// </summary>
internal sealed class ResilienceTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string SourceName = "SunshineConversations.Refit";

    private static readonly ActivitySource Source = new(SourceName);

    private readonly Histogram<double> _callDuration;
    private readonly Histogram<double> _retryWait;

    public ResilienceTelemetry(IMeterFactory meters)
    {
        Meter meter = meters.Create(SourceName);
        _callDuration = meter.CreateHistogram<double>("sunshine_conversations.client.call.duration", "s", "How long a call took, with its attempts and the waits between them.");
        _retryWait = meter.CreateHistogram<double>("sunshine_conversations.client.retry.wait", "s", "How long was waited before an attempt after the first.");
    }

    /// <summary>Whether anybody listens to how long calls take.</summary>
    public bool MeasuresCalls => _callDuration.Enabled;

    public static Activity? StartCall(HttpRequestMessage request)
    {
        if (!Source.HasListeners())
            return null;

        Activity? activity = Source.StartActivity(Call.Operation(request), ActivityKind.Internal);
        activity?.SetTag("http.request.method", request.Method.Method);
        activity?.SetTag("url.template", Call.RouteTemplate(request));
        return activity;
    }

    /// <summary>Ends a call that was answered or failed.</summary>
    public void EndCall(Activity? activity, HttpRequestMessage request, TimeSpan duration, string? outcome)
    {
        if (activity is not null)
        {
            activity.SetTag("http.request.resend_count", Call.Attempts(request) - 1);
            if (outcome is not null)
                activity.SetTag("error.type", outcome).SetStatus(ActivityStatusCode.Error);
        }

        _callDuration.Record(duration.TotalSeconds, Tags(request, outcome));
    }

    public void Waiting(HttpRequestMessage request, TimeSpan wait, string reason)
    {
        if (_retryWait.Enabled)
            _retryWait.Record(wait.TotalSeconds, Tags(request, reason));
    }

    /// <summary>The status of an answer that is an error, the exception's type where none came, and null for a success.</summary>
    public static string? ErrorType(HttpResponseMessage? response, Exception? exception) => (response, exception) switch
    {
        ({ IsSuccessStatusCode: true }, _) => null,
        ({ }, _) => ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture),
        _ => exception?.GetType().FullName,
    };

    private static TagList Tags(HttpRequestMessage request, string? errorType)
    {
        var tags = new TagList { { "sunshine_conversations.operation", Call.Operation(request) } };
        if (errorType is not null)
            tags.Add("error.type", errorType);

        return tags;
    }
}
