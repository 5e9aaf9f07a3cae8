using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace SunshineConversations.Benchmarks;

/// <summary>
/// The time saved by fetching the next page while the caller processes the current one: 40 pages from a server that takes 20 ms
/// for each, and callers that take more and more time for a page.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 5)]
public class PagingAhead
{
    private readonly IConversationsApi _api;

    public PagingAhead()
    {
        var services = new ServiceCollection();
        RegisteredClient.AddTo(services, new Uri("http://127.0.0.1"))
            .ConfigurePrimaryHttpMessageHandler(() => new SlowTransport { InnerHandler = new FixedTransport(Samples.Pages(40)) });
        _api = services.BuildServiceProvider().GetRequiredService<IConversationsApi>();
    }

    [Params(0, 5, 10, 20, 40)]
    public int WorkMilliseconds { get; set; }

    [Benchmark(Baseline = true, Description = "one after another")]
    public Task OneAfterAnother() => ListAsync(fetchAhead: false);

    [Benchmark(Description = "one page ahead")]
    public Task OnePageAhead() => ListAsync(fetchAhead: true);

    private async Task ListAsync(bool fetchAhead)
    {
        int count = 0;
        await foreach (Conversation _ in _api.ListAllConversationsAsync(Samples.AppId, ConversationListFilter.ByUserId(Samples.UserId), pageSize: 25, fetchAhead: fetchAhead))
        {
            if (++count % 25 == 0)
                await Task.Delay(WorkMilliseconds);
        }
    }

    private sealed class SlowTransport : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
