using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>What the requests of the tag Switchboards must be.</summary>
internal static class SwitchboardsDeclarations
{
    public static readonly ObjectDeclaration Update = Object(
        Optional("enabled", Flag()),
        Optional("defaultSwitchboardIntegrationId", Text()));
}
