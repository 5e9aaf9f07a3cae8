using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SunshineConversations;

/// <summary>The options of one receiver, read for every request.</summary>
internal sealed class ReceiverOptions(
    IOptionsMonitor<SunshineConversationsWebhooksOptions> monitor,
    IOptionsMonitorCache<SunshineConversationsWebhooksOptions> cache,
    string receiverName,
    ILogger logger)
    : LastValidOptions<SunshineConversationsWebhooksOptions, SunshineConversationsWebhooksOptions>(monitor, cache, receiverName)
{
    /// <summary>Checks the options when the host starts.</summary>
    /// <exception cref="OptionsValidationException">They are invalid.</exception>
    public void CheckAtStart()
    {
        if (AreOneTenants)
            Get();
    }

    /// <summary>Gets the options as <see cref="LastValidOptions{TOptions, TValid}.Get"/> does; <see langword="null"/> where there are none.</summary>
    public SunshineConversationsWebhooksOptions? Find()
    {
        try
        {
            return Get();
        }
        catch (Exception e)
        {
            ReportOnce(e);
            return null;
        }
    }

    // The monitor's own validators have already checked them.
    protected override SunshineConversationsWebhooksOptions Accept(SunshineConversationsWebhooksOptions options) => options;

    protected override void Report(string reason) => ReceiverLog.OptionsInvalid(logger, Name, reason);
}
