using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Switchboards.</summary>
internal static class SwitchboardsDeclarations
{
    public static readonly ObjectDeclaration Update = Object(
        Optional("enabled", Flag()),
        Optional("defaultSwitchboardIntegrationId", Text()));
}
