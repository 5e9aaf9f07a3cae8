using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag App Keys.</summary>
internal static class AppKeysDeclarations
{
    public static readonly ObjectDeclaration Create = Object(Required("displayName", Text(1, 100)));
}
