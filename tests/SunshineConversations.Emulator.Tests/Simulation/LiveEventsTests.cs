using System.Diagnostics;
using System.Net.ServerSentEvents;

namespace SunshineConversations.Emulator.Tests.Simulation;

public sealed class LiveEventsTests : EmulatorTest
{
    [Fact]
    public async Task The_first_event_comes_at_once_and_another_with_each_change()
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri("/emulator/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        await using Stream stream = await response.Content.ReadAsStreamAsync();
        await using IAsyncEnumerator<SseItem<string>> events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(("changed", TimeSpan.FromMilliseconds(200)), (events.Current.EventType, events.Current.ReconnectionInterval));
        foreach (Func<Task> change in (Func<Task>[])
            [
                () => Emulator.User(UserId).SendMessageAsync("Hello"),
                () => SendAsync("GET", $"{Users}/{UserId}"),
                () => Task.Run(Emulator.Reset),
                () => Task.Run(() => Emulator.InjectFault("GetUser", EmulatorFault.LostResponse)),
            ])
        {
            string before = events.Current.Data;
            await change();
            Assert.True(await events.MoveNextAsync());
            Assert.NotEqual(before, events.Current.Data);
        }

        Assert.Equal(1, Emulator.Stats.RequestsByRoute.Values.Sum());
    }

    [Fact]
    public async Task An_open_stream_ends_with_the_emulator_and_does_not_delay_it()
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri("/emulator/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using Stream stream = await response.Content.ReadAsStreamAsync();
        long start = Stopwatch.GetTimestamp();

        await Emulator.DisposeAsync();

        using var reader = new StreamReader(stream);
        Assert.StartsWith("event: changed\n", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        // The timeout of the shutdown.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
    }
}
