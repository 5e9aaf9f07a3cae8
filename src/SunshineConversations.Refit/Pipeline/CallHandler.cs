using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Refit;

namespace SunshineConversations;

/// <summary>
/// The outermost handler, and so the whole of a call: its options, its attempts, the waits between them and the limits
/// of time and size. What leaves it is a response that was read to its end, or an <see cref="ApiExceptionBase"/>, or
/// the caller's own cancellation.
/// </summary>
internal sealed class CallHandler : DelegatingHandler
{
    /// <summary>How much of an error's body is kept.</summary>
    internal const int MaxErrorContentLength = 64 * 1024;

    private static readonly ResiliencePropertyKey<RetryState> StateKey = new("SunshineConversations.Call");

    private readonly CurrentOptions _currentOptions;
    private readonly RefitSettings _settings;
    private readonly ResponseCheck _responseCheck;
    private readonly DefaultVersion _version;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ResilienceTelemetry _telemetry;

    private ResiliencePipeline<HttpResponseMessage>? _retries;

    /// <summary>Whether nothing of the application stands around this handler, so that only our reading sees the responses to our requests.</summary>
    public bool IsOutermost { get; set; }

    /// <summary>Whether nothing of the application stands within it, so that nobody keeps the token of an attempt beyond its end.</summary>
    public bool IsAboveTransport { get; set; }

