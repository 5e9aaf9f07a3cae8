using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace SunshineConversations.Benchmarks;

/// <summary>Reading what a webhook delivers, against the same models read by hand.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class WebhookBenchmarks
{
    private readonly byte[] _payload = Samples.Webhook(10);

    [Benchmark(Baseline = true, Description = "floor"), BenchmarkCategory("Webhook of 10")]
    public object Floor() => WebhookFloor.Parse(_payload);

    [Benchmark(Description = "client"), BenchmarkCategory("Webhook of 10")]
    public object Library() => WebhookPayload.Parse(_payload);
}
