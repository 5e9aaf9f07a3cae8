using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SunshineConversations;

/// <summary>
/// The options of one client, read for every call. Each options object is validated the first time a call uses it,
/// wherever it came from.
/// </summary>
internal sealed class OptionsSource(
    IOptionsMonitor<SunshineConversationsOptions> monitor,
    IOptionsMonitorCache<SunshineConversationsOptions> cache,
    SunshineConversationsOptionsValidator validator,
    string name,
    ILogger logger)
    : LastValidOptions<SunshineConversationsOptions, OptionsSnapshot>(monitor, cache, name)
{
    private readonly ConditionalWeakTable<SunshineConversationsOptions, OptionsSnapshot> _known = [];

    /// <summary>Validates the options before the first call, where possible.</summary>
    /// <exception cref="OptionsValidationException">The options are invalid.</exception>
    public void CheckAtStart()
    {
        if (AreOneTenants && validator.HasUnusedProvider(Get().Value))
            ClientLog.TokenProviderUnused(logger, Name);
    }

    protected override OptionsSnapshot Accept(SunshineConversationsOptions options)
    {
        if (Last is { } last && ReferenceEquals(last.Source, options))
            return last;

        if (!_known.TryGetValue(options, out OptionsSnapshot? valid))
            _known.AddOrUpdate(options, valid = Validate(options));

        return valid;
    }

    protected override void Report(string reason) => ClientLog.OptionsInvalid(logger, Name, reason);

    private OptionsSnapshot Validate(SunshineConversationsOptions options)
    {
        ValidateOptionsResult result = validator.Validate(Name, options);
        return result.Failed
            ? throw new OptionsValidationException(Name, typeof(SunshineConversationsOptions), result.Failures)
            : new OptionsSnapshot(options, Name);
    }
}
