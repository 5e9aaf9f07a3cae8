using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
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

    private static readonly ResiliencePropertyKey<RetryState> StateKey = new("SunshineConversations.Call");

    private readonly SunshineConversationsOptions _options;
    private readonly RefitSettings _settings;
    private readonly AnswerCheck _answerCheck;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ResilienceTelemetry _telemetry;

    private ResiliencePipeline<HttpResponseMessage>? _retries;

    public ResilienceHandler(SunshineConversationsOptions options, RefitSettings settings, AnswerCheck answerCheck, TimeProvider timeProvider, ILogger logger, ResilienceTelemetry telemetry)
    {
        _options = options;
        _settings = settings;
        _answerCheck = answerCheck;
        _timeProvider = timeProvider;
        _logger = logger;
        _telemetry = telemetry;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        long started = _timeProvider.GetTimestamp();
        using Activity? activity = ResilienceTelemetry.StartCall(request);
        Outcome<HttpResponseMessage> outcome = await AttemptAsync(request, started, attempt: 1, cancellationToken).ConfigureAwait(false);
        if (_options.Retry.MaxAttempts > 0 && RetryRules.IsWorthRetrying(request.Method, outcome))
            outcome = await RetryAsync(new RetryState(request, started, outcome), cancellationToken).ConfigureAwait(false);

        Exception? error = outcome.Exception is { } exception ? ErrorOf(request, exception, cancellationToken) : null;
        if (activity is not null || _telemetry.MeasuresCalls)
            _telemetry.EndCall(activity, request, _timeProvider.GetElapsedTime(started), ResilienceTelemetry.ErrorType(outcome.Result, error?.InnerException ?? error));

        return outcome.Result ?? throw error!;
    }

    /// <summary>The waits and attempts after the first attempt. Most calls need none, and pay neither for the pipeline nor for making it.</summary>
    private async ValueTask<Outcome<HttpResponseMessage>> RetryAsync(RetryState state, CancellationToken cancellationToken)
    {
        _retries ??= CreateRetries();
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(StateKey, state);
        try
        {
            return await _retries.ExecuteOutcomeAsync(NextAttemptAsync, context, state).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<HttpResponseMessage> CreateRetries() => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _timeProvider }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = _options.Retry.MaxAttempts,
            ShouldHandle = args => new(ShouldRetry(args.Context.Properties.GetValue(StateKey, null!), args.Outcome)),
            DelayGenerator = static args => new(args.Context.Properties.GetValue(StateKey, null!).Wait),
        })
        .Build();

    private ValueTask<Outcome<HttpResponseMessage>> NextAttemptAsync(ResilienceContext context, RetryState state)
    {
        state.Attempts++;
        if (state.Attempts == 1)
            return new(state.First);

        Call.SetAttempts(state.Request, state.Attempts);
        return AttemptAsync(state.Request, state.Started, state.Attempts, context.CancellationToken);
    }

    private bool ShouldRetry(RetryState state, Outcome<HttpResponseMessage> outcome)
    {
        HttpRequestMessage request = state.Request;
        if (state.Attempts > _options.Retry.MaxAttempts || !RetryRules.IsWorthRetrying(request.Method, outcome))
            return false;

        TimeSpan wait = RetryRules.Wait(_options.Retry, state.Attempts, outcome.Result, _timeProvider);
        // A wait that would pass the total is not begun: the caller learns at once what he would learn after it.
        if (wait >= Remaining(state.Started))
            return false;

        state.Wait = wait;
        string reason = ResilienceTelemetry.ErrorType(outcome.Result, outcome.Exception)!;
        _telemetry.Waiting(request, wait, reason);
        ResilienceLog.TriedAgain(_logger, Call.Operation(request), request.Method, Call.RouteTemplate(request), wait.TotalMilliseconds, state.Attempts, reason);
        return true;
    }

    private TimeSpan Remaining(long started) => _options.Timeout - _timeProvider.GetElapsedTime(started);

    /// <summary>The limit of an attempt also keeps the whole call within its total, so that one timer is enough.</summary>
    private TimeSpan AttemptTimeout(TimeSpan elapsed)
    {
        TimeSpan remaining = _options.Timeout - elapsed;
        TimeSpan limit = remaining < _options.AttemptTimeout ? remaining : _options.AttemptTimeout;
        return limit > TimeSpan.FromMilliseconds(1) ? limit : TimeSpan.FromMilliseconds(1);
    }

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(HttpRequestMessage request, long started, int attempt, CancellationToken cancellationToken)
    {
        long begun = attempt == 1 ? started : _timeProvider.GetTimestamp();
        HttpResponseMessage? response = null;
        CancellationTokenSource limit = AttemptLimit.Start(AttemptTimeout(_timeProvider.GetElapsedTime(started, begun)), _timeProvider);
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        try
        {
            response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            response.RequestMessage ??= request;
            // Read to its end while the attempt still counts: a connection that breaks in the middle of an answer is a failed attempt.
            int longest = response.IsSuccessStatusCode ? _options.MaxResponseContentBufferSize : MaxErrorContentLength;
            if (!await AnswerContent.TryReadAsync(response, longest, limit.Token).ConfigureAwait(false))
                throw _answerCheck.TooLarge(response, longest);

            if (_logger.IsEnabled(LogLevel.Debug))
                ResilienceLog.Answered(_logger, Call.Operation(request), request.Method, Call.RouteTemplate(request), (int)response.StatusCode, _timeProvider.GetElapsedTime(begun).TotalMilliseconds, attempt);

            return Outcome.FromResult(response);
        }
        catch (Exception e)
        {
            response?.Dispose();
            if (e is OperationCanceledException && limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
                e = new TimeoutException(LimitOf(started), e);

            if (_logger.IsEnabled(LogLevel.Debug))
                ResilienceLog.NotAnswered(_logger, Call.Operation(request), request.Method, Call.RouteTemplate(request), _timeProvider.GetElapsedTime(begun).TotalMilliseconds, attempt, e.GetType().Name);

            return Outcome.FromException<HttpResponseMessage>(e);
        }
        finally
        {
            registration.Dispose();
            AttemptLimit.Stop(limit);
        }
    }

    private string LimitOf(long started) => Remaining(started) <= TimeSpan.Zero
        ? $"The call took longer than {nameof(SunshineConversationsOptions.Timeout)}, {_options.Timeout}."
        : $"The attempt took longer than {nameof(SunshineConversationsOptions.AttemptTimeout)}, {_options.AttemptTimeout}.";

    private Exception ErrorOf(HttpRequestMessage request, Exception e, CancellationToken cancellationToken)
    {
        if (e is ApiExceptionBase)
            return e;

        if (e is OperationCanceledException && cancellationToken.IsCancellationRequested)
            return new OperationCanceledException(e.Message, e, cancellationToken);

        string end = e is TimeoutException ? "timed out" : "got no answer";
        return new ApiRequestException($"{Call.Describe(request)} {end}: {e.Message}", request, request.Method, _settings, e);
    }

    /// <summary>What is known of a call whose first attempt failed.</summary>
    private sealed class RetryState(HttpRequestMessage request, long started, Outcome<HttpResponseMessage> first)
    {
        public HttpRequestMessage Request { get; } = request;

        public long Started { get; } = started;

        public Outcome<HttpResponseMessage> First { get; } = first;

        public int Attempts { get; set; }

        /// <summary>How long the next attempt is waited for.</summary>
        public TimeSpan Wait { get; set; }
    }
}
