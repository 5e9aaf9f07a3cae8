using System.Net.Sockets;

namespace SunshineConversations.Emulator.Tests.Webhooks;

/// <summary>How webhooks are delivered: together, again, and not forever.</summary>
public sealed class WebhookDeliveryTests : WebhookTest
{
    private static readonly TimeSpan[] Intervals = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(8)];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await WriteAsync();
        Receiver.Received.Clear();
    }

    [Theory]
    [InlineData(200, 1, "delivered")]
    [InlineData(204, 1, "delivered")]
    [InlineData(400, 1, "refused")]
    [InlineData(401, 1, "refused")]
    [InlineData(403, 1, "refused")]
    [InlineData(404, 1, "refused")]
    [InlineData(406, 1, "refused")]
    [InlineData(302, 5, "failed")]
    [InlineData(405, 5, "failed")]
    [InlineData(413, 5, "failed")]
    [InlineData(429, 5, "failed")]
    [InlineData(500, 5, "failed")]
    [InlineData(503, 5, "failed")]
    public async Task A_status_decides_on_further_attempts(int status, int attempts, string expected)
    {
        Receiver.StatusOf = _ => status;

        await WriteAsync();
        foreach (TimeSpan interval in Intervals)
            await AdvanceAsync(interval);

        await AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(attempts, Receiver.Received.Count);
        JsonObject delivery = (await DeliveriesAsync())[^1];
        Assert.Equal(expected, (string?)delivery["status"]);
        Assert.Equal(Enumerable.Repeat(status, attempts), delivery["attempts"]!.AsArray().Select(attempt => (int)attempt!["statusCode"]!));
        // The same events each time.
        Assert.Single(Receiver.Received.Select(received => received.Body.ToJsonString()).Distinct());
    }

    [Fact]
    public async Task Attempts_wait_longer_each_time()
    {
        Receiver.StatusOf = _ => 500;

        await WriteAsync();
        for (int i = 0; i < Intervals.Length; i++)
        {
            await AdvanceAsync(Intervals[i] - TimeSpan.FromTicks(1));
            Assert.Equal(i + 1, Receiver.Received.Count);
            await AdvanceAsync(TimeSpan.FromTicks(1));
            Assert.Equal(i + 2, Receiver.Received.Count);
        }
    }

    [Fact]
    public async Task An_attempt_that_succeeds_is_the_last()
    {
        Receiver.StatusOf = number => number < 2 ? 500 : 200;

        await WriteAsync();
        foreach (TimeSpan interval in Intervals)
            await AdvanceAsync(interval);

        Assert.Equal(3, Receiver.Received.Count);
        Assert.Equal("delivered", (string?)(await DeliveriesAsync())[^1]["status"]);
    }

    [Fact]
    public async Task The_intervals_can_be_shortened()
    {
        Receiver.StatusOf = _ => 500;
        Emulator.Options.WebhookRetryIntervals.Clear();
        Emulator.Options.WebhookRetryIntervals.Add(TimeSpan.Zero);

        await WriteAsync();

        Assert.Equal(2, Receiver.Received.Count);
        Assert.Equal("failed", (string?)(await DeliveriesAsync())[^1]["status"]);
    }

    [Fact]
    public async Task No_response_within_20_seconds_is_a_failure()
    {
        Receiver.Gate = new TaskCompletionSource().Task;
        Task written = WriteAsync();
        await ReceivedAsync(1);

        Clock.Advance(TimeSpan.FromSeconds(20) - TimeSpan.FromTicks(1));
        Assert.False(Emulator.WaitForDeliveriesAsync().IsCompleted);
        Clock.Advance(TimeSpan.FromTicks(1));
        await written;

        JsonObject delivery = (await DeliveriesAsync())[^1];
        Assert.Equal(("pending", "timeout"), ((string?)delivery["status"], (string?)delivery["attempts"]![0]!["error"]));
        Receiver.Gate = Task.CompletedTask;
        await AdvanceAsync(Intervals[0]);
        Assert.Equal("delivered", (string?)(await DeliveriesAsync())[^1]["status"]);
    }

    [Fact]
    public async Task A_target_where_nobody_listens_is_tried_again()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        await SendAsync("PATCH", WebhookPath, $$"""{"target":"http://127.0.0.1:{{((System.Net.IPEndPoint)socket.LocalEndPoint!).Port}}/"}""");

        await WriteAsync();

        JsonObject delivery = (await DeliveriesAsync())[^1];
        Assert.Equal(("pending", "ConnectionError"), ((string?)delivery["status"], (string?)delivery["attempts"]![0]!["error"]));
    }

    [Fact]
    public async Task A_failure_does_not_hold_up_what_comes_after_it()
    {
        Receiver.StatusOf = number => number == 0 ? 500 : 200;

        await WriteAsync("a");
        await WriteAsync("b");
        await AdvanceAsync(Intervals[0]);

        Assert.Equal(["a", "b", "a"], Receiver.Events.Select(TextOf));
    }

    [Fact]
    public async Task Events_are_collected_and_delivered_together()
    {
        Emulator.Options.WebhookBatchDelay = TimeSpan.FromSeconds(1);
        Emulator.Options.MaxEventsPerWebhookRequest = 2;
        foreach (string text in (string[])["a", "b", "c"])
            await WriteAsync(text);

        await AdvanceAsync(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        Assert.Empty(Receiver.Received);
        await AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Equal(["a", "b"], Receiver.Received.Last().Events.Select(TextOf));
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["c"], Receiver.Received.Last().Events.Select(TextOf));
    }

    [Fact]
    public async Task What_happens_during_a_delivery_is_delivered_together_after_it()
    {
        var gate = new TaskCompletionSource();
        Receiver.Gate = gate.Task;
        var written = new List<Task> { WriteAsync("a") };
        await ReceivedAsync(1);
        foreach (string text in (string[])["b", "c"])
            await Emulator.User(UserId).SendMessageAsync(text);

        gate.SetResult();
        await Emulator.WaitForDeliveriesAsync();

        Assert.Equal(["a", "b, c"], Receiver.Received.Select(received => string.Join(", ", received.Events.Select(TextOf))));
        await Task.WhenAll(written);
    }

    [Fact]
    public async Task Nothing_more_is_delivered_to_a_deleted_webhook()
    {
        Receiver.StatusOf = _ => 500;
        await WriteAsync();
        await SendAsync("DELETE", WebhookPath);

        await WriteAsync();
        await AdvanceAsync(Intervals[0]);

        Assert.Single(Receiver.Received);
        Assert.Equal("dropped", (string?)(await DeliveriesAsync())[^1]["status"]);
    }

    [Fact]
    public async Task A_target_that_is_no_longer_allowed_is_not_called()
    {
        Emulator.Options.AllowRemoteWebhookTargets = true;
        await SendAsync("PATCH", WebhookPath, """{"target":"http://192.0.2.1/hook"}""");
        Emulator.Options.AllowRemoteWebhookTargets = false;

        await WriteAsync();

        Assert.Equal("The target is not allowed", (string?)(await DeliveriesAsync())[^1]["attempts"]![0]!["error"]);
    }

    [Fact]
    public async Task Deliveries_show_what_was_sent_and_no_secret()
    {
        await WriteAsync();

        JsonObject delivery = (await DeliveriesAsync())[^1];
        Assert.Equal(
            $$"""{"id":"{{delivery["id"]}}","webhookId":"{{Webhook["id"]}}","target":"{{Receiver.Target}}","status":"delivered","events":[{"id":"{{Receiver.Events.Last()["id"]}}","type":"conversation:message"}],"attempts":[{"at":"2026-11-24T08:30:15.123Z","duration":{{delivery["attempts"]![0]!["duration"]}},"statusCode":200}],"body":{{Receiver.Received.Last().Body.ToJsonString()}}}""",
            delivery.ToJsonString());
        Assert.DoesNotContain((string)Webhook["secret"]!, delivery.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_latest_deliveries_can_be_listed_alone()
    {
        for (int i = 0; i < 3; i++)
            await WriteAsync($"{i}");

        JsonResponse latest = await SendAsync("GET", "/emulator/deliveries?limit=2");
        Assert.Equal((await DeliveriesAsync())[^2..].Select(delivery => (string?)delivery["id"]), latest.Json["deliveries"]!.AsArray().Select(delivery => (string?)delivery!["id"]));
        (await SendAsync("GET", "/emulator/deliveries?limit=0")).IsBadRequest("limit must be at least 1");
    }

    [Fact]
    public async Task What_waits_and_what_is_shown_is_bounded()
    {
        const int MaxWaiting = 10_000, MaxShown = 1000;
        var gate = new TaskCompletionSource();
        Receiver.Gate = gate.Task;
        lock (Emulator.State.Lock)
        {
            for (int i = 0; i < MaxWaiting + MaxShown + 500; i++)
                Emulator.State.Raise("user:remove", null);
        }

        JsonObject[] deliveries = await DeliveriesAsync();
        Assert.Equal(MaxShown, deliveries.Length);
        Assert.All(deliveries, delivery => Assert.Equal("dropped", (string?)delivery["status"]));

        gate.SetResult();
        await Emulator.WaitForDeliveriesAsync();
        Assert.Equal(1 + MaxWaiting, Receiver.Events.Count());
    }

    private static string? TextOf(JsonObject each) => (string?)each["payload"]!["message"]!["content"]!["text"];

    private Task AdvanceAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return Emulator.WaitForDeliveriesAsync();
    }

    /// <summary>Waits until the receiver has read some requests, without responding to them.</summary>
    private async Task ReceivedAsync(int count)
    {
        while (Receiver.Received.Count < count)
            await Task.Yield();
    }
}
