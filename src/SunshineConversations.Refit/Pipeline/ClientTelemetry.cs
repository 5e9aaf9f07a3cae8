using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace SunshineConversations;

/// <summary>
/// Telemetry that HttpClient cannot provide, because it sees single requests: the operation of a call, how long
/// it took with all its attempts, and how long it waited. Names and route templates only, never an ID.
/// </summary>
internal sealed class ClientTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string SourceName = "SunshineConversations.Refit";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>HttpClient's own buckets, and larger ones for calls with retries. The default buckets suit milliseconds.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 100],
    };

    private readonly Histogram<double> _callDuration;
    private readonly Histogram<double> _retryWait;

    public ClientTelemetry(IMeterFactory meters)
    {
        Meter meter = meters.Create(SourceName);
        _callDuration = meter.CreateHistogram("sunshine_conversations.client.call.duration", "s", "How long a call took, with its attempts and the delays between them.", tags: null, Seconds);
        _retryWait = meter.CreateHistogram("sunshine_conversations.client.retry.wait", "s", "How long the client waited before a retry.", tags: null, Seconds);
    }

    /// <summary>Whether anything listens to the duration of calls.</summary>
    public bool MeasuresCalls => _callDuration.Enabled;

    public static Activity? StartCall(Call call)
    {
        if (!Source.HasListeners())
            return null;

        Activity? activity = Source.StartActivity(call.Operation.Name.Length > 0 ? call.Operation.Name : call.Operation.Method.Method, ActivityKind.Internal);
        activity?.SetTag("http.request.method", call.Operation.Method.Method);
        activity?.SetTag("url.template", call.Operation.Route);
        return activity;
    }

    /// <summary>Ends a call that succeeded or failed.</summary>
    public void EndCall(Activity? activity, Call call, TimeSpan duration, string? outcome)
    {
        if (activity is not null)
        {
            activity.SetTag("http.request.resend_count", call.Attempts - 1);
            if (call.NotRetried != NotRetried.None)
                activity.SetTag("sunshine_conversations.not_retried", call.NotRetried.Tag());
            if (outcome is not null)
                activity.SetTag("error.type", outcome).SetStatus(ActivityStatusCode.Error);
        }

        _callDuration.Record(duration.TotalSeconds, Tags(call, outcome));
    }

    public void Waiting(Call call, TimeSpan wait, string reason)
    {
        if (_retryWait.Enabled)
            _retryWait.Record(wait.TotalSeconds, Tags(call, reason));
    }

    /// <summary>The status of an error response, the exception's type where no response was received, and <see langword="null"/> for a success.</summary>
    public static string? ErrorType(HttpResponseMessage? response, Exception? exception) => (response, exception) switch
    {
        ({ IsSuccessStatusCode: true }, _) => null,
        ({ }, _) => ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture),
        _ => exception?.GetType().FullName,
    };

    private static TagList Tags(Call call, string? errorType)
    {
        var tags = new TagList { { "sunshine_conversations.operation", call.Operation.Name } };
        if (errorType is not null)
            tags.Add("error.type", errorType);

        return tags;
    }
}
