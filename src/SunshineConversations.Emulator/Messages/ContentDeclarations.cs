using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The kinds of content that a message can have.</summary>
internal static class ContentDeclarations
{
    private const int MaxText = 4096;

    private static readonly MemberDeclaration BlockChatInput = Optional("blockChatInput", Flag());

    private static readonly MemberDeclaration[] RichText =
    [
        Optional("htmlText", Text(max: MaxText)),
        WriteOnly("markdownText", Text(max: MaxText)),
    ];

    private static readonly MemberDeclaration[] Media =
    [
        Required("mediaUrl", Uri()),
        ReadOnly("mediaType", Text()),
        ReadOnly("mediaSize", Number()),
        Optional("altText", Text(max: 128)),
        Optional("text", Text()),
        Optional("attachmentId", Text()),
    ];

    private static readonly ObjectDeclaration Item = Object(
        Required("title", Text(1, 128)),
        Optional("description", Text(max: 128)),
        Optional("mediaUrl", Uri(max: 2048)),
        Optional("mediaType", Text(max: 128)),
        Optional("altText", Text(max: 128)),
        Optional("size", OneOf("compact", "large")),
        Required("actions", ArrayOf(ActionDeclarations.ItemAction, 1, 3)),
        Optional("metadata", Metadata));

    /// <summary>The members of every form field.</summary>
    public static readonly ObjectDeclaration Field = Object(
        Required("type", OneOf("email", "select", "text")),
        Required("name", Text(1, 128)),
        Required("label", Text(1, 128)),
        Optional("text", Text(1, 256)),
        Optional("email", Text(1, 128)),
        Optional("select", ArrayOf(FreeObject())),
        Optional("format", OneOf("integer", "decimal")));

    private static readonly ObjectDeclaration FormField = Object(
    [
        .. Field.Members,
        Optional("placeholder", Text(1, 128)),
        Optional("minSize", Integer(1, 256)),
        Optional("maxSize", Integer(1, 256)),
        Optional("options", ArrayOf(
            Object(
                Optional("name", Text(1, 128)),
                Optional("label", Text(1, 128))),
            max: 200)),
    ]);

    public static readonly ObjectDeclaration Content = With(ActionDeclarations.Action);

    /// <summary>The content that can confirm the linking of a client.</summary>
    public static readonly ObjectDeclaration Confirmation =
        With(ActionDeclarations.Action.Only("must be link in a confirmation", "link")).Only("must be text or image in a confirmation", "text", "image");

    private static ObjectDeclaration With(ObjectDeclaration action) => Union(
        ("text", Object(
        [
            Optional("text", Text(max: MaxText)),
            .. RichText,
            BlockChatInput,
            Optional("actions", ArrayOf(action)),
            Optional("payload", Text()),
        ])
            .With(GroupRule.AtLeastOne, "text", "actions", "htmlText", "markdownText")
            .With(GroupRule.AtMostOne, "htmlText", "markdownText")),
        ("carousel", Object(
            ReadOnly("text", Text()),
            BlockChatInput,
            Required("items", ArrayOf(Item, 1, 10)),
            Optional("displaySettings", Object(
                Optional("imageAspectRatio", OneOf("horizontal", "square")))))),
        ("file", Object([.. Media, .. RichText, BlockChatInput])
            .With(GroupRule.AtMostOne, "htmlText", "markdownText")),
        ("form", Object(
            ReadOnly("submitted", Flag()),
            BlockChatInput,
            Required("fields", ArrayOf(FormField, 1, 20)),
            Optional("text", Text()))),
        ("formResponse", Object(
            Optional("type", Forbidden("must not be formResponse: only a user can fill in a form")))),
        ("image", Object([.. Media, .. RichText, BlockChatInput, Optional("actions", ArrayOf(action))])
            .With(GroupRule.AtMostOne, "htmlText", "markdownText")),
        ("list", Object(
            BlockChatInput,
            Required("items", ArrayOf(Item, 1, 10)),
            Optional("actions", ArrayOf(ActionDeclarations.ItemAction, 1, 10)))),
        ("location", Object(
            ReadOnly("text", Text()),
            BlockChatInput,
            Required("coordinates", Object(
                Required("lat", Number()),
                Required("long", Number()))),
            Optional("location", Object(
                Optional("address", Text()),
                Optional("name", Text()))))),
        ("template", Object(
            Optional("type", Forbidden("must not be template unless schema is whatsapp")))));
}
