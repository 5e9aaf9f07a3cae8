using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>What the requests of the tag App Keys must be.</summary>
internal static class AppKeysDeclarations
{
    public static readonly ObjectDeclaration Create = Object(Required("displayName", Text(1, 100)));
}
