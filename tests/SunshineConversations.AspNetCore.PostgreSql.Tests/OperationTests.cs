using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>Status, health, metrics, traces and logs for the people who run it; and what is deleted.</summary>
public sealed class OperationTests
{
    [PostgreSqlFact]
    public async Task The_status_and_the_health_check_say_how_much_waits_and_for_how_long()
    {
        var gate = new Gate();
        await using Database database = await Database.CreateAsync();
        var bot = new Bot((_, cancellationToken) => gate.WaitAsync(cancellationToken));
        Receiver receiver = await database.StartAsync("a", bot, configure: builder => builder.Services.AddHealthChecks().AddSunshineConversationsInbox(maxAge: TimeSpan.FromMinutes(5)));
        IWebhookInbox inbox = receiver.App.Services.GetRequiredService<IWebhookInbox>();
        HealthCheckService health = receiver.App.Services.GetRequiredService<HealthCheckService>();
        await Wait.UntilAsync(async () => (await health.CheckHealthAsync()).Status == HealthStatus.Healthy, "the first connection");
        Assert.Equal(new InboxStatus(0, null, 0), await inbox.GetStatusAsync());

        await receiver.SendAsync("ann1", "ann2");
        await bot.UntilBegunAsync(1);
        InboxStatus status = await inbox.GetStatusAsync();
        Assert.Equal((2, 0), (status.Waiting, status.Failed));
        Assert.InRange(status.OldestAge!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        HealthReportEntry entry = (await health.CheckHealthAsync()).Entries["sunshine_conversations_inbox"];
        Assert.Equal((HealthStatus.Healthy, 2L, 0L), (entry.Status, entry.Data["waiting"], entry.Data["failed"]));

        await database.ExecuteAsync("update sunshine_inbox set opened = opened - interval '6 minutes' where seq = 1");
        entry = (await health.CheckHealthAsync()).Entries["sunshine_conversations_inbox"];
        Assert.Equal((HealthStatus.Unhealthy, "An event has been waiting for too long."), (entry.Status, entry.Description));
        Assert.InRange((double)entry.Data["oldestSeconds"], 360, 400);

        await using (await database.DisconnectAsync())
            await Wait.UntilAsync(async () => (await health.CheckHealthAsync()).Entries["sunshine_conversations_inbox"] is { Status: HealthStatus.Unhealthy, Exception: not null }, "unhealthy without a database");

        gate.Open();
        await database.UntilEmptyAsync();
    }

    [PostgreSqlFact]
    public async Task While_nothing_can_be_begun_it_is_unhealthy()
    {
        await using Database database = await Database.CreateAsync();
        Receiver receiver = await database.StartAsync("a", new Bot(), configure: builder => builder.Services.AddHealthChecks().AddSunshineConversationsInbox());
        await database.ExecuteAsync("""
            create function no() returns trigger language plpgsql as $$ begin raise 'no claims'; end $$;
            create trigger no before update on sunshine_inbox for each statement execute function no()
            """);

        await Wait.UntilAsync(
            async () => (await receiver.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["sunshine_conversations_inbox"] is
            { Status: HealthStatus.Unhealthy, Description: "Events cannot be handled.", Exception.Message: { } reason } && reason.StartsWith("P0001: no claims", StringComparison.Ordinal),
            "unhealthy with the reason");
    }

    /// <summary>Reading works, as with a full disk.</summary>
    [PostgreSqlTheory]
    [InlineData("insert", "Events cannot be stored.")]
    [InlineData("update of closed", "Events cannot be handled.")]
    public async Task While_nothing_can_be_stored_or_no_result_be_written_it_is_unhealthy(string statement, string problem)
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver receiver = await database.StartAsync("a", bot, configure: builder => builder.Services.AddHealthChecks().AddSunshineConversationsInbox());
        HealthCheckService health = receiver.App.Services.GetRequiredService<HealthCheckService>();
        await database.ExecuteAsync($"""
            create function full_disk() returns trigger language plpgsql as $$ begin raise 'could not extend file' using errcode = '53100'; end $$;
            create trigger full_disk before {statement} on sunshine_inbox for each statement execute function full_disk()
            """);

        await receiver.PostAsync(Delivery.Of("ann1"));
        await Wait.UntilAsync(async () => (await health.CheckHealthAsync()).Entries["sunshine_conversations_inbox"].Description == problem, problem);
        await database.ExecuteAsync("drop trigger full_disk on sunshine_inbox");
        await receiver.SendAsync("ann1");
        await database.UntilEmptyAsync();

        await Wait.UntilAsync(async () => (await health.CheckHealthAsync()).Status == HealthStatus.Healthy, "healthy");
    }

    [PostgreSqlFact]
    public async Task Metrics_count_attempts_by_outcome_and_show_what_waits()
    {
        await using Database database = await Database.CreateAsync();
        var clock = new FakeTimeProvider();
        int runs = 0;
        var bot = new Bot(id =>
        {
            if (id == "bob1" || runs++ == 0)
                throw new InvalidOperationException();
        });
        Receiver receiver = await database.StartAsync("a", bot, options => options.MaxAttempts = 2, builder => builder.Services.AddSingleton<TimeProvider>(clock));
        using var seen = new SeenTelemetry(receiver.App.Services);
        const string Message = "sunshine_conversations.webhook.event.type=conversation:message";

        await receiver.SendAsync("ann1", "bob1");
        await database.UntilEmptyAsync();

        string[] attempts = [.. seen.Measurements.Where(line => line.StartsWith("sunshine_conversations.inbox.attempt.ended", StringComparison.Ordinal)).Order()];
        Assert.Equal(((string[])["failed", "failed", "handled", "set_aside"]).Select(outcome => $"sunshine_conversations.inbox.attempt.ended 1 {{attempt}} {Message} sunshine_conversations.inbox.outcome={outcome}"), attempts);
        Assert.Equal(4, seen.Measurements.Count(line => line.StartsWith("sunshine_conversations.inbox.event.delay", StringComparison.Ordinal) && line.EndsWith($" s {Message}", StringComparison.Ordinal)));
        Assert.Equal(4, seen.Measurements.Count(line => line.StartsWith("sunshine_conversations.webhook.event.duration", StringComparison.Ordinal)));
        await Wait.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(15));
                seen.Observe();
                return seen.Measurements.Contains("sunshine_conversations.inbox.event.failed 1 {event} ") && seen.Measurements.Contains("sunshine_conversations.inbox.event.waiting 0 {event} ")
                    && seen.Measurements.Contains("sunshine_conversations.inbox.event.oldest 0 s ");
            },
            "the gauges");
    }

    [PostgreSqlFact]
    public async Task The_handling_is_a_trace_with_a_link_to_the_delivery()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot();
        Receiver receiver = await database.StartAsync("a", bot);
        var delivery = ActivityTraceId.CreateRandom();
        var handled = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SunshineConversations.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Links.Any(link => link.Context.TraceId == delivery))
                    handled.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);

        Assert.Equal(HttpStatusCode.OK, await receiver.SendAsync(HttpMethod.Post, change: request =>
        {
            request.Headers.Add("traceparent", $"00-{delivery}-{ActivitySpanId.CreateRandom()}-01");
            request.Content = new StringContent(Delivery.Of("ann1"));
        }));

        await Wait.UntilAsync(() => !handled.IsEmpty, "the activity");
        Activity activity = Assert.Single(handled);
        Assert.Equal(("handle conversation:message", ActivityKind.Consumer, null), (activity.DisplayName, activity.Kind, activity.ParentId));
        Assert.NotEqual(delivery, activity.TraceId);
    }

    [PostgreSqlFact]
    public async Task No_log_line_has_an_ID_or_a_text()
    {
        await using Database database = await Database.CreateAsync();
        var bot = new Bot(id =>
        {
            if (id.EndsWith("ann1", StringComparison.Ordinal))
                throw new InvalidOperationException("no");
        });
        Receiver receiver = await database.StartAsync("a", bot, options => options.MaxAttempts = 1);

        await receiver.SendAsync("secret-ann1", "secret-bob1");
        await database.UntilEmptyAsync();
        await database.ExecuteAsync("alter table sunshine_inbox add constraint never check (receiver <> '') not valid");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Delivery.Of("secret-ann2")));

        Assert.Contains("violates check constraint", receiver.Log.Text, StringComparison.Ordinal);
        foreach (string secret in (string[])["secret", Delivery.Text, "the-app", "the-hook", database.Name])
            Assert.DoesNotContain(secret, receiver.Log.Text, StringComparison.Ordinal);
    }

    [PostgreSqlFact]
    public async Task Handled_events_and_those_set_aside_are_deleted_in_their_time()
    {
        await using Database database = await Database.CreateAsync();
        var clock = new FakeTimeProvider();
        await database.StartAsync(
            "a",
            new Bot(),
            options =>
            {
                options.KeepHandledFor = TimeSpan.FromHours(1);
                options.KeepFailedFor = TimeSpan.FromHours(2);
            },
            builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await database.ExecuteAsync("""
            insert into sunshine_inbox (key, conversation, receiver, body, closed, error)
            select gen_random_uuid(), 1, '', kind, now() - age * interval '1 minute', nullif(kind, '')
            from (values ('', 59, 2), ('', 61, 2500), ('failed', 61, 3), ('failed', 121, 4)) v (kind, age, count), generate_series(1, count);
            insert into sunshine_inbox (key, conversation, receiver, body, due) values (gen_random_uuid(), 2, '', '{}', now() + interval '1 hour'), (gen_random_uuid(), 3, '', '{}', 'infinity')
            """);

        await Wait.UntilAsync(
            async () =>
            {
                clock.Advance(TimeSpan.FromSeconds(15));
                await Task.Delay(20);
                return await database.ScalarAsync<long>("select count(*) from sunshine_inbox where closed is not null") <= 5
                    // The clock of the database was set back: no delay is that long. And what was before a parked one is lost.
                    && await database.ScalarAsync<bool>("select bool_and(error is not null) from sunshine_inbox where conversation in (2, 3)");
            },
            "the cleanup");

        Assert.Equal(5, await database.ScalarAsync<long>("select count(*) from sunshine_inbox where conversation = 1"));
    }
}
