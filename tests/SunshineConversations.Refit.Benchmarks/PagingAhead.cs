namespace SunshineConversations.Benchmarks;

/// <summary>
/// The time saved by fetching the next page while the caller processes the current one: 40 pages from a server that takes 20 ms
/// for each, and callers that take more and more time for a page. Run by hand.
/// </summary>
internal static class PagingAhead
{
    private const int Pages = 40;
    private const int Runs = 5;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    public static async Task<int> RunAsync()
    {
        var services = new ServiceCollection();
        RegisteredClient.AddTo(services, new Uri("http://127.0.0.1"))
            .ConfigurePrimaryHttpMessageHandler(() => new SlowTransport { InnerHandler = new FixedTransport(Samples.Pages(Pages)) });
        await using ServiceProvider provider = services.BuildServiceProvider();
        IConversationsApi api = provider.GetRequiredService<IConversationsApi>();

        Console.WriteLine($"{Pages} pages of 25, {Latency.TotalMilliseconds} ms each, median of {Runs} runs");
        Console.WriteLine("work on a page | one after another | one page ahead | ratio");
        await TimeAsync(api, fetchAhead: true, TimeSpan.Zero);
        foreach (int work in (int[])[0, 5, 10, 20, 40])
        {
            double plain = await TimeAsync(api, fetchAhead: false, TimeSpan.FromMilliseconds(work));
            double ahead = await TimeAsync(api, fetchAhead: true, TimeSpan.FromMilliseconds(work));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work,11} ms | {plain,14:F0} ms | {ahead,11:F0} ms | {ahead / plain:F2}"));
        }

        return 0;
    }

    private static async Task<double> TimeAsync(IConversationsApi api, bool fetchAhead, TimeSpan work)
    {
        var times = new List<double>();
        for (int run = 0; run < Runs; run++)
        {
            int count = 0;
            long started = Stopwatch.GetTimestamp();
            await foreach (Conversation _ in api.ListAllConversationsAsync(Samples.AppId, ConversationListFilter.ByUserId(Samples.UserId), pageSize: 25, fetchAhead: fetchAhead))
            {
                if (++count % 25 == 0)
                    await WaitAsync(work, CancellationToken.None);
            }

            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times.Order().ElementAt(Runs / 2);
    }

    private static Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) =>
        time == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(time, cancellationToken);

    private sealed class SlowTransport : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await WaitAsync(Latency, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
