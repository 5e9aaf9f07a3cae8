using Microsoft.Extensions.Diagnostics.HealthChecks;
using SunshineConversations;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks of receivers of Sunshine Conversations webhooks.</summary>
public static class SunshineConversationsWebhooksHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a health check that fails while no secret is known and every webhook request is therefore rejected with 503, and until the bot of
    /// <see cref="SunshineConversationsWebhooksBuilder.SetUp(string, BotSetup)"/> is set up, so that its webhook exists.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="receiverName">The name with which the receiver was registered; <see langword="null"/> or empty for none.</param>
    /// <param name="failureStatus">The status on failure; <see langword="null"/> for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">The tags of the check; <see langword="null"/> for none.</param>
    /// <returns>The health checks.</returns>
    public static IHealthChecksBuilder AddSunshineConversationsWebhooks(
        this IHealthChecksBuilder builder,
        string? receiverName = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            string.IsNullOrEmpty(receiverName) ? "sunshine_conversations_webhooks" : $"sunshine_conversations_webhooks_{receiverName}",
            provider => new SecretsHealthCheck(provider.GetRequiredKeyedService<KnownSecrets>(receiverName ?? ""), provider.GetKeyedService<BotSetupService>(receiverName ?? "")),
            failureStatus,
            tags));
    }

    private sealed class SecretsHealthCheck(KnownSecrets secrets, BotSetupService? setup) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            setup?.Failure is { } failure
                ? new HealthCheckResult(context.Registration.FailureStatus, $"The bot is not set up: {failure}")
            : await secrets.AnyAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(context.Registration.FailureStatus, "No webhook secret is known.");
    }
}
