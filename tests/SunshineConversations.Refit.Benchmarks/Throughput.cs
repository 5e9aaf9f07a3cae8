using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace SunshineConversations.Benchmarks;

/// <summary>
/// Over real sockets: how many calls a second 64 workers get from a server in another process, with the client and
/// with the floor in turn. Run by hand; exits with 1 if the client does less than it must.
/// </summary>
internal static class Throughput
{
    private const int Workers = 64;
    private const int Pairs = 6;
    private const double LeastRatio = 0.95;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(int seconds)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(ServerProcess.FixedArgument);
        var services = new ServiceCollection();
        RegisteredClient.AddTo(services, server.BaseUrl);
        await using ServiceProvider provider = services.BuildServiceProvider();
        IConversationsApi api = provider.GetRequiredService<IConversationsApi>();
        // With the settings that the client's own has, so that only what stands above it differs.
        using var transport = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2), AllowAutoRedirect = false, UseCookies = false };
        Floor byHand = Floor.Over(transport, server.BaseUrl);

        var client = new Contestant(() => api.GetConversationAsync(Answers.AppId, Answers.ConversationId));
        var floor = new Contestant(() => byHand.GetAsync(Answers.AppId, Answers.ConversationId));
        TimeSpan slice = TimeSpan.FromSeconds(seconds) / Pairs;
        await client.RunAsync(WarmUp);
        await floor.RunAsync(WarmUp);
        client.Forget();
        floor.Forget();

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"GetConversation from {Workers} workers, {Pairs} times {slice.TotalSeconds:0.#} s each"));
        Console.WriteLine("        |  client/s |   floor/s | ratio");
        for (int pair = 1; pair <= Pairs; pair++)
        {
            // What comes first finds the machine in another state than what comes second.
            Contestant[] order = pair % 2 == 0 ? [client, floor] : [floor, client];
            foreach (Contestant contestant in order)
                await contestant.RunAsync(slice);

            Report($"pair {pair}", client.LastRate, floor.LastRate);
        }

        double ratio = Report("overall", client.Rate, floor.Rate);
        Console.WriteLine($"client: {client}");
        Console.WriteLine($"floor:  {floor}");
        return ratio >= LeastRatio ? 0 : 1;
    }

    private static double Report(string what, double client, double floor)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,7} | {client,9:N0} | {floor,9:N0} | {client / floor:F3}"));
        return client / floor;
    }

    /// <summary>One way to make the call, and what came of it so far.</summary>
    private sealed class Contestant(Func<Task<ConversationResponse>> callAsync)
    {
        private readonly LatencyHistogram[] _workers = [.. Enumerable.Range(0, Workers).Select(_ => new LatencyHistogram())];
        private LatencyHistogram _latencies = new();
        private TimeSpan _time;

        public double LastRate { get; private set; }

        public double Rate => _latencies.Count / _time.TotalSeconds;

        public async Task RunAsync(TimeSpan duration)
        {
            long start = Stopwatch.GetTimestamp();
            await Task.WhenAll(_workers.Select(latencies => Task.Run(() => WorkAsync(latencies, start, duration))));
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

            long before = _latencies.Count;
            foreach (LatencyHistogram latencies in _workers)
                _latencies.MoveFrom(latencies);

            _time += elapsed;
            LastRate = (_latencies.Count - before) / elapsed.TotalSeconds;
        }

        public void Forget()
        {
            _latencies = new();
            _time = default;
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{_latencies.Count:N0} calls, {Rate:N0} a second, p50 {_latencies.Quantile(0.5).TotalMilliseconds:F2} ms, p99 {_latencies.Quantile(0.99).TotalMilliseconds:F2} ms");

        private async Task WorkAsync(LatencyHistogram latencies, long start, TimeSpan duration)
        {
            long now = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start, now) < duration)
            {
                long called = now;
                ConversationResponse answer = await callAsync();
                now = Stopwatch.GetTimestamp();
                latencies.Record(now - called);
                if (answer.Conversation?.Id is null)
                    throw new InvalidDataException("The answer is not a conversation.");
            }
        }
    }
}
