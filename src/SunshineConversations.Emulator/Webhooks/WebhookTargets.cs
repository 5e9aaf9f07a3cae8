using System.Net;

namespace SunshineConversations.Emulator;

/// <summary>The targets that webhooks may be delivered to: this machine, unless the options say otherwise.</summary>
internal static class WebhookTargets
{
    /// <exception cref="EmulatorErrorException">400: the target is not allowed.</exception>
    public static void ThrowIfRefused(string target, AppState state)
    {
        if (!Uri.TryCreate(target, UriKind.Absolute, out Uri? uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            throw EmulatorErrorException.BadRequest("target must be an absolute URL with http or https");

        if (!IsAllowed(uri, state.Options))
            throw EmulatorErrorException.BadRequest($"target must be on this machine unless the emulator runs with {nameof(EmulatorOptions.AllowRemoteWebhookTargets)}");
    }

    public static bool IsAllowed(Uri target, EmulatorOptions options) => options.AllowRemoteWebhookTargets || IsLoopback(target.IdnHost);

    /// <summary>Not every name that resolves to a loopback address, since a name can resolve differently the next time.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}
