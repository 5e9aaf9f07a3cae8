using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Webhooks.</summary>
internal static class WebhooksDeclarations
{
    private static readonly MemberDeclaration[] Options = [Optional("includeFullUser", Flag()), Optional("includeFullSource", Flag())];

    /// <summary>An unknown trigger, such as a typo, would never fire.</summary>
    private static readonly ArrayDeclaration Triggers = ArrayOf(OneOf(EventTypes.All));

    public static readonly ObjectDeclaration Create = Object([Required("target", Text()), Required("triggers", Triggers), .. Options]);

    public static readonly ObjectDeclaration Update = Object([Optional("target", Text()), Optional("triggers", Triggers), .. Options]);

    /// <summary>The webhook that a custom integration is created with. The secret is generated, regardless of the request.</summary>
    public static readonly ObjectDeclaration InIntegration = Object(
        [.. Create.Members, ReadOnly("id", Text()), ReadOnly("version", Text()), Optional("secret", Text())]);
}
