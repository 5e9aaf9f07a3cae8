using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests that act as a user.</summary>
internal static class UserActionDeclarations
{
    /// <summary>Without it, the default conversation of the user is used, which is created if necessary.</summary>
    private static readonly MemberDeclaration ConversationId = Optional("conversationId", Text());

    public static readonly ObjectDeclaration Message = Object(
        ConversationId,
        Required("content", ContentDeclarations.Content.Only("must be file, image, location or text for a user", "file", "image", "location", "text")),
        Optional("metadata", Metadata));

    public static readonly ObjectDeclaration FormResponse = Object(
        ConversationId,
        Optional("messageId", Text()),
        Required("fields", ArrayOf(ContentDeclarations.Field, 1, 20)));

    public static readonly ObjectDeclaration Postback = Object(
        ConversationId,
        Required("payload", Text()),
        Optional("metadata", Metadata));

    public static readonly ObjectDeclaration Activity = Object(
        ConversationId,
        Required("type", OneOf(ActivityTypes.ConversationRead, ActivityTypes.TypingStart, ActivityTypes.TypingStop)));

    /// <summary>A message of the business that could not be delivered to the user.</summary>
    public static readonly ObjectDeclaration DeliveryFailure = Object(
        Required("messageId", Text()),
        Optional("error", Object(Required("code", Text()), Required("message", Text()))));

    /// <summary>The payload of the event is the one in the request.</summary>
    public static readonly ObjectDeclaration Passthrough = Object(Required("payload", FreeObject()));

    public static readonly ObjectDeclaration Referral = Object(ConversationId, Required("code", Text()));
}
