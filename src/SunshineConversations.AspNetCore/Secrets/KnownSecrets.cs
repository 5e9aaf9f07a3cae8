using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SunshineConversations;

/// <summary>The options and the secrets of a receiver as they are now.</summary>
internal sealed class KnownSecrets(
    string receiverName,
    IOptionsMonitor<SunshineConversationsWebhookOptions> monitor,
    IOptionsMonitorCache<SunshineConversationsWebhookOptions> cache,
    IEnumerable<IWebhookSecretSource> sources,
    ILogger logger)
{
    // Whoever replaces either may give each tenant options of its own: then the last ones may be another tenant's, and
    // there may be none at the start.
    private readonly bool _areOneTenants =
        monitor.GetType() == typeof(OptionsMonitor<SunshineConversationsWebhookOptions>) && cache.GetType() == typeof(OptionsCache<SunshineConversationsWebhookOptions>);

    private readonly IWebhookSecretSource[] _sources = [.. sources];
    private SunshineConversationsWebhookOptions? _last;
    private Exception? _reported;

    /// <summary>Checks the options when the host starts.</summary>
    /// <exception cref="OptionsValidationException">They are invalid.</exception>
    public void CheckAtStart()
    {
        if (_areOneTenants)
            _last = monitor.Get(receiverName);
    }

    /// <summary>
    /// Gets the options; while they are invalid, such as without a secret, the last valid ones, and <see langword="null"/>
    /// where there are none or they may be another tenant's.
    /// </summary>
    public SunshineConversationsWebhookOptions? Options()
    {
        try
        {
            SunshineConversationsWebhookOptions options = monitor.Get(receiverName);
            return _areOneTenants ? _last = options : options;
        }
        catch (Exception e)
        {
            // The monitor throws the same exception until the options change again.
            if (!ReferenceEquals(Interlocked.Exchange(ref _reported, e), e))
                ReceiverLog.OptionsInvalid(logger, receiverName, e is OptionsValidationException ? e.Message : e.GetType().Name);

            return _last;
        }
    }

    /// <summary>Compares the key of a request with the secrets.</summary>
    /// <param name="key">The key; <see langword="null"/> when there is not exactly one.</param>
    /// <param name="options">The current options.</param>
    /// <param name="cancellationToken">Ends when the caller disconnects.</param>
    public async ValueTask<SecretMatch> CheckAsync(string? key, SunshineConversationsWebhookOptions options, CancellationToken cancellationToken)
    {
        IEnumerable<string> secrets = options.Secrets;
        bool anyKnown = false;
        try
        {
            for (int i = 0; !WebhookSecret.Matches(key, secrets); i++)
            {
                anyKnown |= secrets.Any();
                // The key may be one of those that are not known now, and what is refused with 401 is lost.
                if (secrets.Any(string.IsNullOrEmpty))
                    return SecretMatch.NoneKnown;

                if (i == _sources.Length)
                    return anyKnown ? SecretMatch.None : SecretMatch.NoneKnown;

                secrets = await _sources[i].GetSecretsAsync(receiverName, cancellationToken);
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

    /// <summary>Gets whether any secret is known, so that requests can be let in.</summary>
    public async ValueTask<bool> AnyAsync(CancellationToken cancellationToken) =>
        Options() is { } options && (options.Secrets.Any(WebhookSecret.IsValid) || await CheckAsync(null, options, cancellationToken) == SecretMatch.None);
}
