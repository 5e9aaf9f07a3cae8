using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Refit;

namespace SunshineConversations;

/// <summary>
/// The outermost handler, which covers a whole call: its options, its attempts, the delays between them and the limits
/// of time and size. It returns a response that was read to its end, or throws an <see cref="ApiExceptionBase"/> or
/// the caller's own cancellation.
/// </summary>
internal sealed class CallHandler : DelegatingHandler
{
    /// <summary>How much of an error's body is kept.</summary>
    internal const int MaxErrorContentLength = 64 * 1024;

    private readonly OptionsSource _currentOptions;
    private readonly RefitSettings _settings;
    private readonly ResponseCheck _responseCheck;
    private readonly ConfiguredHttpVersion _version;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ClientTelemetry _telemetry;

    /// <summary>Whether no handler of the application is outside this one, so that only this library sees the responses to its requests.</summary>
    public bool IsOutermost { get; set; }

    /// <summary>Whether no handler of the application is inside it, so that nothing keeps the token of an attempt beyond its end.</summary>
    public bool IsAboveTransport { get; set; }

    public CallHandler(OptionsSource currentOptions, RefitSettings settings, ResponseCheck responseCheck, ConfiguredHttpVersion version, TimeProvider timeProvider, ILogger logger, ClientTelemetry telemetry)
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
        var call = Call.Start(request, _currentOptions.Get(), mayLoseUrl: !IsAboveTransport);
        if (call.IsRefits)
            _version.Apply(request);

        using Activity? activity = ClientTelemetry.StartCall(call);
        var snapshot = new RequestSnapshot(request);
        AttemptResult result;
        for (int attempt = 1; ; attempt++)
        {
            result = await AttemptAsync(request, call, started, attempt, cancellationToken).ConfigureAwait(false);
            if (result.Response is { IsSuccessStatusCode: true } || DelayBeforeRetry(call, result, attempt, snapshot.CanBeSentAgain, started) is not { } delay)
                break;

            result.Response?.Dispose();
            await Task.Delay(delay, _timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                result = new(null, new OperationCanceledException(cancellationToken));
                break;
            }

            snapshot.Restore(request);
            call.Attempts++;
        }

        // A handler of the application may have replaced it.
        request.RequestUri = snapshot.Address;
        Call.HideSecret(request);
        Exception? error = result.Exception is { } exception ? ErrorOf(request, call, exception, cancellationToken) : null;
        if (activity is not null || _telemetry.MeasuresCalls)
            _telemetry.EndCall(activity, call, _timeProvider.GetElapsedTime(started), ClientTelemetry.ErrorType(result.Response, error?.InnerException ?? error));

        // Refit does not check a response that it returns unread.
        if (result.Response is { IsSuccessStatusCode: false } refusal && call.Operation.StreamsResponse)
            error = await _responseCheck.ErrorOfAsync(refusal).ConfigureAwait(false);

        // Keeps the stack trace, which points to the caller's code.
        if (error is not null)
            ExceptionDispatchInfo.Throw(error);

