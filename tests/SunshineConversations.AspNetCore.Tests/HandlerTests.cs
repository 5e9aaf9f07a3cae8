using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.AspNetCore.Tests;

/// <summary>Which handlers run, in which order, where, and the effect of their failures.</summary>
public sealed class HandlerTests
{
    [Fact]
    public async Task Events_are_handled_in_the_order_of_the_batch_and_by_the_handlers_in_the_order_of_registration()
    {
        var calls = new ConcurrentQueue<string>();
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks
            .AddHandler<WebhookEvent>(async (received, _) =>
            {
                await Task.Yield();
                calls.Enqueue($"first {received.Type}");
            })
            .AddHandler<ConversationMessageEvent>((received, _) => Add(calls, $"message {received.Type}"))
            .AddHandler<UnknownWebhookEvent>((received, _) => Add(calls, $"unknown {received.Type}"))
            .AddHandler<WebhookEvent>((received, _) => Add(calls, $"last {received.Type}")));

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.Of(Batch.Message, Batch.Undescribed)));

        Assert.Equal(
            ["first conversation:message", "message conversation:message", "last conversation:message", "first passthrough:messaging", "unknown passthrough:messaging", "last passthrough:messaging"],
            calls);
    }

    [Fact]
    public async Task A_handler_that_throws_costs_neither_the_other_events_nor_the_other_handlers()
    {
        var handled = new ConcurrentQueue<string>();
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks
            .AddHandler<WebhookEvent>((received, _) => received.Id == Batch.IdOf(1) ? throw new InvalidOperationException("the second one fails") : Add(handled, $"first {Batch.NumberOf(received.Id)}"))
            .AddHandler<WebhookEvent>((received, _) => Add(handled, $"second {Batch.NumberOf(received.Id)}")));

        Assert.Equal(HttpStatusCode.InternalServerError, await receiver.PostAsync(Batch.Of(Batch.Message, Batch.Message, Batch.Message)));

        Assert.Equal(["first 0", "second 0", "second 1", "first 2", "second 2"], handled);
        (LogLevel _, string text) = Assert.Single(receiver.Log.Lines, line => line.Level == LogLevel.Error);
        Assert.StartsWith("A handler of conversation:message failed", text, StringComparison.Ordinal);
        Assert.Contains("the second one fails", text, StringComparison.Ordinal);
    }

    /// <summary>A cancellation that nobody requested is a failure like any other.</summary>
    public static TheoryData<Exception> Failures { get; } = new(new InvalidOperationException(), new OperationCanceledException(), new TaskCanceledException(), new AggregateException(), new TimeoutException());

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Whatever_a_handler_throws_gives_500(Exception failure)
    {
        foreach (Func<WebhookEvent, CancellationToken, Task> handler in (Func<WebhookEvent, CancellationToken, Task>[])[(_, _) => throw failure, (_, _) => Task.FromException(failure)])
        {
            var handled = new Handled();
            await using Receiver receiver = await Receiver.StartAsync(webhooks => handled.AddTo(webhooks.AddHandler(handler)));

            Assert.Equal(HttpStatusCode.InternalServerError, await receiver.PostAsync(Batch.One));
            Assert.Single(handled.Ids);
        }
    }

    [Fact]
    public async Task A_handler_is_resolved_in_a_scope_for_each_event_which_all_its_handlers_share()
    {
        var scoped = new ConcurrentQueue<Scoped>();
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks
                .AddHandler<ConversationMessageEvent, ScopedHandler>()
                .AddHandler<WebhookEvent>((_, context, _) =>
                {
                    Assert.False(context.Services.GetRequiredService<Scoped>().IsDisposed);
                    scoped.Enqueue(context.Services.GetRequiredService<Scoped>());
                    return Task.CompletedTask;
                }),
            builder => builder.Services.AddScoped<Scoped>().AddSingleton(scoped));

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.Of(Batch.Message, Batch.Message)));

        Scoped[] seen = [.. scoped];
        Assert.Equal(4, seen.Length);
        Assert.Same(seen[0], seen[1]);
        Assert.Same(seen[2], seen[3]);
        Assert.NotSame(seen[0], seen[2]);
        Assert.All(seen, service => Assert.True(service.IsDisposed));
    }

    [Fact]
    public async Task A_handler_keeps_the_lifetime_that_the_application_gave_it()
    {
        var handler = new SingletonHandler();
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.AddHandler<WebhookEvent, SingletonHandler>(),
            builder => builder.Services.AddSingleton(handler));

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.Of(Batch.Message, Batch.Undescribed)));

        Assert.Equal(2, handler.Count);
    }

    [Fact]
    public async Task A_handler_that_cannot_be_resolved_and_a_scope_that_cannot_be_disposed_cost_no_other_event()
    {
        var handled = new Handled();
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks =>
            {
                webhooks.AddHandler<UnknownWebhookEvent, NeedsWhatIsMissing>()
                    .AddHandler<ConversationMessageEvent>((_, context, _) =>
                    {
                        context.Services.GetRequiredService<FailingDisposal>();
                        return Task.CompletedTask;
                    });
                handled.AddTo(webhooks);
            },
            // The container of the test would check at the start that everything can be resolved.
            builder => builder.Services.AddScoped<FailingDisposal>());

        Assert.Equal(HttpStatusCode.InternalServerError, await receiver.PostAsync(Batch.Of(Batch.Undescribed, Batch.Message, Batch.Undescribed)));

        Assert.Equal([Batch.IdOf(0), Batch.IdOf(1), Batch.IdOf(2)], handled.Ids);
    }

    [Fact]
    public async Task A_handler_is_told_where_the_event_came_from()
    {
        WebhookContext? seen = null;
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.AddHandler<WebhookEvent>((_, context, _) =>
        {
            seen = context;
            return Task.CompletedTask;
        }));

        await receiver.PostAsync(Batch.One);
        Assert.Equal((Batch.AppId, Batch.WebhookId, ""), (seen!.AppId, seen.WebhookId, seen.ReceiverName));
        await receiver.PostAsync("""{"events":[{"type":"conversation:message"}]}""");
        Assert.Equal(("", "", ""), (seen.AppId, seen.WebhookId, seen.ReceiverName));
    }

    [Fact]
    public async Task A_handler_runs_in_the_context_of_the_request()
    {
        var local = new AsyncLocal<string>();
        (string? Local, string Culture, PathString? Path) seen = default;
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.AddHandler<WebhookEvent>(async (_, context, _) =>
            {
                await Task.Yield();
                seen = (local.Value, CultureInfo.CurrentCulture.Name, context.Services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request.Path);
            }),
            builder => builder.Services.AddHttpContextAccessor(),
            app =>
            {
                app.Use((http, next) =>
                {
                    local.Value = "of the request";
                    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-AT");
                    return next(http);
                });
                app.MapSunshineConversationsWebhooks(Receiver.Path);
            });

        await receiver.PostAsync(Batch.One);

        Assert.Equal(("of the request", "de-AT", new PathString(Receiver.Path)), seen);
    }

    [Fact]
    public async Task Requests_are_handled_beside_each_other()
    {
        // Nobody gets through before two are there.
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int arrived = 0;
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.AddHandler<WebhookEvent>((_, _) =>
        {
            if (Interlocked.Increment(ref arrived) == 2)
                both.SetResult();

            return both.Task;
        }));

        HttpStatusCode[] statuses = await Task.WhenAll(receiver.PostAsync(Batch.One), receiver.PostAsync(Batch.One));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], statuses);
    }

    private static Task Add(ConcurrentQueue<string> calls, string call)
    {
        calls.Enqueue(call);
        return Task.CompletedTask;
    }

    private sealed class Scoped : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class ScopedHandler(Scoped scoped, ConcurrentQueue<Scoped> seen) : IWebhookHandler<ConversationMessageEvent>
    {
        public Task HandleAsync(ConversationMessageEvent received, WebhookContext context, CancellationToken cancellationToken)
        {
            seen.Enqueue(scoped);
            return Task.CompletedTask;
        }
    }

    private sealed class SingletonHandler : IWebhookHandler<WebhookEvent>
    {
        public int Count { get; private set; }

        public Task HandleAsync(WebhookEvent received, WebhookContext context, CancellationToken cancellationToken)
        {
            Count++;
            return Task.CompletedTask;
        }
    }

    private sealed class NeedsWhatIsMissing(Uri missing) : IWebhookHandler<WebhookEvent>
    {
        public Task HandleAsync(WebhookEvent received, WebhookContext context, CancellationToken cancellationToken) => throw new InvalidOperationException(missing.ToString());
    }

    private sealed class FailingDisposal : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("cannot be disposed");
    }
}
