using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SunshineConversations.AspNetCore.Tests.Support;

/// <summary>The telemetry of an application: the measurements of one application, and the activities of one trace.</summary>
internal sealed class SeenTelemetry : IDisposable
{
    private const string Name = "SunshineConversations.AspNetCore";

    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;

    public SeenTelemetry(IServiceProvider services)
    {
        object scope = services.GetRequiredService<IMeterFactory>();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Name && instrument.Meter.Scope == scope)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Name,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == _trace)
                    Activities.Enqueue($"{activity.DisplayName} {activity.Kind} {activity.Status} {Describe(activity.TagObjects)}");
            },
        };
        ActivitySource.AddActivityListener(_activities);
    }

    /// <summary>Name, value and tags.</summary>
    public ConcurrentQueue<string> Measurements { get; } = new();

    /// <summary>Name, kind, status and tags.</summary>
    public ConcurrentQueue<string> Activities { get; } = new();

    /// <summary>The header that makes a request part of the trace.</summary>
    public string TraceParent => $"00-{_trace}-{ActivitySpanId.CreateRandom()}-01";

    /// <summary>Takes the values of the gauges.</summary>
    public void Observe() => _meters.RecordObservableInstruments();

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Measurements.Enqueue(FormattableString.Invariant($"{instrument.Name} {value} {instrument.Unit} {Describe(tags.ToArray())}"));

    private static string Describe(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
