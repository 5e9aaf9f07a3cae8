using System.Net.Http.Headers;

namespace SunshineConversations.Emulator.Tests.Webhooks;

/// <summary>Deliveries that a test makes: of what was recorded, and again.</summary>
public sealed class RedeliveryTests : WebhookTest
{
    private const string Recorded = """{ "app":{"id":"a"}, "events":[ {"id":"1","type":"conversation:message"}, {"new":true} ] }""";

    private SimulatedUser Ann => Emulator.User(UserId);

    [Fact]
    public async Task What_waits_is_attempted_now_and_the_clock_stands_still()
    {
        Receiver.StatusOf = _ => StatusCodes.ServiceUnavailable;
        await Ann.SendMessageAsync("Hello");

        // Also where the first attempts are still being made.
        await Emulator.RetryNowAsync();
        Assert.Equal(2 * Emulator.Deliveries.Count, Receiver.Received.Count);
        Assert.Equal([EmulatorDeliveryStatus.Pending], Emulator.Deliveries.Select(delivery => delivery.Status).Distinct());
        Receiver.StatusOf = _ => StatusCodes.Ok;
        await Emulator.RetryNowAsync();

        Assert.All(Emulator.Deliveries, delivery =>
        {
            Assert.Equal((EmulatorDeliveryStatus.Delivered, null), (delivery.Status, delivery.NextAttemptAt));
            Assert.Equal([503, 503, 200], delivery.Attempts.Select(attempt => attempt.StatusCode));
        });
        int received = Receiver.Received.Count;
        Clock.Advance(TimeSpan.FromHours(1));
        await Emulator.RetryNowAsync();
        Assert.Equal(received, Receiver.Received.Count);
    }

    [Fact]
    public async Task An_attempt_that_was_made_early_moves_those_after_it()
    {
        Receiver.StatusOf = _ => StatusCodes.ServiceUnavailable;
        await Ann.SendMessageAsync("Hello");
        await Emulator.WaitForDeliveriesAsync();
        Clock.Advance(TimeSpan.FromSeconds(30));
        await Emulator.RetryNowAsync();
        int received = Receiver.Received.Count;
        Assert.Equal(Clock.GetUtcNow() + TimeSpan.FromMinutes(2), Emulator.Deliveries[^1].NextAttemptAt);

        // When the first wait would have ended.
        Clock.Advance(TimeSpan.FromSeconds(30));
        await Emulator.WaitForDeliveriesAsync();
        Assert.Equal(received, Receiver.Received.Count);
    }

    [Fact]
    public async Task A_recorded_payload_is_delivered_as_it_is_with_the_secret_whatever_the_triggers_are()
    {
        await SendAsync("PATCH", WebhookPath, """{"triggers":["user:merge"]}""");

        EmulatorDelivery delivery = Assert.Single(await Emulator.DeliverAsync(System.Text.Encoding.UTF8.GetBytes(Recorded)));

        Assert.Equal("Delivered: conversation:message, ", delivery.ToString());
        Assert.Equal([new EmulatorDeliveredEvent("1", "conversation:message"), new EmulatorDeliveredEvent("", "")], delivery.Events);
        Assert.Equal((string?)Webhook["secret"], Receiver.Received.Single().ApiKey);
        Assert.Equal(Recorded, Receiver.Received.Single().Text);
        Assert.Equal(delivery.Id, Assert.Single(Emulator.Deliveries).Id);
    }

