using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The names of the sources and meters that OpenTelemetry, as it is set up in an application, has heard.</summary>
internal sealed class SeenTelemetry
{
    private readonly HashSet<string> _names = [];

    public SeenTelemetry(IServiceCollection services)
    {
        services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(new SimpleActivityExportProcessor(new Exporter<Activity>(activity => activity.Source.Name, _names))));
        services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddReader(new BaseExportingMetricReader(new Exporter<Metric>(metric => $"{metric.MeterName} {metric.Name}", _names))));
    }

    /// <summary>The telemetry that was recorded during an action.</summary>
    public async Task<IReadOnlySet<string>> DuringAsync(IServiceProvider services, Func<Task> doAsync)
    {
        TracerProvider tracing = services.GetRequiredService<TracerProvider>();
        MeterProvider metrics = services.GetRequiredService<MeterProvider>();
        await doAsync();
        tracing.ForceFlush();
        metrics.ForceFlush();
        return _names;
    }

    private sealed class Exporter<T>(Func<T, string> nameOf, HashSet<string> names) : BaseExporter<T>
        where T : class
    {
        public override ExportResult Export(in Batch<T> batch)
        {
            lock (names)
            {
                foreach (T item in batch)
                    names.Add(nameOf(item));
            }

            return ExportResult.Success;
        }
    }
}