    public CallHandler(CurrentOptions currentOptions, RefitSettings settings, ResponseCheck responseCheck, DefaultVersion version, TimeProvider timeProvider, ILogger logger, ResilienceTelemetry telemetry)
    {
        _currentOptions = currentOptions;
        _settings = settings;
        _responseCheck = responseCheck;
        _version = version;
        _timeProvider = timeProvider;
        _logger = logger;
        _telemetry = telemetry;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        long started = _timeProvider.GetTimestamp();
        var call = Call.Start(request, _currentOptions.Get());
        if (call.IsRefits)
            _version.Apply(request);

        using Activity? activity = ResilienceTelemetry.StartCall(call);
        var state = new RequestState(request);
        Outcome<HttpResponseMessage> outcome = await AttemptAsync(request, call, started, attempt: 1, cancellationToken).ConfigureAwait(false);
        if (call.Options.Value.Retry.MaxAttempts > 0 && RetryRules.IsWorthRetrying(call, outcome) && state.CanBeSentAgain)
            outcome = await RetryAsync(new RetryState(request, state, call, started, outcome), cancellationToken).ConfigureAwait(false);

        // A handler of the application may have given it another.
        request.RequestUri = state.Address;
        Call.HideSecret(request);
        Exception? error = outcome.Exception is { } exception ? ErrorOf(request, call, exception, cancellationToken) : null;
        if (activity is not null || _telemetry.MeasuresCalls)
            _telemetry.EndCall(activity, call, _timeProvider.GetElapsedTime(started), ResilienceTelemetry.ErrorType(outcome.Result, error?.InnerException ?? error));

        // Refit looks at no response that it hands out unread.
        if (outcome.Result is { IsSuccessStatusCode: false } refusal && call.Operation.StreamsResponse)
            error = await _responseCheck.ErrorOfAsync(refusal).ConfigureAwait(false);

        // With the place that it was thrown at, which is the caller's own where the error is.
        if (error is not null)
            ExceptionDispatchInfo.Throw(error);

        return outcome.Result!;
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

    /// <summary>The limits are those of the call's own options.</summary>
    private ResiliencePipeline<HttpResponseMessage> CreateRetries() => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _timeProvider }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = int.MaxValue,
            ShouldHandle = args => new(ShouldRetry(args.Context.Properties.GetValue(StateKey, null!), args.Outcome)),
            DelayGenerator = static args => new(args.Context.Properties.GetValue(StateKey, null!).Wait),
        })
        .Build();

    private ValueTask<Outcome<HttpResponseMessage>> NextAttemptAsync(ResilienceContext context, RetryState state)
    {
        state.Attempt++;
        if (state.Attempt == 1)
            return new(state.First);

        state.Call.Attempts++;
        state.Initial.Restore(state.Request);
        return AttemptAsync(state.Request, state.Call, state.Started, state.Attempt, context.CancellationToken);
    }

    private bool ShouldRetry(RetryState state, Outcome<HttpResponseMessage> outcome)
    {
        SunshineConversationsOptions options = state.Call.Options.Value;
        if (state.Attempt > options.Retry.MaxAttempts || !RetryRules.IsWorthRetrying(state.Call, outcome))
            return false;

        TimeSpan wait = RetryRules.Wait(options.Retry, state.Attempt, outcome.Result, _timeProvider);
        // A wait that would pass the total is not begun: the caller learns at once what he would learn after it.
        if (wait >= Remaining(options, state.Started))
            return false;

        state.Wait = wait;
        string reason = ResilienceTelemetry.ErrorType(outcome.Result, CauseOf(outcome.Exception))!;
        _telemetry.Waiting(state.Call, wait, reason);
        ClientLog.Retrying(_logger, state.Call.Operation.Name, state.Call.Operation.Method, state.Call.Operation.Route, wait.TotalMilliseconds, state.Attempt, reason);
        return true;
    }

    private TimeSpan Remaining(SunshineConversationsOptions options, long started) => options.Timeout - _timeProvider.GetElapsedTime(started);

    /// <summary>The limit of an attempt also keeps the whole call within its total, so that one timer is enough.</summary>
    private static TimeSpan AttemptTimeout(Call call, TimeSpan elapsed)
    {
        SunshineConversationsOptions options = call.Options.Value;
        TimeSpan remaining = options.Timeout - elapsed;
        TimeSpan limit = call.Operation.CarriesFile || remaining < options.AttemptTimeout ? remaining : options.AttemptTimeout;
        return limit > TimeSpan.FromMilliseconds(1) ? limit : TimeSpan.FromMilliseconds(1);
    }

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(HttpRequestMessage request, Call call, long started, int attempt, CancellationToken cancellationToken)
    {
        SunshineConversationsOptions options = call.Options.Value;
        long begun = attempt == 1 ? started : _timeProvider.GetTimestamp();
        HttpResponseMessage? response = null;
        bool isHandedOver = false;
        CancellationTokenSource limit = AttemptLimit.Start(AttemptTimeout(call, _timeProvider.GetElapsedTime(started, begun)), _timeProvider);
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        try
        {
            response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            // Also where a handler of the application replaced it: another request may carry another's credentials.
            response.RequestMessage = request;
            // The file was sent, or does not come: the rest of the response is as short as any.
            if (call.Operation.CarriesFile && !(call.Operation.StreamsResponse && response.IsSuccessStatusCode) && options.AttemptTimeout < Remaining(options, started))
                limit.CancelAfter(options.AttemptTimeout);

            if (call.Operation.StreamsResponse && response.IsSuccessStatusCode)
            {
                Stream(response, call, limit);
                isHandedOver = true;
            }
            // Read to its end while the attempt still counts: a connection that breaks in the middle of a response is a failed attempt.
            // The headers of a HEAD tell of a body that does not come.
            else if (request.Method != HttpMethod.Head)
            {
                if (!await BufferedContent.TryReadAsync(response, LongestOf(response, options), limit.Token, cancellationToken).ConfigureAwait(false))
                    throw _responseCheck.TooLarge(response, $"{options.MaxResponseContentBufferSize} bytes that {nameof(SunshineConversationsOptions.MaxResponseContentBufferSize)} allows");

                var content = (BufferedContent)response.Content;
                if (content.BreakOff is { } cause)
                {
                    content.BreakOff = Classify(cause, request, call, started, limit.Token, cancellationToken);
                    // A refusal is told by its status, and retried by it. Of a success, this tells whether the body was needed.
                    if (response.IsSuccessStatusCode && _responseCheck.ErrorOf(response, content) is { } error)
                        throw error;
                }
            }

            if (!IsOutermost || !call.IsOurs)
                (response.Content as BufferedContent)?.ShowHeaders();

            if (_logger.IsEnabled(LogLevel.Debug))
                ClientLog.Received(_logger, call.Operation.Name, call.Operation.Method, call.Operation.Route, (int)response.StatusCode, _timeProvider.GetElapsedTime(begun).TotalMilliseconds, attempt);

            return Outcome.FromResult(response);
        }
        catch (Exception e)
        {
            response?.Dispose();
            e = Classify(e, request, call, started, limit.Token, cancellationToken);

            if (_logger.IsEnabled(LogLevel.Debug))
                ClientLog.NotReceived(_logger, call.Operation.Name, call.Operation.Method, call.Operation.Route, _timeProvider.GetElapsedTime(begun).TotalMilliseconds, attempt, CauseOf(e)!.GetType().Name);

            return Outcome.FromException<HttpResponseMessage>(e);
        }
        finally
        {
            registration.Dispose();
            // A token provider gets the token too.
            if (!isHandedOver)
                AttemptLimit.Stop(limit, mayKeep: IsAboveTransport && options.Authentication != SunshineConversationsAuthentication.Token);
        }
    }

    private static int LongestOf(HttpResponseMessage response, SunshineConversationsOptions options) =>
        response.IsSuccessStatusCode ? options.MaxResponseContentBufferSize : MaxErrorContentLength;

    /// <summary>Leaves the content to the caller, within what is left of the time.</summary>
    private void Stream(HttpResponseMessage response, Call call, CancellationTokenSource limit)
    {
        if (response.Content.Headers.ContentLength > StreamedContent.MaxLength)
            throw _responseCheck.TooLarge(response, $"{StreamedContent.MaxLength} bytes that a file may have");
        if (response.Content.Headers.ContentEncoding.FirstOrDefault(StreamedContent.IsCompression) is { } coding)
            throw _responseCheck.Compressed(response, coding);

        response.Content = new StreamedContent(response.Content, limit, $"The download took longer than {nameof(SunshineConversationsOptions.Timeout)}, {call.Options.Value.Timeout}.");
    }

    /// <summary>What happened counts, whatever exception a handler of the application made of it.</summary>
    private Exception Classify(Exception e, HttpRequestMessage request, Call call, long started, CancellationToken limit, CancellationToken cancellationToken)
    {
        if (IsOwn(e, request))
            return e;

        if (cancellationToken.IsCancellationRequested)
            return new OperationCanceledException(e.Message, e, cancellationToken);

        if (CallerException.In(e) is { } callers)
            return call.CallersError = callers.InnerException!;

        return limit.IsCancellationRequested && IsOfCancellation(e) ? new TimeoutException(LimitOf(call, started), e) : e;
    }

    private static bool IsOfCancellation(Exception? e)
    {
        while (e is not (null or OperationCanceledException))
            e = e.InnerException;

        return e is not null;
    }

    /// <summary>Whether it is an error of this call, and not one that a handler met on a call of its own.</summary>
    private static bool IsOwn(Exception e, HttpRequestMessage request) => e is ApiExceptionBase own && ReferenceEquals(own.RequestMessage, request);

    /// <summary>What an error of the call says happened.</summary>
    private static Exception? CauseOf(Exception? e) => e is ApiExceptionBase { InnerException: { } cause } ? cause : e;

    private string LimitOf(Call call, long started)
    {
        SunshineConversationsOptions options = call.Options.Value;
        return Remaining(options, started) <= TimeSpan.Zero
            ? $"The call took longer than {nameof(SunshineConversationsOptions.Timeout)}, {options.Timeout}."
            : $"The attempt took longer than {nameof(SunshineConversationsOptions.AttemptTimeout)}, {options.AttemptTimeout}.";
    }

    private Exception ErrorOf(HttpRequestMessage request, Call call, Exception e, CancellationToken cancellationToken)
    {
        if (IsOwn(e, request))
            return e;

        if (cancellationToken.IsCancellationRequested)
            return e is OperationCanceledException canceled && canceled.CancellationToken == cancellationToken ? e : new OperationCanceledException(e.Message, e, cancellationToken);

        if (ReferenceEquals(e, call.CallersError))
            return e;

        string end = e switch
        {
            TimeoutException => $"timed out: {e.Message}",
            HttpRequestException or IOException => $"received no response: {ErrorText.WithCause(e)}",
            _ => $"failed: {e.Message}",
        };
        return new ApiRequestException(ErrorText.OneLine($"{call.Describe()} {end}"), request, request.Method, _settings, e);
    }

    /// <summary>What is known of a call whose first attempt failed.</summary>
    private sealed class RetryState(HttpRequestMessage request, RequestState initial, Call call, long started, Outcome<HttpResponseMessage> first)
    {
        public HttpRequestMessage Request { get; } = request;

        public RequestState Initial { get; } = initial;

        public Call Call { get; } = call;

        public long Started { get; } = started;

        public Outcome<HttpResponseMessage> First { get; } = first;

        /// <summary>The number of the attempt, without what a rejected token cost.</summary>
        public int Attempt { get; set; }

        /// <summary>How long the next attempt waits.</summary>
        public TimeSpan Wait { get; set; }
    }
}
