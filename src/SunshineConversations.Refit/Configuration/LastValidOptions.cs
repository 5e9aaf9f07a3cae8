using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace SunshineConversations;

/// <summary>
/// The current options; when a reload makes them invalid, the last valid ones, but never those of another tenant. Compiled into
/// both packages.
/// </summary>
/// <typeparam name="TOptions">The options.</typeparam>
/// <typeparam name="TValid">The type that valid options are converted to.</typeparam>
internal abstract class LastValidOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions, TValid>(
    IOptionsMonitor<TOptions> monitor, IOptionsMonitorCache<TOptions> cache, string name)
    where TOptions : class
    where TValid : class
{
    private Exception? _reported;

    /// <summary>
    /// Whether the options that were valid before can only have been the same tenant's: an application that replaces the monitor
    /// or its cache may return different options for each tenant. Then there is nothing to fall back to, and nothing to check when the host starts.
    /// </summary>
    public bool AreOneTenants { get; } = monitor.GetType() == typeof(OptionsMonitor<TOptions>) && cache.GetType() == typeof(OptionsCache<TOptions>);

    protected string Name { get; } = name;

    protected TValid? Last { get; private set; }

    /// <summary>Gets the current options; while they are invalid, the last valid ones.</summary>
    /// <exception cref="OptionsValidationException">The options are invalid, and the last valid ones do not exist or may be another tenant's.</exception>
    public TValid Get()
    {
        try
        {
            TValid valid = Accept(monitor.Get(Name));
            // Runs for each call: the same object is not written again.
            if (AreOneTenants && !ReferenceEquals(Last, valid))
                Last = valid;

            return valid;
        }
        catch (Exception e) when (Last is not null)
        {
            ReportOnce(e);
            return Last;
        }
    }

    /// <summary>Converts options to the form in which they are used.</summary>
    /// <exception cref="OptionsValidationException">They are invalid.</exception>
    protected abstract TValid Accept(TOptions options);

    protected abstract void Report(string reason);

    /// <summary>Reports the problem once, since the monitor throws the same exception until the options change again.</summary>
    protected void ReportOnce(Exception e)
    {
        if (!ReferenceEquals(Interlocked.Exchange(ref _reported, e), e))
            Report(Reason(e));
    }

    /// <summary>Describes the problem without values: the binder's message repeats the value that it cannot convert.</summary>
    private static string Reason(Exception e)
    {
        if (e is OptionsValidationException)
            return e.Message;

        int path = e.Message.IndexOf(" at '", StringComparison.Ordinal);
        return path < 0 ? e.GetType().Name : $"a value{e.Message[path..]} cannot be converted";
    }
}
