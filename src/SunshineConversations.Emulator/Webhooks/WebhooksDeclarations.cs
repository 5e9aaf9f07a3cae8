using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>What the requests of the tag Webhooks must be.</summary>
internal static class WebhooksDeclarations
{
    private static readonly MemberDeclaration[] Options = [Optional("includeFullUser", Flag()), Optional("includeFullSource", Flag())];

    /// <summary>A name that is none of them would never be heard of, as with a slip of the pen.</summary>
    private static readonly ArrayDeclaration Triggers = ArrayOf(OneOf(EventTypes.All));

    public static readonly ObjectDeclaration Create = Object([Required("target", Text()), Required("triggers", Triggers), .. Options]);

    public static readonly ObjectDeclaration Update = Object([Optional("target", Text()), Optional("triggers", Triggers), .. Options]);

    /// <summary>The webhook that a custom integration is created with. The secret is made here, whatever the request says.</summary>
    public static readonly ObjectDeclaration InIntegration = Object(
        [.. Create.Members, ReadOnly("id", Text()), ReadOnly("version", Text()), Optional("secret", Text())]);
}
