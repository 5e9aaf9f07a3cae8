using System.Net;
using System.Security.Authentication;
using Polly;

namespace SunshineConversations;

/// <summary>Which end of an attempt deserves another one, and after which wait.</summary>
internal static class RetryRules
{
    public static bool IsWorthRetrying(Call call, Outcome<HttpResponseMessage> outcome)
    {
        // A POST is not repeated once it may have reached the server: it might create a second conversation.
        bool repeatable = call.Operation.IsRepeatable;
        return outcome switch
        {
            { Result: { } response } => response.StatusCode switch
            {
                // Refused by the rate limit, so nothing was done.
                HttpStatusCode.TooManyRequests => true,
                HttpStatusCode.RequestTimeout
                    or HttpStatusCode.InternalServerError
                    or HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable
                    or HttpStatusCode.GatewayTimeout => repeatable,
                _ => false,
            },
            { Exception: { } e } when ReferenceEquals(e, call.CallersError) => false,
            // A success whose body did not come. What was done is not done again, and a GET did nothing.
            { Exception: SunshineConversationsException { InnerException: HttpRequestException or IOException or TimeoutException } e } =>
                call.Operation.Method == HttpMethod.Get && ReferenceEquals(Call.Of(e.RequestMessage), call),
            // An invalid certificate stays invalid, and so does an address that is not called.
            { Exception: HttpRequestException { InnerException: AuthenticationException or InvalidOperationException } } => false,
            { Exception: HttpRequestException e } => repeatable || TransportFaults.WasNeverSent(e),
            { Exception: IOException or TimeoutException } => repeatable,
            _ => false,
        };
    }

    /// <summary>The wait after this attempt; the first is 1.</summary>
    public static TimeSpan Wait(SunshineConversationsRetryOptions options, int attempt, HttpResponseMessage? response, TimeProvider timeProvider)
    {
        // Beyond that, any delay but zero has reached MaxDelay, and the power would overflow.
        int doublings = Math.Min(attempt - 1, 62);
        double longest = Math.Min(options.BaseDelay.TotalMilliseconds * Math.Pow(2, doublings), options.MaxDelay.TotalMilliseconds);
        double spread = Random.Shared.NextDouble();
        if (response is null || ResponseCheck.RetryAfter(response, timeProvider) is not { } requested)
            return TimeSpan.FromMilliseconds(longest * (0.5 + (spread / 2)));

        // All who were refused together were told the same: never earlier than that, and not all at once.
        var later = TimeSpan.FromMilliseconds(longest * spread);
        return later < TimeSpan.MaxValue - requested ? requested + later : TimeSpan.MaxValue;
    }
}