    [Fact]
    public async Task A_delivery_is_made_again_whatever_became_of_it()
    {
        await Ann.SendMessageAsync("Hello");
        await Emulator.WaitForDeliveriesAsync();
        EmulatorDelivery first = Emulator.Deliveries[^1];
        int received = Receiver.Received.Count;

        EmulatorDelivery again = await Emulator.RedeliverAsync(first);
        Assert.Equal("{}", (await SendAsync("POST", $"/emulator/deliveries/{first.Id}/redeliver")).Text);
        await Emulator.WaitForDeliveriesAsync();

        Assert.Equal((1, 2), (first.Attempts.Count, again.Attempts.Count));
        Assert.Equal(received + 2, Receiver.Received.Count);
        Assert.Single(Receiver.Received.TakeLast(3).Select(each => each.Text).Distinct());

        Emulator.Reset();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Emulator.RedeliverAsync(first));
        (await SendAsync("POST", $"/emulator/deliveries/{first.Id}/redeliver")).IsError(HttpStatusCode.NotFound, "not_found", "The delivery is not known, or its webhook no longer exists");
    }

    [Fact]
    public async Task What_was_delivered_remains_delivered_while_another_attempt_fails()
    {
        await SendAsync("PATCH", WebhookPath, """{"triggers":["conversation:message"]}""");
        var gate = new TaskCompletionSource();
        Receiver.Gate = gate.Task;
        Receiver.StatusOf = number => number == 0 ? StatusCodes.ServiceUnavailable : StatusCodes.Ok;
        await Ann.SendMessageAsync("Hello");
        while (Receiver.Received.IsEmpty)
            await Task.Yield();

        Receiver.Gate = Task.CompletedTask;
        EmulatorDelivery again = await Emulator.RedeliverAsync(Emulator.Deliveries.Single());
        gate.SetResult();
        await Emulator.RetryNowAsync();

        Assert.Equal(EmulatorDeliveryStatus.Delivered, again.Status);
        EmulatorDelivery last = Emulator.Deliveries.Single();
        Assert.Equal((EmulatorDeliveryStatus.Delivered, null), (last.Status, last.NextAttemptAt));
        Assert.Equal([200, 503], last.Attempts.Select(attempt => attempt.StatusCode));
    }

    [Fact]
    public async Task A_success_ends_the_planned_attempts_and_a_failure_uses_none_up()
    {
        await SendAsync("PATCH", WebhookPath, """{"triggers":["conversation:message"]}""");
        Receiver.StatusOf = number => number < 3 ? StatusCodes.ServiceUnavailable : StatusCodes.Ok;
        await Ann.SendMessageAsync("Hello");
        await Emulator.WaitForDeliveriesAsync();
        for (int i = 0; i < 2; i++)
            Assert.Equal(Clock.GetUtcNow() + TimeSpan.FromMinutes(1), (await Emulator.RedeliverAsync(Emulator.Deliveries.Single())).NextAttemptAt);

        Assert.Null((await Emulator.RedeliverAsync(Emulator.Deliveries.Single())).NextAttemptAt);
        await Emulator.RetryNowAsync();

        Assert.Equal(4, Receiver.Received.Count);
    }

    [Fact]
    public async Task It_goes_to_the_webhook_as_it_is_now_in_whatever_app()
    {
        string app = await CreateAppAsync();
        string integration = await CreateIntegrationAsync(app, $$"""{"type":"custom","webhooks":[{"target":"{{WebhookTarget}}","triggers":["conversation:create"]}]}""");
        await SendAsAccountAsync("POST", $"{app}/conversations", """{"type":"sdkGroup"}""");
        await Emulator.WaitForDeliveriesAsync();
        AuthenticationHeaderValue key = await CreateKeyAsync(app);
        string webhook = (await SendAsync("GET", $"{integration}/webhooks", null, key)).Each("webhooks")[0];
        await SendAsync("PATCH", $"{integration}/webhooks/{webhook}", $$"""{"target":"{{Receiver.Target}}"}""", key);

        EmulatorDelivery again = await Emulator.RedeliverAsync(Emulator.Deliveries.Single());

        Assert.Equal(["ConnectionError", null], again.Attempts.Select(attempt => attempt.Error));
        Assert.Equal("conversation:create", (string?)Receiver.Events.Single()["type"]);
    }

    [Fact]
    public async Task With_its_webhook_everything_that_waits_is_dropped()
    {
        await SendAsync("PATCH", WebhookPath, """{"triggers":["conversation:message"]}""");
        Receiver.StatusOf = _ => StatusCodes.ServiceUnavailable;
        await Ann.SendMessageAsync("fails");
        await Emulator.WaitForDeliveriesAsync();
        Receiver.Gate = new TaskCompletionSource().Task;
        await Ann.SendMessageAsync("hangs");
        while (Receiver.Received.Count < 2)
            await Task.Yield();

        await Ann.SendMessageAsync("waits");
        await SendAsync("DELETE", WebhookPath);
        await Emulator.RetryNowAsync();

        Assert.Equal(3, Emulator.Deliveries.Count);
        Assert.All(Emulator.Deliveries, delivery => Assert.Equal((EmulatorDeliveryStatus.Dropped, null), (delivery.Status, delivery.NextAttemptAt)));
    }

    [Fact]
    public async Task A_payload_that_cannot_be_delivered_is_refused()
    {
        foreach (string payload in (string[])["", "[]", "{", "null"])
            Assert.Equal("utf8Payload", (await Assert.ThrowsAsync<ArgumentException>(() => Emulator.DeliverAsync(System.Text.Encoding.UTF8.GetBytes(payload)))).ParamName);

        Emulator.Reset();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Emulator.DeliverAsync("{}"u8.ToArray()));
    }

    private static class StatusCodes
    {
        public const int Ok = 200;
        public const int ServiceUnavailable = 503;
    }
}
