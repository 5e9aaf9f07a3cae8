using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SunshineConversations;

/// <summary>Adds handlers to a receiver of webhooks. The handlers of an event run in the order in which they were added.</summary>
public sealed class SunshineConversationsWebhooksBuilder
{
    internal SunshineConversationsWebhooksBuilder(IServiceCollection services, string name)
    {
        Services = services;
        Name = name;
    }

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The name of the receiver and of its options; empty for the one without a name.</summary>
    public string Name { get; }

    /// <summary>
    /// Adds a handler, which is resolved for each event in a new scope. It is registered as scoped unless it is
    /// already registered.
    /// </summary>
    /// <typeparam name="TEvent">The type of the events; <see cref="WebhookEvent"/> for every event.</typeparam>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <returns>This builder.</returns>
    public SunshineConversationsWebhooksBuilder AddHandler<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where TEvent : WebhookEvent
        where THandler : class, IWebhookHandler<TEvent>
    {
        Services.TryAddScoped<THandler>();
        return AddHandler<TEvent>((received, context, cancellationToken) =>
            context.Services.GetRequiredService<THandler>().HandleAsync(received, context, cancellationToken));
    }

    /// <summary>Adds a delegate as a handler.</summary>
    /// <typeparam name="TEvent">The type of the events; <see cref="WebhookEvent"/> for every event.</typeparam>
    /// <param name="handler">Handles an event: see <see cref="IWebhookHandler{TEvent}.HandleAsync"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="handler"/> is <see langword="null"/>.</exception>
    public SunshineConversationsWebhooksBuilder AddHandler<TEvent>(Func<TEvent, CancellationToken, Task> handler)
        where TEvent : WebhookEvent
    {
        ArgumentNullException.ThrowIfNull(handler);
        return AddHandler<TEvent>((received, _, cancellationToken) => handler(received, cancellationToken));
    }

    /// <summary>Adds a delegate as a handler that receives the context of the event, with the services of its scope.</summary>
    /// <typeparam name="TEvent">The type of the events; <see cref="WebhookEvent"/> for every event.</typeparam>
    /// <param name="handler">Handles an event: see <see cref="IWebhookHandler{TEvent}.HandleAsync"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="handler"/> is <see langword="null"/>.</exception>
    public SunshineConversationsWebhooksBuilder AddHandler<TEvent>(Func<TEvent, WebhookContext, CancellationToken, Task> handler)
        where TEvent : WebhookEvent
    {
        ArgumentNullException.ThrowIfNull(handler);
        Services.AddKeyedSingleton<RegisteredHandler>(Name, new RegisteredHandler<TEvent>(handler));
        return this;
    }
}
