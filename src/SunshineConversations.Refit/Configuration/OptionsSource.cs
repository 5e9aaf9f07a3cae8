using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SunshineConversations;

/// <summary>
/// The options of one client as they are now, read for every call. Each options object is validated the first time
/// that a call meets it, wherever it came from.
/// </summary>
internal sealed class OptionsSource
{
    private readonly IOptionsMonitor<SunshineConversationsOptions> _monitor;
    private readonly SunshineConversationsOptionsValidator _validator;
    private readonly string _name;
    private readonly ILogger _logger;
    private readonly ConditionalWeakTable<SunshineConversationsOptions, OptionsSnapshot> _known = [];

    private OptionsSnapshot? _last;
    private Exception? _reported;

    public OptionsSource(
        IOptionsMonitor<SunshineConversationsOptions> monitor,
        IOptionsMonitorCache<SunshineConversationsOptions> cache,
        SunshineConversationsOptionsValidator validator,
        string name,
        ILogger logger)
    {
        _monitor = monitor;
        _validator = validator;
        _name = name;
        _logger = logger;
        // Whoever replaces either may give each tenant options of its own.
        AreOneTenants = monitor.GetType() == typeof(OptionsMonitor<SunshineConversationsOptions>) && cache.GetType() == typeof(OptionsCache<SunshineConversationsOptions>);
    }

    /// <summary>
    /// Whether the options that were valid before can only have been the same tenant's. Else there is nothing to go
    /// back to when they become invalid, and nothing to check before a call.
    /// </summary>
    public bool AreOneTenants { get; }

    /// <summary>Gets the options; while they are invalid, the last valid ones, but never another tenant's.</summary>
    /// <exception cref="OptionsValidationException">They are invalid, and were never valid or may be another tenant's.</exception>
    public OptionsSnapshot Get()
    {
        try
        {
            SunshineConversationsOptions options = _monitor.Get(_name);
            if (ReferenceEquals(_last?.Source, options))
                return _last!;

            if (!_known.TryGetValue(options, out OptionsSnapshot? valid))
                _known.AddOrUpdate(options, valid = Validate(options));

            if (AreOneTenants)
                _last = valid;

            return valid;
        }
        catch (Exception e) when (_last is not null)
        {
            // The monitor throws the same exception until the options change again.
            if (!ReferenceEquals(Interlocked.Exchange(ref _reported, e), e))
                ClientLog.OptionsInvalid(_logger, _name, Reason(e));

            return _last;
        }
    }

    /// <summary>Checks what can be checked before a call.</summary>
    /// <exception cref="OptionsValidationException">The options are invalid.</exception>
    public void CheckAtStart()
    {
        if (!AreOneTenants)
            return;

        OptionsSnapshot options = Get();
        if (_validator.HasUnusedProvider(options.Value))
            ClientLog.TokenProviderUnused(_logger, _name);
    }

    private OptionsSnapshot Validate(SunshineConversationsOptions options)
    {
        ValidateOptionsResult result = _validator.Validate(_name, options);
        return result.Failed
            ? throw new OptionsValidationException(_name, typeof(SunshineConversationsOptions), result.Failures)
            : new OptionsSnapshot(options, _name);
    }

    /// <summary>What is wrong, without values: the binder's message repeats the one that it cannot convert.</summary>
    private static string Reason(Exception e)
    {
        if (e is OptionsValidationException)
            return e.Message;

        int path = e.Message.IndexOf(" at '", StringComparison.Ordinal);
        return path < 0 ? e.GetType().Name : $"a value{e.Message[path..]} cannot be converted";
    }
}
