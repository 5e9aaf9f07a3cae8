using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SunshineConversations;

/// <summary>Metrics by event type, beside the receiver's own; they never contain IDs or texts.</summary>
internal sealed class InboxTelemetry
{
    private const string EventType = "sunshine_conversations.webhook.event.type";
    private const string OutcomeName = "sunshine_conversations.inbox.outcome";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800],
    };

    private readonly Histogram<double> _delay;
    private readonly Counter<long> _attempts;
    private readonly ObservableGauge<long> _waiting;
    private readonly ObservableGauge<double> _oldest;
    private readonly ObservableGauge<long> _failed;
    private InboxStatus? _status;

    public InboxTelemetry(IMeterFactory meters)
    {
        Meter meter = meters.Create(WebhookTelemetry.SourceName);
        _delay = meter.CreateHistogram("sunshine_conversations.inbox.event.delay", "s", "How long an event had been stored when an attempt to handle it began.", tags: null, Seconds);
        _attempts = meter.CreateCounter<long>("sunshine_conversations.inbox.attempt.ended", "{attempt}", "Attempts to handle a stored event, by outcome.");
        _waiting = meter.CreateObservableGauge("sunshine_conversations.inbox.event.waiting", () => Measure(status => status.Waiting), "{event}", "Stored events that are not handled yet, of all instances.");
        _oldest = meter.CreateObservableGauge("sunshine_conversations.inbox.event.oldest", () => Measure(status => (status.OldestAge ?? TimeSpan.Zero).TotalSeconds), "s", "The age of the oldest of them.");
        _failed = meter.CreateObservableGauge("sunshine_conversations.inbox.event.failed", () => Measure(status => status.Failed), "{event}", "Stored events that were set aside.");
    }

    /// <summary>Whether anybody wants to know the status.</summary>
    public bool IsObserved => _waiting.Enabled || _oldest.Enabled || _failed.Enabled;

    public void Observe(InboxStatus status) => _status = status;

    public void Begin(string type, TimeSpan age) => _delay.Record(age.TotalSeconds, new KeyValuePair<string, object?>(EventType, type));

    public void End(string type, Outcome outcome, bool isSetAside) => _attempts.Add(1, new TagList
    {
        { EventType, type },
        { OutcomeName, isSetAside ? "set_aside" : outcome switch { Outcome.Handled => "handled", Outcome.Failed => "failed", Outcome.GivenBack => "given_back", _ => "unhandled" } },
    });

    private IEnumerable<Measurement<T>> Measure<T>(Func<InboxStatus, T> value)
        where T : struct =>
        _status is { } status ? [new(value(status))] : [];
}
