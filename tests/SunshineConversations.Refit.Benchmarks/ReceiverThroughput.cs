using System.Net;

namespace SunshineConversations.Benchmarks;

/// <summary>
/// Over real sockets: how many batches of ten events a second the receiver takes from 64 workers, against a minimal-API
/// endpoint of the same process that only deserializes. Run by hand; exits with 1 if the receiver takes less than it must.
/// </summary>
internal static class ReceiverThroughput
{
    private const double LeastRatio = 0.85;

    public static async Task<int> RunAsync(int seconds)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(ServerProcess.ReceiverArgument);
        using var client = new HttpClient { BaseAddress = server.BaseUrl };
        bool takesEnough = await Throughput.CompareAsync<HttpStatusCode>(
            $"Webhooks of {ReceiverServer.Body.Length:N0} bytes",
            seconds,
            LeastRatio,
            status => status == HttpStatusCode.OK ? "" : null,
            [
                new("floor", () => PostAsync(client, ReceiverServer.FloorPath)),
                new("receiver", () => PostAsync(client, ReceiverServer.ReceiverPath)),
            ]);
        return takesEnough ? 0 : 1;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new ByteArrayContent(ReceiverServer.Body) { Headers = { ContentType = new("application/json") } },
            Headers = { { WebhookSecret.HeaderName, ReceiverServer.Secret } },
        };
        using HttpResponseMessage response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
