using System.Net;
using System.Text;

namespace SunshineConversations.Benchmarks;

/// <summary>Sends batches of messages, each with a different ID that begins with the time, as those of the service do, to a receiver, from 64 callers.</summary>
internal sealed class WebhookRequests(int events, int conversations)
{
    private const int Callers = 64;

    private static int _events;

    private readonly byte[] _template = ReceiverServer.BodyOf(events);

    /// <summary>Where the last eight digits of each ID of an event stand.</summary>
    private readonly int[] _ids = OffsetsAfter(ReceiverServer.BodyOf(events), ReceiverServer.EventIdPrefix);

    /// <summary>Where the last eight digits of each ID of a conversation stand.</summary>
    private readonly int[] _conversations = OffsetsAfter(ReceiverServer.BodyOf(events), Samples.ConversationId[..^8]);

    public int Events => events;

    /// <summary>For this time.</summary>
    /// <returns>How many events were accepted.</returns>
    public Task<int> SendAsync(HttpClient client, TimeSpan duration)
    {
        long start = Stopwatch.GetTimestamp();
        return SendAsync(client, _ => Stopwatch.GetElapsedTime(start) < duration);
    }

    /// <summary>This number of events.</summary>
    public Task SendAsync(HttpClient client, int count) => SendAsync(client, sent => sent <= count);

    private async Task<int> SendAsync(HttpClient client, Func<int, bool> goesOn)
    {
        int sent = 0;
        int accepted = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (goesOn(Interlocked.Add(ref sent, events)))
            {
                await SendOneAsync(client);
                Interlocked.Add(ref accepted, events);
            }
        })));
        return accepted;
    }

    public async Task SendOneAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, InboxServer.ReceiverPath)
        {
            Content = new ByteArrayContent(NextBody()) { Headers = { ContentType = new("application/json") } },
            Headers = { { WebhookSecret.HeaderName, ReceiverServer.Secret } },
        };
        using HttpResponseMessage response = await client.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new InvalidDataException($"The response is {(int)response.StatusCode}.");
    }

    private byte[] NextBody()
    {
        byte[] body = [.. _template];
        for (int i = 0; i < events; i++)
        {
            int number = Interlocked.Increment(ref _events);
            DateTimeOffset.UtcNow.ToUnixTimeSeconds().TryFormat(body.AsSpan(_ids[i] - ReceiverServer.EventIdPrefix.Length), out _, "x8", CultureInfo.InvariantCulture);
            number.TryFormat(body.AsSpan(_ids[i]), out _, "x8", CultureInfo.InvariantCulture);
            (number % conversations).TryFormat(body.AsSpan(_conversations[i]), out _, "x8", CultureInfo.InvariantCulture);
        }

        return body;
    }

    private static int[] OffsetsAfter(byte[] body, string prefix)
    {
        string text = Encoding.ASCII.GetString(body);
        var offsets = new List<int>();
        for (int i = text.IndexOf(prefix, StringComparison.Ordinal); i >= 0; i = text.IndexOf(prefix, i + 1, StringComparison.Ordinal))
            offsets.Add(i + prefix.Length);

        return [.. offsets];
    }
}
