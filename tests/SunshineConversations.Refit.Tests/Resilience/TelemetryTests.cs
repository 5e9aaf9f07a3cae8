using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.Tests.Resilience;

[Collection(ActivityListening.Collection)]
public sealed class TelemetryTests
{
    [Fact]
    public void Durations_have_buckets_in_seconds()
    {
        using ServiceProvider provider = Clients.Provider(new("https://api.smooch.io"));
        var buckets = new Dictionary<string, double[]>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == "SunshineConversations.Refit" && instrument is Histogram<double> histogram)
                    buckets[instrument.Name] = [.. histogram.Advice!.HistogramBucketBoundaries!];
            },
        };
        listener.Start();
        provider.GetRequiredService<IConversationsApi>();

        Assert.Equal(2, buckets.Count);
        Assert.All(buckets.Values, boundaries => Assert.InRange(boundaries.Count(boundary => boundary < 1), 5, 20));
    }

    [Fact]
    public async Task Each_retry_is_one_warning_with_operation_attempt_status_and_wait()
    {
        var log = new CapturingLogger();
        var clock = new RecordingClock(DateTimeOffset.UnixEpoch);
        await using RawServer server = RawServer.Responding(
            RawServer.Response(503, "{}", "Retry-After: 3"), RawServer.Response(500, "{}", "Retry-After: 4"), RawServer.Response(200, Operation.ConversationJson));

        await Client(server, clock, log, options => options.Retry.BaseDelay = TimeSpan.Zero).GetConversationAsync("app-id", "conversation-id");

        string[] warnings = [.. log.Lines.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text)];
        Assert.Equal(2, warnings.Length);
        Assert.StartsWith("Retrying GetConversation (GET /v2/apps/{appId}/conversations/{conversationId}) in 3000 ms: attempt 1 failed with 503", warnings[0], StringComparison.Ordinal);
        Assert.StartsWith("Retrying GetConversation (GET /v2/apps/{appId}/conversations/{conversationId}) in 4000 ms: attempt 2 failed with 500", warnings[1], StringComparison.Ordinal);
        Assert.All(["Operation=GetConversation", "Attempt=1"], value => Assert.Contains(value, warnings[0], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task A_call_that_succeeds_at_once_logs_nothing_above_debug(string name)
    {
        var log = new CapturingLogger();
        Operation operation = Operation.Named(name);
        await using RawServer server = RawServer.Responding(RawServer.Response(operation.SuccessStatus, operation.SuccessBody));

        await operation.CallAsyncOn(Client(server, TimeProvider.System, log));

        Assert.Contains(log.Lines, line => line.Level == LogLevel.Debug && line.Text.StartsWith($"{name} ({operation.Method} {operation.Route}) returned {operation.SuccessStatus}", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Level > LogLevel.Debug);
    }

    [Fact]
    public async Task A_call_is_one_activity_with_its_attempts_and_a_duration_that_holds_its_waits()
    {
        var activities = new ConcurrentQueue<Activity>();
        string parentName = $"test {Guid.NewGuid()}";
        using ActivityListener listener = ActivityListening.To(source => source.Name is "SunshineConversations.Refit" || source.Name == parentName, activities.Enqueue);
        using var parentSource = new ActivitySource(parentName);
        var clock = new RecordingClock(DateTimeOffset.UnixEpoch);
        await using RawServer server = RawServer.Responding(RawServer.Response(503, "{}", "Retry-After: 3"), RawServer.Response(404, "{}"));
        using ServiceProvider provider = Clients.Provider(server.BaseUrl, options => options.Retry = new() { BaseDelay = TimeSpan.Zero }, services => services.AddSingleton<TimeProvider>(clock));
        using var measurements = new Measurements(provider);

        ActivityTraceId trace;
        using (Activity parent = parentSource.StartActivity()!)
        {
            trace = parent.TraceId;
            await Assert.ThrowsAsync<SunshineConversationsException>(() => provider.GetRequiredService<IConversationsApi>().GetConversationAsync("app-id", "conversation-id"));
        }

        Activity activity = Assert.Single(activities, a => a.TraceId == trace && a.Source.Name != parentName);
        Assert.Equal("GetConversation", activity.OperationName);
        Assert.Equal("/v2/apps/{appId}/conversations/{conversationId}", activity.GetTagItem("url.template"));
        Assert.Equal("GET", activity.GetTagItem("http.request.method"));
        Assert.Equal(1, activity.GetTagItem("http.request.resend_count"));
        Assert.Equal("404", activity.GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Equal(
            ["sunshine_conversations.client.retry.wait 3 GetConversation 503", "sunshine_conversations.client.call.duration 3 GetConversation 404"],
            measurements.Lines);
    }

    /// <summary>The status is null where nothing listens.</summary>
    [Theory]
    [InlineData("PostMessage", 500, "X: y", 3, "NotRepeatable", "not_repeatable", "; it was not retried, because the service may have processed it already.")]
    [InlineData("a stream", null, "X: y", 3, "ContentCannotBeSentAgain", "content_cannot_be_sent_again", "; it was not retried, because its content cannot be sent again.")]
    [InlineData("GetConversation", 500, "X: y", 0, "NoRetriesLeft", "no_retries_left", " failed with 500 (Status).")]
    [InlineData("GetConversation", 429, "Retry-After: 600", 3, "WouldExceedTimeout", "would_exceed_timeout", "; it was not retried, because the delay would exceed Timeout.")]
    [InlineData("GetConversation", 404, "X: y", 3, null, null, " failed with 404 (Status).")]
    public async Task Why_a_failure_is_not_retried_is_told(string operation, int? status, string header, int maxRetries, string? reason, string? tag, string message)
    {
        var log = new CapturingLogger();
        var activities = new ConcurrentQueue<Activity>();
        using ActivityListener listener = ActivityListening.To(source => source.Name is "SunshineConversations.Refit", activities.Enqueue);
        await using RawServer server = RawServer.Responding(RawServer.Response(status ?? 200, "{}", header));
        using ServiceProvider provider = Clients.Provider(server.BaseUrl, options => options.Retry = new() { MaxRetries = maxRetries }, log.Services);
        if (status is null)
            await server.DisposeAsync();

        Exception? error = await Record.ExceptionAsync(() => status is null
            ? provider.GetRequiredService<IHttpClientFactory>().CreateClient("SunshineConversations").PostAsync("/v1.1/x", new StreamContent(Stream.Null))
            : Operation.Named(operation).CallAsyncOn(provider));

        Assert.EndsWith(message, error?.Message, StringComparison.Ordinal);
        Assert.Equal(reason is null ? 0 : 1, log.Lines.Count(line => line.Text.StartsWith("Not retrying ", StringComparison.Ordinal) && line.Text.Contains($": {reason}", StringComparison.Ordinal)));
        Assert.Equal(tag, Assert.Single(activities).GetTagItem("sunshine_conversations.not_retried"));
    }

    [Fact]
    public async Task A_timed_out_attempt_is_named_in_the_frameworks_words()
    {
        var log = new CapturingLogger();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using RawServer server = new(async (server, connection, socket, token) =>
        {
            await server.ReadRequestAsync(socket, token);
            if (connection == 1)
                clock.Advance(TimeSpan.FromSeconds(30));
            else
                await RawServer.SendAsync(socket, RawServer.Response(200, Operation.ConversationJson), token);

            await server.ReadRequestAsync(socket, token);
        });

        await Client(server, clock, log, options => options.Retry.BaseDelay = TimeSpan.Zero).GetConversationAsync("a", "c");

        Assert.Contains("attempt 1 failed with System.TimeoutException", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Polly", log.Text, StringComparison.Ordinal);
    }

    private static IConversationsApi Client(RawServer server, TimeProvider clock, CapturingLogger log, Action<SunshineConversationsOptions>? configure = null) => Clients.Create(
        server.BaseUrl,
        options =>
        {
            options.Retry = new();
            configure?.Invoke(options);
        },
        services =>
        {
            services.AddSingleton(clock);
            log.Services(services);
        });

    /// <summary>The measurements of one provider's meters.</summary>
    private sealed class Measurements : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Measurements(IServiceProvider provider)
        {
            IMeterFactory factory = provider.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "SunshineConversations.Refit" && ReferenceEquals(instrument.Meter.Scope, factory))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
                Lines.Add($"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}"));
            _listener.Start();
        }

        public List<string> Lines { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
