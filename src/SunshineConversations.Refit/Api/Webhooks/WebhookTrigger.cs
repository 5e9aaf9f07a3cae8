using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// An event that a webhook is called for. The service may add values: an unknown one is kept unchanged, and
/// <c>new WebhookTrigger("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="WebhookTrigger"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<WebhookTrigger>))]
public readonly record struct WebhookTrigger(string Value) : IParsable<WebhookTrigger>
{
    /// <summary>A client was added to a user.</summary>
    public static WebhookTrigger ClientAdd { get; } = new("client:add");

    /// <summary>A client was removed from a user.</summary>
    public static WebhookTrigger ClientRemove { get; } = new("client:remove");

    /// <summary>A client changed, for example because it became active.</summary>
    public static WebhookTrigger ClientUpdate { get; } = new("client:update");

    /// <summary>A conversation was created.</summary>
    public static WebhookTrigger ConversationCreate { get; } = new("conversation:create");

    /// <summary>A participant joined a conversation of the type <see cref="ConversationType.SdkGroup"/>.</summary>
    public static WebhookTrigger ConversationJoin { get; } = new("conversation:join");

    /// <summary>A participant left a conversation of the type <see cref="ConversationType.SdkGroup"/>.</summary>
    public static WebhookTrigger ConversationLeave { get; } = new("conversation:leave");

    /// <summary>A message was sent, by a user or by the business: a bot that ignores the author responds to itself.</summary>
    public static WebhookTrigger ConversationMessage { get; } = new("conversation:message");

    /// <summary>A message was delivered to a channel.</summary>
    public static WebhookTrigger ConversationMessageDeliveryChannel { get; } = new("conversation:message:delivery:channel");

    /// <summary>A message could not be delivered.</summary>
    public static WebhookTrigger ConversationMessageDeliveryFailure { get; } = new("conversation:message:delivery:failure");

    /// <summary>A message was delivered to a user.</summary>
    public static WebhookTrigger ConversationMessageDeliveryUser { get; } = new("conversation:message:delivery:user");

    /// <summary>A user pressed a <see cref="PostbackAction"/>.</summary>
    public static WebhookTrigger ConversationPostback { get; } = new("conversation:postback");

    /// <summary>A user read a conversation.</summary>
    public static WebhookTrigger ConversationRead { get; } = new("conversation:read");

    /// <summary>A user came to a conversation by a referral, such as an advertisement.</summary>
    public static WebhookTrigger ConversationReferral { get; } = new("conversation:referral");

    /// <summary>A conversation was deleted.</summary>
    public static WebhookTrigger ConversationRemove { get; } = new("conversation:remove");

    /// <summary>A user started or stopped typing.</summary>
    public static WebhookTrigger ConversationTyping { get; } = new("conversation:typing");

    /// <summary>A channel sent data that the service forwards unchanged.</summary>
    public static WebhookTrigger PassthroughMessaging { get; } = new("passthrough:messaging");

    /// <summary>A switchboard integration accepted control of a conversation.</summary>
    public static WebhookTrigger SwitchboardAcceptControl { get; } = new("switchboard:acceptControl");

    /// <summary>A switchboard integration could not accept control of a conversation.</summary>
    public static WebhookTrigger SwitchboardAcceptControlFailure { get; } = new("switchboard:acceptControl:failure");

    /// <summary>Control of a conversation was offered to a switchboard integration.</summary>
    public static WebhookTrigger SwitchboardOfferControl { get; } = new("switchboard:offerControl");

    /// <summary>Control of a conversation could not be offered to a switchboard integration.</summary>
    public static WebhookTrigger SwitchboardOfferControlFailure { get; } = new("switchboard:offerControl:failure");

    /// <summary>Control of a conversation was passed to another switchboard integration.</summary>
    public static WebhookTrigger SwitchboardPassControl { get; } = new("switchboard:passControl");

    /// <summary>Control of a conversation could not be passed to another switchboard integration.</summary>
    public static WebhookTrigger SwitchboardPassControlFailure { get; } = new("switchboard:passControl:failure");

    /// <summary>A switchboard integration released control of a conversation.</summary>
    public static WebhookTrigger SwitchboardReleaseControl { get; } = new("switchboard:releaseControl");

    /// <summary>Two users were merged.</summary>
    public static WebhookTrigger UserMerge { get; } = new("user:merge");

    /// <summary>A user was deleted.</summary>
    public static WebhookTrigger UserRemove { get; } = new("user:remove");

    /// <summary>A user changed, for example because it was authenticated.</summary>
    public static WebhookTrigger UserUpdate { get; } = new("user:update");

    /// <inheritdoc/>
    public static WebhookTrigger Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WebhookTrigger result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
