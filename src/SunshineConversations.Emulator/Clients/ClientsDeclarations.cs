using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Clients.</summary>
internal static class ClientsDeclarations
{
    public static readonly ObjectDeclaration List = Object([PageQuery.Declaration, .. UsersDeclarations.Brand.Members]);

    private static readonly MemberDeclaration[] Criteria = [Required("integrationId", Text()), Optional("primary", Flag())];

    private static readonly ObjectDeclaration PhoneCriteria = Object([.. Criteria, Required("phoneNumber", Text())]);

    public static readonly ObjectDeclaration Create = Object(
        Required("matchCriteria", Union(
            ("mailgun", Object([.. Criteria, Required("address", Text()), Optional("subject", Text())])),
            ("messagebird", PhoneCriteria),
            ("twilio", PhoneCriteria),
            ("whatsapp", PhoneCriteria))),
        Required("confirmation", Object(
            Required("type", OneOf("immediate", "userActivity", "prompt")),
            Optional("message", MessagesDeclarations.PostWith(ContentDeclarations.Confirmation)))),
        Required("target", Object(Required("conversationId", Text()))));
}
