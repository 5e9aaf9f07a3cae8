using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SunshineConversations;

/// <summary>The options and the secrets of a receiver as they are now.</summary>
internal sealed partial class KnownSecrets(
    string receiverName,
    IOptionsMonitor<SunshineConversationsWebhookOptions> monitor,
    IOptionsMonitorCache<SunshineConversationsWebhookOptions> cache,
    IEnumerable<IWebhookSecretSource> sources,
    ILogger logger)
{
    // Whoever replaces either may give each tenant options of its own: then the last ones may be another tenant's.
    private readonly bool _areOneTenants =
        monitor.GetType() == typeof(OptionsMonitor<SunshineConversationsWebhookOptions>) && cache.GetType() == typeof(OptionsCache<SunshineConversationsWebhookOptions>);

    private readonly IWebhookSecretSource[] _sources = [.. sources];
    private SunshineConversationsWebhookOptions? _last;
    private Exception? _reported;

    /// <summary>Gets the options; while they are invalid, such as without a secret, the last valid ones.</summary>
    /// <exception cref="OptionsValidationException">They are invalid, and were never valid or may be another tenant's.</exception>
    public SunshineConversationsWebhookOptions Options()
    {
        try
        {
            SunshineConversationsWebhookOptions options = monitor.Get(receiverName);
            return _areOneTenants ? _last = options : options;
        }
        catch (Exception e) when (_last is not null)
        {
            // The monitor throws the same exception until the options change again.
            if (!ReferenceEquals(Interlocked.Exchange(ref _reported, e), e))
                LogInvalid(logger, receiverName, e is OptionsValidationException ? e.Message : e.GetType().Name);

            return _last;
        }
    }

    /// <summary>Gets every secret that is accepted; empty while none is known.</summary>
    public async ValueTask<IReadOnlyCollection<string>> GetAsync(CancellationToken cancellationToken)
    {
        IEnumerable<string> configured = Options().Secrets;
        if (_sources.Length == 0)
            return [.. configured];

        var secrets = new List<string>(configured);
        foreach (IWebhookSecretSource source in _sources)
        {
            try
            {
                secrets.AddRange(await source.GetSecretsAsync(receiverName, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // Without its secrets a request may look wrong that is not, and what is refused with 401 is lost.
                LogSourceFailed(logger, e);
                return [];
            }
        }

        secrets.RemoveAll(string.IsNullOrEmpty);
        return secrets;
    }

    [LoggerMessage(10, LogLevel.Error, "The options of the webhook receiver '{ReceiverName}' became invalid, and the last valid ones stay in use. {Reason}")]
    private static partial void LogInvalid(ILogger logger, string receiverName, string reason);

    [LoggerMessage(11, LogLevel.Error, "The source of webhook secrets failed, and the request gets 503")]
    private static partial void LogSourceFailed(ILogger logger, Exception exception);
}
