using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The options of a receiver. They are validated when the host starts and read for each request, so changes take effect without a restart.</summary>
public sealed class SunshineConversationsWebhooksOptions
{
    /// <summary>
    /// The accepted webhook secrets. All of them are accepted: to replace a webhook without losing events, list the old
    /// secret and the new one until the old webhook is deleted. Required unless an <see cref="IWebhookSecretProvider"/> is registered. A secret that
    /// <see cref="WebhookSecret.IsValid"/> rejects prevents the host from starting. Not serialized to JSON.
    /// </summary>
    [JsonIgnore]
    public IList<string> Secrets { get; set; } = [];

    /// <summary>The maximum size of a request body in bytes; a larger body is rejected with 413. 1 MB (1,048,576) by default; at least 1.</summary>
    public int MaxRequestBodySize { get; set; } = 1024 * 1024;

    /// <summary>
    /// The total time for the handlers of a request; after that their token is canceled, and the response is 503. 20 seconds by
    /// default, since the service does not wait longer; positive, and at most 24 days. While the host is stopping, at most nine tenths of
    /// <c>HostOptions.ShutdownTimeout</c>.
    /// </summary>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromSeconds(20);
}
