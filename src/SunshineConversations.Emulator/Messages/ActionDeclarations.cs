using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The actions of messages and of their items.</summary>
internal static class ActionDeclarations
{
    private static readonly ObjectDeclaration ExtraChannelOptions = Object(
        Optional("messenger", Object(
            Optional("messenger_extensions", Flag()),
            Optional("webview_share_button", OneOf("hide")))));

    private static readonly (string, ObjectDeclaration)[] OfItems =
    [
        ("buy", Object(
            Required("text", Text()),
            Required("amount", Integer()),
            Optional("currency", Text()),
            Optional("metadata", Metadata))),
        ("link", Object(
            Required("text", Text()),
            Required("uri", Text()),
            Optional("default", Flag()),
            Optional("metadata", Metadata),
            Optional("extraChannelOptions", ExtraChannelOptions))),
        ("postback", Object(
            Required("text", Text()),
            Required("payload", Text()),
            Optional("metadata", Metadata))),
        ("webview", Object(
            Required("text", Text()),
            Required("uri", Text()),
            Required("fallback", Text()),
            Optional("default", Flag()),
            Optional("metadata", Metadata),
            Optional("extraChannelOptions", ExtraChannelOptions),
            Optional("size", OneOf("compact", "tall", "full")),
            Optional("openOnReceive", Flag()))),
    ];

    /// <summary>The actions of an item or a list.</summary>
    public static readonly ObjectDeclaration ItemAction = Union(OfItems);

    /// <summary>The actions of a text or an image.</summary>
    public static readonly ObjectDeclaration Action = Union(
    [
        .. OfItems,
        ("locationRequest", Object(
            Required("text", Text()),
            Optional("metadata", Metadata))),
        ("reply", Object(
            Required("text", Text()),
            Required("payload", Text()),
            Optional("metadata", Metadata),
            Optional("iconUrl", Text()))),
    ]);
}
