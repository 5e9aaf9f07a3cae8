using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>What the requests of the tag Custom Integration API Keys must be.</summary>
internal static class CustomIntegrationKeysDeclarations
{
    public static readonly ObjectDeclaration Create = Object(Required("displayName", Text()));
}
