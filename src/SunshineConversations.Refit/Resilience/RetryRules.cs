using System.Net;
using System.Security.Authentication;
using Polly;

namespace SunshineConversations;

/// <summary>Which end of an attempt deserves another one, and after which wait.</summary>
internal static class RetryRules
{
    public static bool IsWorthRetrying(OperationInfo operation, Outcome<HttpResponseMessage> outcome)
    {
        // A POST is not repeated once it may have reached the server: it might create a second conversation.
        bool repeatable = operation.IsRepeatable;
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
        if (response is not null && ResponseCheck.RetryAfter(response, timeProvider) is { } requested)
            return requested;

        // Beyond that, any delay but zero has reached MaxDelay, and the power would overflow.
        int doublings = Math.Min(attempt - 1, 62);
        double longest = Math.Min(options.BaseDelay.TotalMilliseconds * Math.Pow(2, doublings), options.MaxDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
