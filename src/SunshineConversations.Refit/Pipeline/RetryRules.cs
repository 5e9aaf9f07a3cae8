using System.Net;
using System.Security.Authentication;

namespace SunshineConversations;

/// <summary>Decides whether a failed attempt is retried, and after what delay.</summary>
internal static class RetryRules
{
    /// <param name="call">The call.</param>
    /// <param name="result">How the attempt failed.</param>
    /// <param name="attempt">The number of the attempt; the first is 1.</param>
    /// <param name="canBeSentAgain">Whether the content of the request can be sent again.</param>
    /// <param name="remaining">The remaining time of the call.</param>
    /// <param name="timeProvider">The clock.</param>
    public static RetryDecision Decide(Call call, AttemptResult result, int attempt, bool canBeSentAgain, TimeSpan remaining, TimeProvider timeProvider)
    {
        SunshineConversationsRetryOptions options = call.Options.Value.Retry;
        if (MayRepeat(call, result) is not { } mayRepeat)
            return default;
        if (!mayRepeat)
            return new(null, NotRetried.NotRepeatable);
        if (!canBeSentAgain)
            return new(null, NotRetried.ContentCannotBeSentAgain);
        if (attempt > options.MaxRetries)
            return new(null, NotRetried.NoRetriesLeft);

        // Fail now: waiting would not change the result.
        TimeSpan delay = Delay(options, attempt, result.Response, timeProvider);
        return delay < remaining ? new(delay, NotRetried.None) : new(null, NotRetried.WouldExceedTimeout);
    }

    /// <summary>Whether the failed attempt may be repeated; <see langword="null"/> where a retry would fail too.</summary>
    private static bool? MayRepeat(Call call, AttemptResult result)
    {
        // A POST is not repeated once it may have reached the server: it might create a second conversation.
        bool repeatable = call.Operation.IsRepeatable;
        return result switch
        {
            { Response: { } response } => response.StatusCode switch
            {
                // Refused by the rate limit, so nothing was done.
                HttpStatusCode.TooManyRequests => true,
                HttpStatusCode.RequestTimeout
                    or HttpStatusCode.InternalServerError
                    or HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable
                    or HttpStatusCode.GatewayTimeout => repeatable,
                _ => null,
            },
            { Exception: { } e } when ReferenceEquals(e, call.CallersError) => null,
            // A success whose body was not received. An operation that changes something is not repeated; a GET has no effect.
            { Exception: SunshineConversationsException { InnerException: HttpRequestException or IOException or TimeoutException } e } =>
                call.Operation.Method == HttpMethod.Get && ReferenceEquals(Call.Of(e.RequestMessage), call),
            // An invalid certificate stays invalid, and so does an address that may not be called.
            { Exception: HttpRequestException { InnerException: AuthenticationException or InvalidOperationException } } => null,
            { Exception: HttpRequestException e } => repeatable || TransportFaults.WasNeverSent(e),
            { Exception: IOException or TimeoutException } => repeatable,
            _ => null,
        };
    }

    /// <summary>The delay after an attempt; the first is 1.</summary>
    public static TimeSpan Delay(SunshineConversationsRetryOptions options, int attempt, HttpResponseMessage? response, TimeProvider timeProvider)
    {
        // Beyond that, any delay except zero has reached MaxDelay, and the power would overflow.
        int doublings = Math.Min(attempt - 1, 62);
        double longest = Math.Min(options.BaseDelay.TotalMilliseconds * Math.Pow(2, doublings), options.MaxDelay.TotalMilliseconds);
        double spread = Random.Shared.NextDouble();
        if (response is null || ResponseCheck.RetryAfter(response, timeProvider) is not { } requested)
            return TimeSpan.FromMilliseconds(longest * (0.5 + (spread / 2)));

        // All clients that were rejected together received the same value: never earlier than that, and not all at once.
        var later = TimeSpan.FromMilliseconds(longest * spread);
        return later < TimeSpan.MaxValue - requested ? requested + later : TimeSpan.MaxValue;
    }
}
