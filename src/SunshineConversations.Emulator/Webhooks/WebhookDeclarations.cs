using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>What the requests of the tag Webhooks must be.</summary>
internal static class WebhookDeclarations
{
    private static readonly MemberDeclaration[] Options = [Optional("includeFullUser", Flag()), Optional("includeFullSource", Flag())];

    public static readonly ObjectDeclaration Create = Object([Required("target", Text()), Required("triggers", ArrayOf(Text())), .. Options]);

    public static readonly ObjectDeclaration Update = Object([Optional("target", Text()), Optional("triggers", ArrayOf(Text())), .. Options]);

    /// <summary>The webhook that a custom integration is created with. The secret is made here, whatever the request says.</summary>
    public static readonly ObjectDeclaration InIntegration = Object(
        [.. Create.Members, ReadOnly("id", Text()), ReadOnly("version", Text()), Optional("secret", Text())]);
}
