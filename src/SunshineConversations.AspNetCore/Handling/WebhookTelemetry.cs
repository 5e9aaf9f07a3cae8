using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SunshineConversations;

/// <summary>Traces and metrics by type of event; ids and texts never stand in them.</summary>
internal sealed class WebhookTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string SourceName = "SunshineConversations.AspNetCore";

    private const string EventType = "sunshine_conversations.webhook.event.type";
    private const string ErrorType = "error.type";

    private static readonly ActivitySource Source = new(SourceName);

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _refused;

    public WebhookTelemetry(IMeterFactory meters)
    {
        Meter meter = meters.Create(SourceName);
        _duration = meter.CreateHistogram<double>("sunshine_conversations.webhook.event.duration", "s", "How long the handlers of an event took.");
        _refused = meter.CreateCounter<long>("sunshine_conversations.webhook.requests.refused", "{request}", "Requests whose events were not handled, by reason.");
    }

    /// <summary>The type of an event; the same one for all that are unknown, since there may be any number of them.</summary>
    public static string TypeOf(WebhookEvent received) => received is UnknownWebhookEvent ? "_OTHER" : received.Type;

    public static Activity? Start(string type)
    {
        Activity? activity = Source.StartActivity($"process {type}", ActivityKind.Consumer);
        activity?.SetTag("messaging.operation.type", "process").SetTag(EventType, type);
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

    public void Refuse(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
