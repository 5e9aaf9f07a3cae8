using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Refit;

namespace SunshineConversations;

/// <summary>
/// The outermost handler, and so the whole of a call: its attempts, the waits between them and the limits of time
/// and size. What leaves it is an answer that was read to its end, or an <see cref="ApiExceptionBase"/>, or the
/// caller's own cancellation.
/// </summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    /// <summary>How much of an error's body is kept.</summary>
    internal const int MaxErrorContentLength = 64 * 1024;

    private static readonly ResiliencePropertyKey<CallState> StateKey = new("SunshineConversations.Call");

    private readonly SunshineConversationsOptions _options;
    private readonly RefitSettings _settings;
    private readonly AnswerCheck _answerCheck;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ResilienceTelemetry _telemetry;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public ResilienceHandler(SunshineConversationsOptions options, RefitSettings settings, AnswerCheck answerCheck, TimeProvider timeProvider, ILogger logger, ResilienceTelemetry telemetry)
    {
        _options = options;
        _settings = settings;
        _answerCheck = answerCheck;
        _timeProvider = timeProvider;
        _logger = logger;
        _telemetry = telemetry;
        _pipeline = CreatePipeline();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = new CallState(request, _timeProvider.GetTimestamp());
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(StateKey, call);
        using Activity? activity = ResilienceTelemetry.StartCall(request);
        try
        {
            Outcome<HttpResponseMessage> outcome = await _pipeline.ExecuteOutcomeAsync(AttemptAsync, context, call).ConfigureAwait(false);
            Exception? error = outcome.Exception is { } exception ? ErrorOf(call, exception, cancellationToken) : null;
            if (activity is not null || _telemetry.MeasuresCalls)
                _telemetry.EndCall(activity, request, _timeProvider.GetElapsedTime(call.Started), call.Attempts, ResilienceTelemetry.ErrorType(outcome.Result, error?.InnerException ?? error));

            return outcome.Result ?? throw error!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<HttpResponseMessage> CreatePipeline()
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _timeProvider };
        if (_options.Retry.MaxAttempts > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = _options.Retry.MaxAttempts,
                ShouldHandle = args => new(ShouldRetry(args.Context.Properties.GetValue(StateKey, null!), args.Outcome, args.AttemptNumber)),
                DelayGenerator = static args => new(args.Context.Properties.GetValue(StateKey, null!).Wait),
            });
        }

        // The limit of an attempt also keeps the whole call within its total, so that one timer is enough.
        builder.AddTimeout(new TimeoutStrategyOptions
        {
            TimeoutGenerator = args => new(AttemptTimeout(args.Context.Properties.GetValue(StateKey, null!))),
        });
        return builder.Build();
    }

    private bool ShouldRetry(CallState call, Outcome<HttpResponseMessage> outcome, int retry)
    {
        if (retry >= _options.Retry.MaxAttempts || !RetryRules.IsWorthRetrying(call.Request.Method, outcome))
            return false;

        TimeSpan wait = RetryRules.Wait(_options.Retry, retry, outcome.Result, _timeProvider);
        // A wait that would pass the total is not begun: the caller learns at once what he would learn after it.
        if (wait >= Remaining(call))
            return false;

        call.Wait = wait;
        string reason = ResilienceTelemetry.ErrorType(outcome.Result, outcome.Exception)!;
        _telemetry.Waiting(call.Request, wait, reason);
        ResilienceLog.TriedAgain(
            _logger, Call.Operation(call.Request), call.Request.Method, Call.RouteTemplate(call.Request),
            wait.TotalMilliseconds, call.Attempts, reason);
        return true;
    }

    private TimeSpan Remaining(CallState call) => _options.Timeout - _timeProvider.GetElapsedTime(call.Started);

    private TimeSpan AttemptTimeout(CallState call)
    {
        // The first attempt begins with the call: the clock has not moved.
        TimeSpan remaining = call.Attempts == 0 ? _options.Timeout : Remaining(call);
        TimeSpan limit = remaining < _options.AttemptTimeout ? remaining : _options.AttemptTimeout;
        // Polly takes zero for no limit.
        return limit > TimeSpan.FromMilliseconds(1) ? limit : TimeSpan.FromMilliseconds(1);
    }

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(ResilienceContext context, CallState call)
    {
        call.Attempts++;
        if (call.Attempts > 1)
            Call.SetAttempts(call.Request, call.Attempts);

        bool logs = _logger.IsEnabled(LogLevel.Debug);
        long started = logs ? _timeProvider.GetTimestamp() : 0;
        try
        {
            HttpResponseMessage response = await base.SendAsync(call.Request, context.CancellationToken).ConfigureAwait(false);
            response.RequestMessage ??= call.Request;
            await ReadToEndAsync(response, context.CancellationToken).ConfigureAwait(false);
            if (logs)
                ResilienceLog.Answered(_logger, Call.Operation(call.Request), call.Request.Method, Call.RouteTemplate(call.Request), (int)response.StatusCode, _timeProvider.GetElapsedTime(started).TotalMilliseconds, call.Attempts);

            return Outcome.FromResult(response);
        }
        catch (Exception e)
        {
            if (logs)
                ResilienceLog.NotAnswered(_logger, Call.Operation(call.Request), call.Request.Method, Call.RouteTemplate(call.Request), _timeProvider.GetElapsedTime(started).TotalMilliseconds, call.Attempts, e.GetType().Name);

            return Outcome.FromException<HttpResponseMessage>(e);
        }
    }

    /// <summary>Reads the answer within its limits while the attempt still counts, so that a connection that breaks in the middle of it is a failed attempt.</summary>
    private async ValueTask ReadToEndAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            if (!response.IsSuccessStatusCode)
                await AnswerContent.ReadStartAsync(response, MaxErrorContentLength, cancellationToken).ConfigureAwait(false);
            else if (!await AnswerContent.TryReadAllAsync(response, _options.MaxResponseContentBufferSize, cancellationToken).ConfigureAwait(false))
                throw _answerCheck.TooLarge(response, _options.MaxResponseContentBufferSize);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private Exception ErrorOf(CallState call, Exception e, CancellationToken cancellationToken)
    {
        if (e is ApiExceptionBase)
            return e;

        if (e is OperationCanceledException && cancellationToken.IsCancellationRequested)
            return new OperationCanceledException(e.Message, e, cancellationToken);

        string what = Call.Describe(call.Request);
        if (e is TimeoutRejectedException)
        {
            string limit = Remaining(call) <= TimeSpan.Zero
                ? $"the call took longer than {nameof(SunshineConversationsOptions.Timeout)}, {_options.Timeout}"
                : $"the attempt took longer than {nameof(SunshineConversationsOptions.AttemptTimeout)}, {_options.AttemptTimeout}";
            e = new TimeoutException($"{what} timed out: {limit}.");
            return new ApiRequestException(e.Message, call.Request, call.Request.Method, _settings, e);
        }

        return new ApiRequestException($"{what} got no answer: {e.Message}", call.Request, call.Request.Method, _settings, e);
    }

    /// <summary>What is known of a call while it runs.</summary>
    private sealed class CallState(HttpRequestMessage request, long started)
    {
        public HttpRequestMessage Request { get; } = request;

        public long Started { get; } = started;

        public int Attempts { get; set; }

        public TimeSpan Wait { get; set; }
    }
}
