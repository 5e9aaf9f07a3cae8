using Microsoft.Extensions.Diagnostics.HealthChecks;
using SunshineConversations;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a health check of the inbox.</summary>
public static class SunshineConversationsInboxHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a health check that fails while the database cannot be used, so that nothing is stored or handled, and, where there is a limit, while an event has been waiting for longer. Its data
    /// has the counts of <see cref="InboxStatus"/>.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="maxAge">How long the oldest event may have been waiting; <see langword="null"/> for no limit. Retries take about two minutes with the default options.</param>
    /// <param name="failureStatus">The status on failure; <see langword="null"/> for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">The tags of the check; <see langword="null"/> for none.</param>
    /// <returns>The health checks.</returns>
    public static IHealthChecksBuilder AddSunshineConversationsInbox(
        this IHealthChecksBuilder builder, TimeSpan? maxAge = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            "sunshine_conversations_inbox",
            provider => new InboxHealthCheck(provider.GetRequiredService<PostgreSqlInbox>(), maxAge),
            failureStatus,
            tags));
    }

    private sealed class InboxHealthCheck(PostgreSqlInbox inbox, TimeSpan? maxAge) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            // A failure of the database is caught, and reported, by the caller.
            InboxStatus status = await inbox.Inbox.GetStatusAsync(cancellationToken);
            var data = new Dictionary<string, object>
            {
                ["waiting"] = status.Waiting,
                ["oldestSeconds"] = (status.OldestAge ?? TimeSpan.Zero).TotalSeconds,
                ["failed"] = status.Failed,
            };
            // Without the messages of the exceptions: a description may be public, and they contain the names of servers and users.
            string? problem = inbox.StoringFailure is not null ? "Events cannot be stored."
                : inbox.HandlingFailure is not null ? "Events cannot be handled."
                : status.OldestAge > maxAge ? "An event has been waiting for too long."
                : null;
            return problem is null
                ? HealthCheckResult.Healthy(data: data)
                : new HealthCheckResult(context.Registration.FailureStatus, problem, inbox.StoringFailure ?? inbox.HandlingFailure, data);
        }
    }
}
