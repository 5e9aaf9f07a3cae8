using Microsoft.Extensions.Logging;

namespace SunshineConversations.AspNetCore.Tests;

/// <summary>Many requests at once, over many connections. It runs alone, since the managed heap is that of all tests.</summary>
[CollectionDefinition(nameof(LoadTests), DisableParallelization = true)]
[Collection(nameof(LoadTests))]
public sealed class LoadTests
{
    private const int Requests = 10_000;
    private const int EventsOfEach = 3;
    private const int Callers = 16;
    private const long MostGrowth = 4 * 1024 * 1024;

    [Fact]
    public async Task Of_10_000_requests_no_event_is_lost_or_handled_twice_and_memory_stays_flat()
    {
        int[] handled = new int[Requests * EventsOfEach];
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.AddHandler<ConversationMessageEvent>((received, _) =>
            {
                Interlocked.Increment(ref handled[Batch.NumberOf(received.Id)]);
                return Task.CompletedTask;
            }),
            builder => builder.Logging.ClearProviders());

        await SendAsync(receiver, 0, Requests / 10);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await SendAsync(receiver, Requests / 10, Requests);
        long growth = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.All(handled, count => Assert.Equal(1, count));
        Assert.True(growth < MostGrowth, $"The managed heap grew by {growth:N0} bytes.");
    }

    private static async Task SendAsync(Receiver receiver, int from, int to)
    {
        int next = from - 1;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            for (int number = Interlocked.Increment(ref next); number < to; number = Interlocked.Increment(ref next))
            {
                string body = Batch.WithIds(Enumerable.Range(number * EventsOfEach, EventsOfEach).Select(id => (Batch.IdOf(id), Batch.Message)));
                Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(body));
            }
        }));
    }
}
