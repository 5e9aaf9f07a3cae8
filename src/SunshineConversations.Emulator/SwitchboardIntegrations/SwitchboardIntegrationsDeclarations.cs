using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Switchboard Integrations.</summary>
internal static class SwitchboardIntegrationsDeclarations
{
    public static readonly ObjectDeclaration Create = Object([Required("name", Name), .. Details]).With(GroupRule.ExactlyOne, "integrationId", "integrationType");

    public static readonly ObjectDeclaration Update = Object([Optional("name", Name), .. Details]).With(GroupRule.AtMostOne, "integrationId", "integrationType");

    private static TextDeclaration Name => new() { MaxLength = 128, Format = TextFormat.Name };

    private static MemberDeclaration[] Details =>
    [
        Optional("integrationId", Text()),
        Optional("integrationType", Text()),
        Optional("deliverStandbyEvents", Flag()),
        Optional("nextSwitchboardIntegrationId", Text().Nullable()),
        Optional("messageHistoryCount", Integer(1, 10).Nullable()),
    ];
}
