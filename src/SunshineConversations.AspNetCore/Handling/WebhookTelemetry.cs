using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SunshineConversations;

/// <summary>Traces and metrics by event type; they never contain IDs or texts.</summary>
internal sealed class WebhookTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string SourceName = "SunshineConversations.AspNetCore";

    private const string EventType = "sunshine_conversations.webhook.event.type";
    private const string Reason = "sunshine_conversations.webhook.refusal.reason";
    private const string ErrorType = "error.type";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The buckets of ASP.NET Core's own durations, and larger ones for the 20 seconds that the service waits, and for an inbox, in which handlers may take longer. The default buckets suit milliseconds.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 60, 300, 1800],
    };

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _refused;

    public WebhookTelemetry(IMeterFactory meters)
    {
        Meter meter = meters.Create(SourceName);
        _duration = meter.CreateHistogram("sunshine_conversations.webhook.event.duration", "s", "How long the handlers of an event took.", tags: null, Seconds);
        _refused = meter.CreateCounter<long>("sunshine_conversations.webhook.request.refused", "{request}", "Webhook requests rejected with a status other than 200, by reason.");
    }

    /// <summary>The type of an event; one value for all unknown types, since their number is unbounded.</summary>
    public static string TypeOf(WebhookEvent received) => received is UnknownWebhookEvent ? "_OTHER" : received.Type;

    /// <param name="type">The type of the event.</param>
    /// <param name="delivery">The request with which the event was stored: the activity is the first of a new trace, with a link to it. The default where that request is the current one.</param>
    public static Activity? Start(string type, ActivityContext delivery)
    {
        if (!Source.HasListeners())
            return null;

        Activity? activity = delivery == default
            ? Source.StartActivity($"handle {type}")
            : Source.StartActivity($"handle {type}", ActivityKind.Consumer, parentContext: default, links: [new ActivityLink(delivery)]);
        activity?.SetTag(EventType, type);
        return activity;
    }

    public void Stop(Activity? activity, string type, TimeSpan duration, Exception? failure)
    {
        var tags = new TagList { { EventType, type } };
        if (failure is not null)
        {
            string error = failure.GetType().FullName ?? failure.GetType().Name;
            tags.Add(ErrorType, error);
            activity?.SetTag(ErrorType, error).SetStatus(ActivityStatusCode.Error);
        }

        _duration.Record(duration.TotalSeconds, tags);
    }

    public void Refuse(Refusal refusal) => _refused.Add(1, new KeyValuePair<string, object?>(Reason, refusal.Reason));
}
