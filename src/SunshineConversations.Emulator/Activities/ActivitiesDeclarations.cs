using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Activities.</summary>
internal static class ActivitiesDeclarations
{
    public static readonly ObjectDeclaration Post = Object(
        Required("author", MessagesDeclarations.Author),
        Required("type", OneOf(ActivityTypes.ConversationRead, ActivityTypes.TypingStart, ActivityTypes.TypingStop)))
        .With(new VariantDeclaration("author.type", new Dictionary<string, ObjectDeclaration>
        {
            [AuthorTypes.User] = Object(Optional("type", OneOf(ActivityTypes.ConversationRead))),
        }));
}

internal static class ActivityTypes
{
    public const string ConversationRead = "conversation:read";
    public const string TypingStart = "typing:start";
    public const string TypingStop = "typing:stop";
}
