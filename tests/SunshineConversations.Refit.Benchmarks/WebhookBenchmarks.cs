using BenchmarkDotNet.Attributes;

namespace SunshineConversations.Benchmarks;

/// <summary>Reading what a webhook delivers, against the same models read by hand.</summary>
[MemoryDiagnoser]
public class WebhookBenchmarks
{
    private readonly byte[] _payload = Samples.Webhook(10);

    [Benchmark(Baseline = true, Description = "10 events, floor")]
    public object Floor() => WebhookFloor.Parse(_payload);

    [Benchmark(Description = "10 events, WebhookPayload.Parse")]
    public object Library() => WebhookPayload.Parse(_payload);
}
