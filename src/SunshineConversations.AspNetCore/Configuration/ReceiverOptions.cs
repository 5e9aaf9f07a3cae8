using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SunshineConversations;

/// <summary>The options of one receiver, read for every request.</summary>
internal sealed class ReceiverOptions(
    IOptionsMonitor<SunshineConversationsWebhookOptions> monitor,
    IOptionsMonitorCache<SunshineConversationsWebhookOptions> cache,
    string receiverName,
    ILogger logger)
    : LastValidOptions<SunshineConversationsWebhookOptions, SunshineConversationsWebhookOptions>(monitor, cache, receiverName)
{
    /// <summary>Checks the options when the host starts.</summary>
    /// <exception cref="OptionsValidationException">They are invalid.</exception>
    public void CheckAtStart()
    {
        if (AreOneTenants)
            Get();
    }

    /// <summary>Gets the options as <see cref="LastValidOptions{TOptions, TValid}.Get"/> does; <see langword="null"/> where there are none.</summary>
    public SunshineConversationsWebhookOptions? Find()
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

    // The monitor's own validators have seen them.
    protected override SunshineConversationsWebhookOptions Accept(SunshineConversationsWebhookOptions options) => options;

    protected override void Report(string reason) => ReceiverLog.OptionsInvalid(logger, Name, reason);
}
