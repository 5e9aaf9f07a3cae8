using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Custom Integration API Keys.</summary>
internal static class CustomIntegrationKeysDeclarations
{
    public static readonly ObjectDeclaration Create = Object(Required("displayName", Text()));
}
