using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.AspNetCore.Tests;

/// <summary>Handlers that take long, hang, or are stopped.</summary>
public sealed class TimeTests
{
    private readonly Clock _clock = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Handled _handled = new();
    private CancellationToken _token;

    private enum Handler
    {
        WatchesItsToken,
        Ignores,
    }

    [Theory]
    [Values(true, false)]
    public async Task A_handler_that_hangs_gives_503_and_the_next_events_are_left_to_the_next_delivery(bool watchesItsToken)
    {
        await using Receiver receiver = await StartAsync(watchesItsToken ? Handler.WatchesItsToken : Handler.Ignores);
        Task<HttpStatusCode> response = receiver.PostAsync(Batch.Of(Batch.Message, Batch.Undescribed));
        await _started.Task;

        _clock.Advance(TimeSpan.FromSeconds(20) - TimeSpan.FromTicks(1));
        Assert.False(response.IsCompleted);
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await response);
        Assert.Contains("rejected with 503: the handlers took too long", receiver.Log.Text, StringComparison.Ordinal);
        _released.SetResult();
        Assert.Empty(_handled.Ids);
    }

    [Fact]
    public async Task The_limit_is_that_of_the_options()
    {
        await using Receiver receiver = await StartAsync(Handler.WatchesItsToken, null, ("HandlerTimeout", "00:00:05"));
        Task<HttpStatusCode> response = receiver.PostAsync(Batch.One);
        await _started.Task;

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await response);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public async Task More_than_half_of_the_time_that_the_service_waits_is_a_warning(int seconds, bool warns)
    {
        await using Receiver receiver = await StartAsync(Handler.Ignores);
        Task<HttpStatusCode> response = receiver.PostAsync(Batch.One);
        await _started.Task;

        _clock.Advance(TimeSpan.FromSeconds(seconds));
        _released.SetResult();

        Assert.Equal(HttpStatusCode.OK, await response);
        Assert.Equal(warns, receiver.Log.Lines.Any(line => line.Level == LogLevel.Warning && line.Text.StartsWith($"1 events took {seconds}.0 s", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_token_of_the_handlers_always_ends_with_their_time()
    {
        const int Requests = 20;
        var ended = new CountdownEvent(Requests);
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.AddHandler<WebhookEvent>(async (_, cancellationToken) =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
                finally
                {
                    ended.Signal();
                }
            }),
            builder => builder.Configuration[$"{Receiver.Section}:HandlerTimeout"] = "00:00:00.1");

        for (int i = 0; i < Requests; i++)
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Batch.One));

        Assert.True(ended.Wait(TimeSpan.FromSeconds(10)), $"{ended.CurrentCount} of {Requests} went on.");
    }

    /// <summary>The host's time for a shutdown, when it begins, and when the token of the handlers ends; all in seconds since the request.</summary>
    [Theory]
    [InlineData(10, 0, 9)]
    [InlineData(10, 5, 14)]
    [InlineData(10, 15, 20)]
    [InlineData(30, 0, 20)]
    [InlineData(null, 5, 20)]
    public async Task A_host_that_stops_gives_handlers_the_time_that_it_has(int? shutdown, int begins, int ends)
    {
        await using Receiver receiver = await StartAsync(
            Handler.WatchesItsToken,
            services => services.Configure<HostOptions>(options => options.ShutdownTimeout = shutdown is { } limit ? TimeSpan.FromSeconds(limit) : Timeout.InfiniteTimeSpan));
        Task<HttpStatusCode> response = receiver.PostAsync(Batch.Of(Batch.Message, Batch.Undescribed));
        await _started.Task;

        _clock.Advance(TimeSpan.FromSeconds(begins));
        Task stopping = receiver.App.StopAsync();
        await Cancelled(receiver.App.Lifetime.ApplicationStopping);
        _clock.Advance(TimeSpan.FromSeconds(ends - begins) - TimeSpan.FromTicks(1));
        Assert.False(_token.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await response);
        await stopping;
        Assert.Empty(_handled.Ids);
        Assert.Contains("rejected with 503: the host is stopping", receiver.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(receiver.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task What_was_received_before_the_host_stops_is_handled_to_its_end()
    {
        await using Receiver receiver = await StartAsync(Handler.WatchesItsToken);
        Task<HttpStatusCode> response = receiver.PostAsync(Batch.Of(Batch.Message, Batch.Undescribed));
        await _started.Task;

        Task stopping = receiver.App.StopAsync();
        await Cancelled(receiver.App.Lifetime.ApplicationStopping);
        _clock.Advance(TimeSpan.FromSeconds(3));
        _released.SetResult();

        Assert.Equal(HttpStatusCode.OK, await response);
        await stopping;
        Assert.Single(_handled.Ids);
    }

    /// <summary>The services of such a handler are disposed when the host has stopped, and the host waits for requests alone.</summary>
    [Fact]
    public async Task A_handler_that_ends_its_work_after_its_token_has_ended_holds_up_the_stopping_host()
    {
        await using Receiver receiver = await StartAsync(Handler.Ignores);
        Task<HttpStatusCode> response = receiver.PostAsync(Batch.One);
        await _started.Task;

        Task stopping = receiver.App.StopAsync();
        await Cancelled(receiver.App.Lifetime.ApplicationStopping);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.True(_token.IsCancellationRequested);
        Assert.False(stopping.IsCompleted);
        _released.SetResult();

        Assert.Equal(HttpStatusCode.OK, await response);
        await stopping;
    }

    [Fact]
    public async Task Nothing_is_begun_while_the_host_stops()
    {
        await using Receiver receiver = await StartAsync(Handler.Ignores);
        receiver.BeginToStop();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Batch.Of(Batch.Undescribed)));
        Assert.Empty(_handled.Ids);
    }

    [Fact]
    public async Task A_caller_that_disconnects_ends_no_handler()
    {
        CancellationToken token = default;
        HttpContext? http = null;
        var finished = new TaskCompletionSource();
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.AddHandler<WebhookEvent>(async (_, context, cancellationToken) =>
            {
                token = cancellationToken;
                http = context.Services.GetRequiredService<IHttpContextAccessor>().HttpContext;
                _started.SetResult();
                await _released.Task;
                finished.SetResult();
            }),
            builder => builder.Services.AddHttpContextAccessor());
        using (RawRequest request = await RawRequest.ConnectAsync(receiver.Url))
        {
            await request.SendAsync(RawRequest.Head($"Content-Length: {Batch.One.Length}") + Batch.One);
            await _started.Task;
            request.Reset();
            await Cancelled(http!.RequestAborted);
        }

        Assert.False(token.IsCancellationRequested);
        _released.SetResult();
        await finished.Task;
    }

    /// <summary>One with a handler of messages that waits, and one of unknown events, which remembers them.</summary>
    private Task<Receiver> StartAsync(Handler handler, Action<IServiceCollection>? services = null, params (string Option, string Value)[] options) => Receiver.StartAsync(
        webhooks => webhooks
            .AddHandler<ConversationMessageEvent>((_, cancellationToken) =>
            {
                _token = cancellationToken;
                _started.SetResult();
                return handler == Handler.Ignores ? _released.Task : _released.Task.WaitAsync(cancellationToken);
            })
            .AddHandler<UnknownWebhookEvent>(_handled.HandleAsync),
        builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(_clock);
            services?.Invoke(builder.Services);
            foreach ((string option, string value) in options)
                builder.Configuration[$"{Receiver.Section}:{option}"] = value;
        });

    private static Task Cancelled(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cancellationToken.Register(cancelled.SetResult);
        return cancelled.Task;
    }
}
