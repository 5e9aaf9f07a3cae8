using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SunshineConversations;

/// <summary>Runs the handlers of an event that was begun.</summary>
internal sealed class EventRunner(IServiceProvider services, PostgreSqlInboxOptions options, InboxTelemetry telemetry, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>How long handlers may run after their token was canceled.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <returns>How it ended.</returns>
    public async Task<Result> RunAsync(Work work)
    {
        string type = "";
        Result result;
        try
        {
            var payload = WebhookPayload.Parse(work.Body);
            WebhookEvent received = payload.Events[0];
            type = WebhookTelemetry.TypeOf(received);
            telemetry.Begin(type, work.Age);
            result = await RunAsync(work, payload, received, type);
        }
        catch (Exception e)
        {
            // Nothing that can be handled: the row was changed.
            InboxLog.EventUnreadable(logger, e);
            result = Result.Failed(e);
        }

        bool isSetAside = result.Outcome == Outcome.GivenUp || result.Outcome == Outcome.Failed && work.Attempt >= options.MaxAttempts;
        if (isSetAside)
            InboxLog.EventSetAside(logger, type, work.Attempt);

        telemetry.End(type, result.Outcome, isSetAside);
        return result;
    }

    private async Task<Result> RunAsync(Work work, WebhookPayload payload, WebhookEvent received, string type)
    {
        if (services.GetKeyedService<EventDispatcher>(work.Receiver) is not { } dispatcher || !dispatcher.Handles(received))
        {
            InboxLog.EventUnhandled(logger, type);
            return Result.Failed("The application has no handler for this event.", Outcome.Unhandled);
        }

        // It was begun more often than an attempt has ended.
        if (work.Attempt > options.MaxAttempts)
            return Result.Failed(string.Create(CultureInfo.InvariantCulture, $"None of {options.MaxAttempts} attempts came to its end: the process ended, or was cut off from the database, during each."), Outcome.GivenUp);

        // A handler that does not return, and not only its task, must not stop anything else either.
        Task<Exception?> handling = Task.Run(() => dispatcher.HandleAsync(payload, received, work.Progress, work.Delivery, work.Token));
        bool isLate = !await EndsWithinAsync(options.HandlerTimeout);
        if (isLate)
        {
            work.End();
            if (!await EndsWithinAsync(Grace))
            {
                InboxLog.HandlerNeverEnded(logger, type);
                return Result.Failed("A handler took longer than the time limit, and ignored its token.");
            }
        }

        try
        {
            return await handling is { } failure ? Result.Failed(failure) : Result.Handled;
        }
        catch (OperationCanceledException)
        {
            return isLate ? Result.Failed("A handler took longer than the time limit.") : Result.GivenBack;
        }

        async Task<bool> EndsWithinAsync(TimeSpan time)
        {
            await ((Task)handling).WaitAsync(time, timeProvider).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return handling.IsCompleted;
        }
    }
}
