namespace SunshineConversations;

/// <summary>Where an event came from.</summary>
public sealed class WebhookContext
{
    /// <summary>Creates a context, for the tests of a handler.</summary>
    /// <param name="appId">The ID of the app; empty only when the service omits it.</param>
    /// <param name="webhookId">The ID of the webhook; empty only when the service omits it.</param>
    /// <param name="receiverName">The name of the receiver; empty for the one without a name.</param>
    /// <param name="services">The services of the event's scope.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public WebhookContext(string appId, string webhookId, string receiverName, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(appId);
        ArgumentNullException.ThrowIfNull(webhookId);
        ArgumentNullException.ThrowIfNull(receiverName);
        ArgumentNullException.ThrowIfNull(services);
        AppId = appId;
        WebhookId = webhookId;
        ReceiverName = receiverName;
        Services = services;
    }

    /// <summary>The ID of the app, as the API methods expect it; empty only when the service omits it.</summary>
    public string AppId { get; }

    /// <summary>The ID of the webhook; empty only when the service omits it.</summary>
    public string WebhookId { get; }

    /// <summary>The name of the receiver; empty for the one without a name.</summary>
    public string ReceiverName { get; }

    /// <summary>The services of the event's scope. The scope is disposed when the event's handlers have completed.</summary>
    public IServiceProvider Services { get; }
}
