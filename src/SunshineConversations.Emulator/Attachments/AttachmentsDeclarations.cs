using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Attachments.</summary>
internal static class AttachmentsDeclarations
{
    public const string ForMessage = "message";

    public static readonly ObjectDeclaration Upload = Object(
        Required("access", OneOf("public")),
        Optional("for", OneOf(ForMessage)),
        Optional("conversationId", Text()));

    public static readonly ObjectDeclaration Delete = Object(Required("mediaUrl", Text()));
}
