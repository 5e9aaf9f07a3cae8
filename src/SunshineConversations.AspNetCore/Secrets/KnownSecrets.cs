using Microsoft.Extensions.Logging;

namespace SunshineConversations;

/// <summary>The current secrets of a receiver: those of its options, and those of the providers.</summary>
internal sealed class KnownSecrets(string receiverName, ReceiverOptions receiverOptions, IEnumerable<IWebhookSecretProvider> providers, ILogger logger)
{
    private readonly IWebhookSecretProvider[] _providers = [.. providers];

    /// <summary>Compares the key of a request with the secrets.</summary>
    /// <param name="key">The key; <see langword="null"/> unless there is exactly one.</param>
    /// <param name="options">The current options.</param>
    /// <param name="cancellationToken">Is canceled when the caller disconnects.</param>
    public async ValueTask<SecretMatch> CheckAsync(string? key, SunshineConversationsWebhooksOptions options, CancellationToken cancellationToken)
    {
        IEnumerable<string> secrets = options.Secrets;
        bool anyKnown = false;
        try
        {
            for (int i = 0; !WebhookSecret.Matches(key, secrets); i++)
            {
                anyKnown |= secrets.Any();
                // The key may be a secret that is currently unknown, and a delivery rejected with 401 is lost.
                if (secrets.Any(string.IsNullOrEmpty))
                    return SecretMatch.NoneKnown;

                if (i == _providers.Length)
                    return anyKnown ? SecretMatch.None : SecretMatch.NoneKnown;

                secrets = await _providers[i].GetSecretsAsync(receiverName, cancellationToken);
            }

            return SecretMatch.One;
        }
        catch (Exception e)
        {
            if (!cancellationToken.IsCancellationRequested)
                ReceiverLog.SecretsUnusable(logger, e);

            return SecretMatch.NoneKnown;
        }
    }

    /// <summary>Gets whether any secret is known, so that requests can be accepted.</summary>
    public async ValueTask<bool> AnyAsync(CancellationToken cancellationToken) =>
        receiverOptions.Find() is { } options && (options.Secrets.Any(WebhookSecret.IsValid) || await CheckAsync(null, options, cancellationToken) == SecretMatch.None);
}
