namespace SunshineConversations;

/// <summary>
/// Provides the secrets of webhooks where the options cannot: for a bot that creates its webhook at the start, or tenants
/// in a database. Register it as a singleton. Its secrets are accepted beside those of the options.
/// </summary>
public interface IWebhookSecretProvider
{
    /// <summary>
    /// Gets the secrets, for each request: keep them in memory. While there are none and the options have none either,
    /// requests get 503, and the service delivers again later.
    /// </summary>
    /// <param name="receiverName">The name of the receiver; empty for the one without a name.</param>
    /// <param name="cancellationToken">Is canceled when the caller disconnects.</param>
    /// <returns>The secrets, each of which is accepted; empty while none is known. An exception gives 503, and so does a secret that is empty or that
    /// <see cref="WebhookSecret.IsValid"/> refuses, unless another one matches.</returns>
    ValueTask<IReadOnlyCollection<string>> GetSecretsAsync(string receiverName, CancellationToken cancellationToken);
}
