using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Switchboard Actions.</summary>
internal static class SwitchboardActionsDeclarations
{
    /// <summary>For passControl and offerControl, which name a switchboard integration.</summary>
    public static readonly ObjectDeclaration Targeted = Object(
        Required("switchboardIntegration", Text()),
        Optional("metadata", Metadata));

    /// <summary>For acceptControl and releaseControl.</summary>
    public static readonly ObjectDeclaration Untargeted = Object(
        Optional("metadata", Metadata));
}
