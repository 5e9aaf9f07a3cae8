namespace SunshineConversations;

/// <summary>
/// Provides the secrets of webhooks where the options cannot: for a bot that creates its webhook on startup, or tenants
/// in a database. Register it as a singleton. Its secrets are accepted in addition to those of the options.
/// </summary>
public interface IWebhookSecretProvider
{
    /// <summary>
    /// Gets the secrets. Called for each request: keep them in memory. While neither it nor the options have any,
    /// the response is 503, and the service redelivers later.
    /// </summary>
    /// <param name="receiverName">The name of the receiver; empty for the one without a name.</param>
    /// <param name="cancellationToken">Is canceled when the caller disconnects.</param>
    /// <returns>The accepted secrets; empty while none is known. An exception results in 503, as does a secret that is empty or that
    /// <see cref="WebhookSecret.IsValid"/> rejects, unless another secret matches.</returns>
    ValueTask<IReadOnlyCollection<string>> GetSecretsAsync(string receiverName, CancellationToken cancellationToken);
}
