using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

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

    /// <summary>
    /// Adds a handler that receives only what a bot should respond to: messages and postbacks of users, while the switchboard integration of the bot, or nobody, is in
    /// control. See <see cref="WebhookEvent.IsForBot"/>.
    /// </summary>
    /// <typeparam name="TEvent"><see cref="ConversationMessageEvent"/> or <see cref="ConversationPostbackEvent"/>; <see cref="WebhookEvent"/> for both.</typeparam>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <param name="switchboardIntegration">The name, or the ID, of the bot's switchboard integration.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="switchboardIntegration"/> is empty.</exception>
    /// <exception cref="InvalidOperationException"><typeparamref name="TEvent"/> is an event that is never for a bot.</exception>
    public SunshineConversationsWebhooksBuilder AddBotHandler<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(string switchboardIntegration)
        where TEvent : WebhookEvent
        where THandler : class, IWebhookHandler<TEvent>
    {
        Services.TryAddScoped<THandler>();
        return AddBotHandler<TEvent>(switchboardIntegration, (received, context, cancellationToken) =>
            context.Services.GetRequiredService<THandler>().HandleAsync(received, context, cancellationToken));
    }

    /// <summary>Adds a delegate that receives only what a bot should respond to.</summary>
    /// <typeparam name="TEvent"><see cref="ConversationMessageEvent"/> or <see cref="ConversationPostbackEvent"/>; <see cref="WebhookEvent"/> for both.</typeparam>
    /// <param name="switchboardIntegration">The name, or the ID, of the bot's switchboard integration.</param>
    /// <param name="handler">Handles an event: see <see cref="IWebhookHandler{TEvent}.HandleAsync"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="switchboardIntegration"/> is empty, or <paramref name="handler"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><typeparamref name="TEvent"/> is an event that is never for a bot.</exception>
    public SunshineConversationsWebhooksBuilder AddBotHandler<TEvent>(string switchboardIntegration, Func<TEvent, WebhookContext, CancellationToken, Task> handler)
        where TEvent : WebhookEvent
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(switchboardIntegration);
        ArgumentNullException.ThrowIfNull(handler);
        if (typeof(TEvent) != typeof(WebhookEvent) && typeof(TEvent) != typeof(ConversationMessageEvent) && typeof(TEvent) != typeof(ConversationPostbackEvent))
            throw new InvalidOperationException($"A {typeof(TEvent).Name} is never for a bot, which responds to messages and postbacks: use {nameof(AddHandler)}.");

        return AddHandler<TEvent>((received, context, cancellationToken) =>
            received.IsForBot(switchboardIntegration) ? handler(received, context, cancellationToken) : Task.CompletedTask);
    }

    /// <summary>
    /// Sets up the bot of this receiver when the server has started, and uses the secret of its webhook: see <see cref="BotSetupExtensions.SetUpBotAsync"/>. Until it is set up, requests are
    /// rejected with 503, and the service redelivers them. A failure is logged, reported by the health check of the receiver, and retried after 5 seconds to 1 minute.
    /// </summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="setup">The bot.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="appId"/> is empty, or <paramref name="setup"/> is <see langword="null"/> or can never be right.</exception>
    /// <exception cref="InvalidOperationException">The bot of this receiver is set up already.</exception>
    public SunshineConversationsWebhooksBuilder SetUp(string appId, BotSetup setup)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(appId);
        ArgumentNullException.ThrowIfNull(setup);
        setup.Validate(nameof(setup));
        return SetUp(_ => (appId, setup));
    }

    /// <summary>Sets up the bot of this receiver when the server has started, as <see cref="SetUp(string, BotSetup)"/> does, with a bot that is described then.</summary>
    /// <param name="describe">Gets the app and the bot from the services, such as from options or the URL that the server listens on. It is called for each attempt.</param>
    /// <param name="serviceKey">The service key of the client that sets it up; <see langword="null"/> for the one without a key.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="describe"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The bot of this receiver is set up already.</exception>
    public SunshineConversationsWebhooksBuilder SetUp(Func<IServiceProvider, (string AppId, BotSetup Setup)> describe, string? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(describe);
        if (Services.Any(descriptor => descriptor.ServiceType == typeof(BotSetupService) && Name.Equals(descriptor.ServiceKey)))
            throw new InvalidOperationException($"{nameof(SetUp)} was called twice for the same receiver.");

        Services.AddKeyedSingleton(Name, (provider, _) => new BotSetupService(
            Name,
            serviceKey,
            describe,
            provider,
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetRequiredService<ILoggerFactory>().CreateLogger(ReceiverLog.Category)));
        Services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<BotSetupService>(Name));
        Services.AddSingleton<IWebhookSecretProvider>(provider => provider.GetRequiredKeyedService<BotSetupService>(Name));
        return this;
    }
}
