using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The options of a receiver. They are validated when the host starts and read for each request, so that a change needs no restart.</summary>
public sealed class SunshineConversationsWebhooksOptions
{
    /// <summary>
    /// The secrets of the webhooks that may call. Each one is accepted: to replace a webhook without losing events, list the old
    /// secret and the new one until the old webhook is deleted. Required unless an <see cref="IWebhookSecretProvider"/> is registered. One that
    /// <see cref="WebhookSecret.IsValid"/> refuses keeps the host from starting. It is not written as JSON.
    /// </summary>
    [JsonIgnore]
    public IList<string> Secrets { get; set; } = [];

    /// <summary>The largest body in bytes; a larger one gets 413. 1 MB (1,048,576) by default; at least 1.</summary>
    public int MaxRequestBodySize { get; set; } = 1024 * 1024;

    /// <summary>
    /// How long the handlers of a request may take in all; then their token is canceled, and the request gets 503. 20 seconds by
    /// default, since the service does not wait longer; positive, and at most 24 days. While the host stops, nine tenths of
    /// <c>HostOptions.ShutdownTimeout</c> at most.
    /// </summary>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromSeconds(20);
}
