using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// An event of a webhook: one of the derived classes, or an <see cref="UnknownWebhookEvent"/>. The service
/// delivers at least once and guarantees no order: deduplicate by <see cref="Id"/>.
/// </summary>
/// <remarks>
/// To add an event: a file in the folder of its subject, a line below, and a line in SunshineConversationsJsonContext.
/// Its payload may use the models of the API and those in <c>Events/Models</c>.
/// </remarks>
[JsonConverter(typeof(UnionConverter<WebhookEvent>))]
public abstract class WebhookEvent : ApiObject, IHasCases<WebhookEvent>
{
    private protected WebhookEvent()
    {
    }

    /// <summary>The ID of the event, the same in each delivery of it; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public virtual string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The discriminator: the trigger of the event, such as <c>conversation:message</c>.</summary>
    [JsonPropertyName("type")]
    public abstract string Type { get; }

    /// <summary>When it happened; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(TimestampConverter))]
    public virtual DateTimeOffset? CreatedAt { get; set; }

    /// <summary>
    /// Gets whether a bot should respond to it: a message or a postback of a user, while the switchboard integration of the bot, or nobody, is in control of the
    /// conversation. The bot's own messages, and everything that a user says while a human has control, are not for the bot.
    /// </summary>
    /// <param name="switchboardIntegration">The name, or the ID, of the bot's switchboard integration.</param>
    /// <returns>Whether the bot should respond.</returns>
    /// <exception cref="ArgumentException"><paramref name="switchboardIntegration"/> is empty.</exception>
    public bool IsForBot(string switchboardIntegration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(switchboardIntegration);
        Conversation? conversation = this switch
        {
            ConversationMessageEvent { Payload: { Message.Author.Type: var author } payload } when author == MessageAuthorType.User => payload.Conversation,
            ConversationPostbackEvent { Payload: var payload } => payload.Conversation,
            _ => null,
        };
        return conversation is not null
            && (conversation.ActiveSwitchboardIntegration is not { } active || active.Name == switchboardIntegration || active.Id == switchboardIntegration);
    }

    static UnionCases<WebhookEvent> IHasCases<WebhookEvent>.Cases { get; } = UnionCases<WebhookEvent>.WithUnknown<UnknownWebhookEvent>(@event => @event.Type)
        .With<ClientAddEvent>()
        .With<ClientRemoveEvent>()
        .With<ClientUpdateEvent>()
        .With<ConversationCreateEvent>()
        .With<ConversationJoinEvent>()
        .With<ConversationLeaveEvent>()
        .With<ConversationMessageDeliveryChannelEvent>()
        .With<ConversationMessageDeliveryFailureEvent>()
        .With<ConversationMessageDeliveryUserEvent>()
        .With<ConversationMessageEvent>()
        .With<ConversationPostbackEvent>()
        .With<ConversationReadEvent>()
        .With<ConversationReferralEvent>()
        .With<ConversationRemoveEvent>()
        .With<ConversationTypingEvent>()
        .With<SwitchboardAcceptControlEvent>()
        .With<SwitchboardAcceptControlFailureEvent>()
        .With<SwitchboardOfferControlEvent>()
        .With<SwitchboardOfferControlFailureEvent>()
        .With<SwitchboardPassControlEvent>()
        .With<SwitchboardPassControlFailureEvent>()
        .With<SwitchboardReleaseControlEvent>()
        .With<UserMergeEvent>()
        .With<UserRemoveEvent>()
        .With<UserUpdateEvent>();
}
