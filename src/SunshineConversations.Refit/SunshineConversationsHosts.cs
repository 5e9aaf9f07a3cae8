namespace SunshineConversations;

/// <summary>The base URLs of the service.</summary>
/// <seealso href="https://developer.zendesk.com/api-reference/conversations/#section/Introduction/Regions"/>
public static class SunshineConversationsHosts
{
    /// <summary>The United States host of legacy Sunshine Conversations accounts, and the default: <c>https://api.smooch.io</c>.</summary>
    public static Uri UnitedStates { get; } = new("https://api.smooch.io");

    /// <summary>The European Union host of legacy Sunshine Conversations accounts: <c>https://api.eu-1.smooch.io</c>.</summary>
    public static Uri EuropeanUnion { get; } = new("https://api.eu-1.smooch.io");

    /// <summary>The host of OAuth: <c>https://oauth-bridge.zendesk.com/sc</c>.</summary>
    public static Uri OAuth { get; } = new("https://oauth-bridge.zendesk.com/sc");

    /// <summary>The host of a Zendesk account: <c>https://acme.zendesk.com/sc</c> for the subdomain <c>acme</c>.</summary>
    /// <param name="subdomain">The subdomain alone: letters, digits and hyphens.</param>
    /// <returns>The base URL.</returns>
    /// <exception cref="ArgumentException"><paramref name="subdomain"/> is not a subdomain.</exception>
    public static Uri ForSubdomain(string subdomain)
    {
        ArgumentException.ThrowIfNullOrEmpty(subdomain);
        if (!IsSubdomain(subdomain))
            throw new ArgumentException("A subdomain consists of letters, digits and hyphens: 'acme' of 'acme.zendesk.com'.", nameof(subdomain));

        return new Uri($"https://{subdomain}.zendesk.com/sc");
    }

    /// <summary>One label of a host name: nothing that could lead to another host.</summary>
    internal static bool IsSubdomain(string text) =>
        text.Length <= 63 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && text[0] != '-' && text[^1] != '-';
}
