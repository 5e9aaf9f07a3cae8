using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Apps.</summary>
internal static class AppsDeclarations
{
    public const string MultiConvoEnabled = "multiConvoEnabled";

    public static readonly ObjectDeclaration List = Object(
        PageQuery.Declaration,
        Optional("filter", Object(Optional("serviceAccountId", Text()))));

    public static readonly ObjectDeclaration Settings = Object(
        Optional("conversationRetentionSeconds", Integer(min: 0)),
        Optional("maskCreditCardNumbers", Flag()),
        Optional("useAnimalNames", Flag()),
        Optional("echoPostback", Flag()),
        Optional("ignoreAutoConversationStart", Flag()),
        Optional(MultiConvoEnabled, Flag()),
        Optional("appLocalizationEnabled", Flag()),
        Optional("endSessionEnabled", Flag()),
        Optional("disableConversationReopen", Flag()));

    public static readonly ObjectDeclaration Create = Object([Required("displayName", Text(1, 100)), .. Details]);

    public static readonly ObjectDeclaration Update = Object([Optional("displayName", Text(1, 100)), .. Details]);

    private static MemberDeclaration[] Details => [Optional("settings", Settings), Optional("metadata", Metadata)];
}
