namespace SunshineConversations.Emulator;

/// <summary>A change of the state, as a webhook would report it.</summary>
/// <param name="Id">24 hexadecimal digits.</param>
/// <param name="Type">The trigger of the webhooks that report it: one of <see cref="EventTypes"/>.</param>
/// <param name="CreatedAt">When it happened.</param>
/// <param name="Conversation">The conversation after the change, or one that was deleted as it was before. Null if the event is not about a conversation.</param>
/// <param name="Subject">The subject of the event: a message, a user, or one of the records of <c>EventSubjects.cs</c>.</param>
/// <param name="Source">Where the change came from.</param>
internal sealed record EmulatorEvent(string Id, string Type, string CreatedAt, Conversation? Conversation, object? Subject, Source Source);

/// <summary>The triggers of webhooks.</summary>
internal static class EventTypes
{
    public const string ClientAdd = "client:add";
    public const string ClientRemove = "client:remove";
    public const string ClientUpdate = "client:update";
    public const string ConversationCreate = "conversation:create";
    public const string ConversationJoin = "conversation:join";
    public const string ConversationLeave = "conversation:leave";
    public const string ConversationMessage = "conversation:message";
    public const string ConversationMessageDeliveryChannel = "conversation:message:delivery:channel";
    public const string ConversationMessageDeliveryFailure = "conversation:message:delivery:failure";
    public const string ConversationMessageDeliveryUser = "conversation:message:delivery:user";
    public const string ConversationPostback = "conversation:postback";
    public const string ConversationRead = "conversation:read";
    public const string ConversationReferral = "conversation:referral";
    public const string ConversationRemove = "conversation:remove";
    public const string ConversationTyping = "conversation:typing";
    public const string PassthroughMessaging = "passthrough:messaging";
    public const string SwitchboardAcceptControl = "switchboard:acceptControl";
    public const string SwitchboardAcceptControlFailure = "switchboard:acceptControl:failure";
    public const string SwitchboardOfferControl = "switchboard:offerControl";
    public const string SwitchboardOfferControlFailure = "switchboard:offerControl:failure";
    public const string SwitchboardPassControl = "switchboard:passControl";
    public const string SwitchboardPassControlFailure = "switchboard:passControl:failure";
    public const string SwitchboardReleaseControl = "switchboard:releaseControl";
    public const string UserMerge = "user:merge";
    public const string UserRemove = "user:remove";
    public const string UserUpdate = "user:update";

    /// <summary>Every trigger in the text of the description. Case-sensitive.</summary>
    public static readonly string[] All =
    [
        ClientAdd, ClientRemove, ClientUpdate,
        ConversationCreate, ConversationJoin, ConversationLeave, ConversationRemove,
        ConversationMessage, ConversationMessageDeliveryChannel, ConversationMessageDeliveryFailure, ConversationMessageDeliveryUser,
        ConversationPostback, ConversationRead, ConversationReferral, ConversationTyping,
        PassthroughMessaging,
        SwitchboardAcceptControl, SwitchboardAcceptControlFailure, SwitchboardOfferControl, SwitchboardOfferControlFailure,
        SwitchboardPassControl, SwitchboardPassControlFailure, SwitchboardReleaseControl,
        UserMerge, UserRemove, UserUpdate,
    ];
}
