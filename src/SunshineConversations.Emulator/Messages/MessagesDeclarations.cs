using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Messages.</summary>
internal static class MessagesDeclarations
{
    public static readonly ObjectDeclaration Author = Object(
        Required("type", OneOf(AuthorTypes.Business, AuthorTypes.User)),
        Optional("subtypes", ArrayOf(OneOf("AI", "activity", "agent", "bot"), 1, 1)),
        Optional("displayName", Text()),
        Optional("avatarUrl", Uri(1, 2048)))
        .With(new VariantDeclaration("type", new Dictionary<string, ObjectDeclaration>
        {
            [AuthorTypes.User] = Object(
                Optional("userId", Text()),
                WriteOnly("userExternalId", Text()),
                WriteOnly("brandId", Text(1, 24).Nullable())).With(GroupRule.ExactlyOne, "userId", "userExternalId"),
        }));

    /// <summary>The page size is fixed, and <c>page[size]</c> is always ignored.</summary>
    public static readonly ObjectDeclaration List = Object(PageQuery.CursorsOnly);

    private static readonly ObjectDeclaration Destination = Object(
        Optional("integrationId", Text()),
        Optional("integrationType", Text())).With(GroupRule.ExactlyOne, "integrationId", "integrationType");

    private static readonly ObjectDeclaration Payload = Object(Optional("payload", FreeObject()));

    private static readonly ObjectDeclaration Override = Object(
        Optional("apple", Object(
        [
            .. Payload.Members,
            Optional("withCapabilities", ArrayOf(OneOf("LIST", "TIME", "FORM", "QUICK", "AUTH2"))),
        ])),
        Optional("line", Payload),
        Optional("messenger", Payload),
        Optional("whatsapp", Payload));

    public static readonly ObjectDeclaration Post = PostWith(ContentDeclarations.Content);

    public static ObjectDeclaration PostWith(ObjectDeclaration content) => Object(
        Required("author", Author),
        Optional("metadata", Metadata),
        WriteOnly("destination", Destination),
        WriteOnly("override", Override),
        WriteOnly("schema", Text()))
        .With(new VariantDeclaration("schema", new Dictionary<string, ObjectDeclaration>
        {
            // The native JSON of WhatsApp.
            ["whatsapp"] = Object(Required("content", FreeObject())),
        }, Otherwise: Object(Required("content", content))))
        .With(new VariantDeclaration("author.type", new Dictionary<string, ObjectDeclaration>
        {
            [AuthorTypes.User] = Object(WriteOnly("destination", Forbidden("is only supported for an author of type business"))),
        }));
}
