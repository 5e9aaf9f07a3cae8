namespace SunshineConversations.Benchmarks;

/// <summary>
/// Over real sockets: how many calls a second 64 workers get from a server in another process, with the client and
/// with the floor in turn, and, to see where the difference comes from, with the client's handlers but without Refit.
/// Run by hand; exits with 1 if the client does less than it must.
/// </summary>
internal static class Throughput
{
    private const int Workers = 64;
    private const double LeastRatio = 0.95;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(int seconds)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(ServerProcess.FixedArgument);
        var services = new ServiceCollection();
        RegisteredClient.AddTo(services, server.BaseUrl);
        await using ServiceProvider provider = services.BuildServiceProvider();
        IConversationsApi api = provider.GetRequiredService<IConversationsApi>();
        // With the settings that the client's own has, so that only the layers above it differ.
        using var transport = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2), AllowAutoRedirect = false, UseCookies = false };
        Floor byHand = Floor.Over(transport, server.BaseUrl);
        WithoutRefit handlers = WithoutRefit.Of(provider);

        bool getsEnough = await CompareAsync<ConversationResponse>("GetConversation", seconds, LeastRatio, response => response.Conversation.Id,
        [
            new("floor", () => byHand.GetAsync(Samples.AppId, Samples.ConversationId)),
            new("without Refit", () => handlers.GetAsync(Samples.AppId, Samples.ConversationId)),
            new("client", () => api.GetConversationAsync(Samples.AppId, Samples.ConversationId)),
        ]);
        ConversationListFilter user = ConversationListFilter.ByUserId(Samples.UserId);
        bool listsEnough = await CompareAsync<ConversationListResponse>("ListConversations, pages of 25", seconds, LeastRatio, response => response.Conversations[24].Id,
        [
            new("floor", () => byHand.ListAsync(Samples.AppId, Samples.UserId)),
            new("without Refit", () => handlers.ListAsync(Samples.AppId, Samples.UserId)),
            new("client", () => api.ListConversationsAsync(Samples.AppId, user)),
        ]);
        return getsEnough && listsEnough ? 0 : 1;
    }

    /// <summary>Lets the contestants, the floor first and what is measured last, take turns of a second; whether the last did what it must.</summary>
    internal static async Task<bool> CompareAsync<T>(string call, int seconds, double leastRatio, Func<T, string?> idOf, Contestant<T>[] contestants)
    {
        foreach (Contestant<T> contestant in contestants)
            await contestant.WarmUpAsync(idOf);

        // Short turns, so that a machine that changes its speed does so for all; and what comes first finds it in
        // a state that differs from the last.
        for (int turn = 0; turn < seconds; turn++)
        {
            foreach (Contestant<T> contestant in turn % 2 == 0 ? contestants : contestants.AsEnumerable().Reverse())
                await contestant.RunAsync(TimeSpan.FromSeconds(1), idOf);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{call} from {Workers} workers, {seconds} turns of a second for each"));
        Console.WriteLine("              | calls/s |   p50 ms |   p99 ms | ratio | middle half of the turns");
        foreach (Contestant<T> contestant in contestants)
            Console.WriteLine(contestant.Against(contestants[0]));

        return contestants[^1].Rate / contestants[0].Rate >= leastRatio;
    }

    /// <summary>One way to make the call, and what came of it so far.</summary>
    internal sealed class Contestant<T>(string name, Func<Task<T>> callAsync)
    {
        private readonly List<long>[] _workers = [.. Enumerable.Range(0, Workers).Select(_ => new List<long>())];
        private readonly List<double> _rates = [];
        private readonly List<long> _latencies = [];

        public double Rate => _rates.Average();

        public async Task WarmUpAsync(Func<T, string?> idOf)
        {
            await RunAsync(WarmUp, idOf);
            _rates.Clear();
            _latencies.Clear();
        }

        public async Task RunAsync(TimeSpan duration, Func<T, string?> idOf)
        {
            long start = Stopwatch.GetTimestamp();
            await Task.WhenAll(_workers.Select(latencies => Task.Run(() => WorkAsync(latencies, start, duration, idOf))));
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

            _rates.Add(_workers.Sum(latencies => latencies.Count) / elapsed.TotalSeconds);
            foreach (List<long> latencies in _workers)
            {
                _latencies.AddRange(latencies);
                latencies.Clear();
            }
        }

        public string Against(Contestant<T> floor)
        {
            double[] ratios = [.. _rates.Zip(floor._rates, (rate, floorRate) => rate / floorRate).Order()];
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-13} | {Rate,7:N0} | {Quantile(0.5).TotalMilliseconds,8:F2} | {Quantile(0.99).TotalMilliseconds,8:F2} | {Rate / floor.Rate,5:F3} | {ratios[ratios.Length / 4]:F3} to {ratios[ratios.Length * 3 / 4]:F3}");
        }

        /// <summary>The time within which this fraction of all calls ended.</summary>
        private TimeSpan Quantile(double fraction) => Stopwatch.GetElapsedTime(0, _latencies.Order().ElementAt((int)(_latencies.Count * fraction)));

        private async Task WorkAsync(List<long> latencies, long start, TimeSpan duration, Func<T, string?> idOf)
        {
            long now = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start, now) < duration)
            {
                long called = now;
                T response = await callAsync();
                now = Stopwatch.GetTimestamp();
                latencies.Add(now - called);
                if (idOf(response) is null)
                    throw new InvalidDataException("The response is not the expected one.");
            }
        }
    }
}