        return result.Response!;
    }

    /// <summary>Decides whether a failed attempt is retried, and reports the decision.</summary>
    private TimeSpan? DelayBeforeRetry(Call call, AttemptResult result, int attempt, bool canBeSentAgain, long started)
    {
        RetryDecision decision = RetryRules.Decide(call, result, attempt, canBeSentAgain, Remaining(call.Options.Value, started), _timeProvider);
        call.NotRetried = decision.NotRetried;
        if (decision.Delay is { } delay)
        {
            string reason = ClientTelemetry.ErrorType(result.Response, CauseOf(result.Exception))!;
            _telemetry.Waiting(call, delay, reason);
            ClientLog.Retrying(_logger, call.Operation.Name, call.Operation.Method, call.Operation.Route, delay.TotalMilliseconds, attempt, reason);
        }
        else if (decision.NotRetried != NotRetried.None && _logger.IsEnabled(LogLevel.Debug))
        {
            ClientLog.NotRetried(_logger, call.Operation.Name, call.Operation.Method, call.Operation.Route, decision.NotRetried);
        }

        return decision.Delay;
    }

    private TimeSpan Remaining(SunshineConversationsOptions options, long started) => options.Timeout - _timeProvider.GetElapsedTime(started);

    /// <summary>The limit of an attempt also keeps the call within its total time, so that one timer is enough.</summary>
    private static TimeSpan TimeoutOf(Call call, TimeSpan elapsed)
    {
        SunshineConversationsOptions options = call.Options.Value;
        TimeSpan remaining = options.Timeout - elapsed;
        TimeSpan limit = call.Operation.CarriesFile || remaining < options.AttemptTimeout ? remaining : options.AttemptTimeout;
        return limit > TimeSpan.FromMilliseconds(1) ? limit : TimeSpan.FromMilliseconds(1);
    }

    private async ValueTask<AttemptResult> AttemptAsync(HttpRequestMessage request, Call call, long started, int attempt, CancellationToken cancellationToken)
    {
        SunshineConversationsOptions options = call.Options.Value;
        long begun = attempt == 1 ? started : _timeProvider.GetTimestamp();
        HttpResponseMessage? response = null;
        bool isHandedOver = false;
        CancellationTokenSource limit = AttemptTimer.Start(TimeoutOf(call, _timeProvider.GetElapsedTime(started, begun)), _timeProvider);
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        try
        {
            response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            // Also where a handler of the application replaced it: a different request may carry different credentials.
            response.RequestMessage = request;
            // The upload is done, or the download was refused: the rest of the response is short.
            if (call.Operation.CarriesFile && !(call.Operation.StreamsResponse && response.IsSuccessStatusCode) && options.AttemptTimeout < Remaining(options, started))
                limit.CancelAfter(options.AttemptTimeout);

            if (call.Operation.StreamsResponse && response.IsSuccessStatusCode)
            {
                Stream(response, call, limit);
                isHandedOver = true;
            }
            // Read to its end within the attempt: a connection that breaks in the middle of a response is a failed attempt.
            // The headers of a HEAD response describe a body that is not sent.
            else if (request.Method != HttpMethod.Head)
            {
                if (!await BufferedContent.TryReadAsync(response, LongestOf(response, options), limit.Token, cancellationToken).ConfigureAwait(false))
                    throw _responseCheck.TooLarge(response, $"{options.MaxResponseContentBufferSize} bytes that {nameof(SunshineConversationsOptions.MaxResponseContentBufferSize)} allows");

                var content = (BufferedContent)response.Content;
                if (content.BreakOff is { } cause)
                {
                    content.BreakOff = Classify(cause, request, call, started, limit.Token, cancellationToken);
                    // An error is reported and retried by its status. For a success, this says whether the body was needed.
                    if (response.IsSuccessStatusCode && _responseCheck.ErrorOf(response, content) is { } error)
                        throw error;
                }
            }

            if (!IsOutermost || !call.IsOurs)
                (response.Content as BufferedContent)?.ShowHeaders();

            if (_logger.IsEnabled(LogLevel.Debug))
                ClientLog.Received(_logger, call.Operation.Name, call.Operation.Method, call.Operation.Route, (int)response.StatusCode, _timeProvider.GetElapsedTime(begun).TotalMilliseconds, attempt);

            return new(response, null);
        }
        catch (Exception e)
        {
            response?.Dispose();
            e = Classify(e, request, call, started, limit.Token, cancellationToken);

            if (_logger.IsEnabled(LogLevel.Debug))
                ClientLog.NotReceived(_logger, call.Operation.Name, call.Operation.Method, call.Operation.Route, _timeProvider.GetElapsedTime(begun).TotalMilliseconds, attempt, CauseOf(e)!.GetType().Name);

            return new(null, e);
        }
        finally
        {
            registration.Dispose();
            // A token provider receives the token too.
            if (!isHandedOver)
                AttemptTimer.Stop(limit, mayKeep: IsAboveTransport && options.Authentication != SunshineConversationsAuthentication.Token);
        }
    }

    private static int LongestOf(HttpResponseMessage response, SunshineConversationsOptions options) =>
        response.IsSuccessStatusCode ? options.MaxResponseContentBufferSize : MaxErrorContentLength;

    /// <summary>Leaves the content to the caller, within the remaining time.</summary>
    private void Stream(HttpResponseMessage response, Call call, CancellationTokenSource limit)
    {
        if (response.Content.Headers.ContentLength > StreamedContent.MaxLength)
            throw _responseCheck.TooLarge(response, $"{StreamedContent.MaxLength} bytes that a file may have");
        if (response.Content.Headers.ContentEncoding.FirstOrDefault(StreamedContent.IsCompression) is { } coding)
            throw _responseCheck.Compressed(response, coding);

        response.Content = new StreamedContent(response.Content, limit, $"The download took longer than {nameof(SunshineConversationsOptions.Timeout)}, {call.Options.Value.Timeout}.");
    }

    /// <summary>The original failure counts, whatever exception a handler of the application turned it into.</summary>
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

    /// <summary>Whether it is an error of this call, not of a call that a handler made itself.</summary>
    private static bool IsOwn(Exception e, HttpRequestMessage request) => e is ApiExceptionBase own && ReferenceEquals(own.RequestMessage, request);

    /// <summary>Describes how the call failed.</summary>
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
        string message = $"{call.Describe()} {end}";
        if (call.NotRetried.Explanation() is { Length: > 0 } explanation)
            message = $"{message.TrimEnd('.')}{explanation}.";

        return new ApiRequestException(ErrorText.OneLine(message), request, request.Method, _settings, e);
    }
}
