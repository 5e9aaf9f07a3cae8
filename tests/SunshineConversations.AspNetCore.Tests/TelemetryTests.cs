using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SunshineConversations.AspNetCore.Tests;

/// <summary>Traces, metrics, logs and health.</summary>
public sealed class TelemetryTests
{
    private const string Type = "sunshine_conversations.webhook.event.type";
    private const string Duration = "sunshine_conversations.webhook.event.duration";
    private const string Refused = "sunshine_conversations.webhook.request.refused";

    [Fact]
    public async Task Each_event_is_an_activity_and_a_measurement_by_its_type()
    {
        var clock = new Clock();
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.AddHandler<WebhookEvent>((received, _) =>
            {
                clock.Advance(TimeSpan.FromSeconds(2));
                return received is UnknownWebhookEvent ? Task.FromException(new TimeoutException(Batch.Text)) : Task.CompletedTask;
            }),
            builder => builder.Services.AddSingleton<TimeProvider>(clock));
        using var seen = new SeenTelemetry(receiver.App.Services);

        Assert.Equal(HttpStatusCode.InternalServerError, await SendAsync(receiver, seen, Batch.Of(Batch.Message, Batch.Undescribed), Receiver.Secret));

        Assert.Equal(
            [
                $"handle conversation:message Internal Unset {Type}=conversation:message",
                $"handle _OTHER Internal Error {Type}=_OTHER error.type=System.TimeoutException",
            ],
            seen.Activities);
        Assert.Equal(
            [
                $"{Duration} 2 s {Type}=conversation:message",
                $"{Duration} 2 s {Type}=_OTHER error.type=System.TimeoutException",
                $"{Refused} 1 {{request}} sunshine_conversations.webhook.refusal.reason=handler_failed",
            ],
            seen.Measurements);
    }

    [Fact]
    public async Task A_request_that_is_refused_is_counted_by_its_reason()
    {
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo);
        using var seen = new SeenTelemetry(receiver.App.Services);

        await SendAsync(receiver, seen, Batch.One, null);
        await SendAsync(receiver, seen, Batch.One, "wrong");
        await SendAsync(receiver, seen, "{}", Receiver.Secret);
        receiver.BeginToStop();
        await SendAsync(receiver, seen, Batch.One, Receiver.Secret);

        Assert.Empty(seen.Activities);
        Assert.Equal(
            ((string[])["no_key", "wrong_key", "invalid_body", "host_stopping"]).Select(reason => $"{Refused} 1 {{request}} sunshine_conversations.webhook.refusal.reason={reason}"),
            seen.Measurements);
    }

    [Fact]
    public async Task Nothing_that_is_logged_at_any_level_holds_a_secret_an_id_or_a_text()
    {
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks
            .AddHandler<ConversationMessageEvent>((received, _) => received.Id == Batch.IdOf(1) ? throw new InvalidOperationException() : Task.CompletedTask));

        await receiver.PostAsync(Batch.Of(Batch.Message, Batch.Message, Batch.Undescribed));
        await receiver.PostAsync(Batch.One, "a-wrong-key");
        await receiver.PostAsync(Batch.One[..^1]);
        await receiver.PostAsync("""{"events":"a-text-that-nobody-else-may-see"}""");

        Assert.Contains("rejected with 500", receiver.Log.Text, StringComparison.Ordinal);
        foreach (string hidden in (string[])[Receiver.Secret, "a-wrong-key", Batch.Text, Batch.AppId, Batch.WebhookId, Batch.IdOf(0), Batch.IdOf(1), Batch.IdOf(2)])
            Assert.DoesNotContain(hidden, receiver.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, HealthStatus.Unhealthy)]
    [InlineData(HealthStatus.Degraded, HealthStatus.Degraded)]
    public async Task It_is_not_healthy_while_no_secret_is_known(HealthStatus? failureStatus, HealthStatus expected)
    {
        var source = new Source();
        await using Receiver receiver = await Receiver.StartAsync(
            builder =>
            {
                new Handled().AddTo(builder.Services.AddSunshineConversationsWebhooks());
                builder.Configuration[$"{Receiver.Section}:red:Secrets:0"] = Receiver.Secret;
                new Handled().AddTo(builder.Services.AddSunshineConversationsWebhooks("red"));
                builder.Services.AddSingleton<IWebhookSecretProvider>(source);
                builder.Services.AddHealthChecks()
                    .AddSunshineConversationsWebhooks(failureStatus: failureStatus, tags: ["ready"])
                    .AddSunshineConversationsWebhooks("red");
            },
            app => app.MapSunshineConversationsWebhooks(Receiver.Path));
        HealthCheckService health = receiver.App.Services.GetRequiredService<HealthCheckService>();

        HealthReport before = await health.CheckHealthAsync();
        source.Secrets = [Receiver.Secret];
        HealthReport after = await health.CheckHealthAsync();

        Assert.Equal((expected, "No webhook secret is known."), (before.Entries["sunshine_conversations_webhooks"].Status, before.Entries["sunshine_conversations_webhooks"].Description));
        Assert.Equal(["ready"], before.Entries["sunshine_conversations_webhooks"].Tags);
        Assert.Equal(HealthStatus.Healthy, before.Entries["sunshine_conversations_webhooks_red"].Status);
        Assert.Equal(HealthStatus.Healthy, after.Status);
    }

    private static Task<HttpStatusCode> SendAsync(Receiver receiver, SeenTelemetry seen, string body, string? key) => receiver.SendAsync(HttpMethod.Post, key: key, change: request =>
    {
        request.Headers.TryAddWithoutValidation("traceparent", seen.TraceParent);
        request.Content = new StringContent(body);
    });
}
