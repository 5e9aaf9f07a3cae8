using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Integrations.</summary>
internal static class IntegrationsDeclarations
{
    public static readonly ObjectDeclaration List = Object(
        PageQuery.Declaration,
        Optional("filter", Object(Optional("types", Text()))));

    private static readonly MemberDeclaration[] ConversationList =
    [
        Optional("canUserSeeConversationList", Flag()),
        Optional("canUserCreateMoreConversations", Flag()),
    ];

    private static readonly MemberDeclaration[] Android =
    [
        WriteOnly("projectId", Text(1).Nullable()),
        WriteOnly("clientEmail", Text(1).Nullable()),
        WriteOnly("privateKey", Text(1).Nullable()),
        WriteOnly("serverKey", Text(1).Nullable()),
        Optional("senderId", Text(1).Nullable()),
        .. ConversationList,
    ];

    private static readonly MemberDeclaration[] Apple = [Optional("authenticationMessageSecret", Text(88))];

    private static readonly MemberDeclaration[] Instagram = [Optional("storyRepliesEnabled", Flag()), Optional("storyMentionsEnabled", Flag())];

    private static readonly MemberDeclaration[] Ios =
    [
        WriteOnly("certificate", Text(1).Nullable()),
        WriteOnly("password", Text()),
        Optional("production", Flag()),
        Optional("autoUpdateBadge", Flag()),
        .. ConversationList,
    ];

    private static readonly MemberDeclaration[] Mailgun = [Optional("hideUnsubscribeLink", Flag()), Optional("fromAddress", Text(1).Nullable())];

    private static readonly MemberDeclaration[] Web =
    [
        Optional("brandColor", Text()),
        Optional("fixedIntroPane", Flag()),
        Optional("conversationColor", Text()),
        Optional("actionColor", Text()),
        Optional("displayStyle", Text()),
        Optional("buttonIconUrl", Text().Nullable()),
        Optional("buttonWidth", Text()),
        Optional("buttonHeight", Text()),
        Optional("integrationOrder", ArrayOf(Text()).Nullable()),
        Optional("businessName", Text()),
        Optional("businessIconUrl", Text()),
        Optional("backgroundImageUrl", Text()),
        Optional("originWhitelist", ArrayOf(Text()).Nullable()),
        Optional("prechatCapture", Object(
            Optional("avatarUrl", Text()),
            Optional("enabled", Flag()),
            Optional("enableEmailLinking", Flag()),
            Optional("fields", ArrayOf(ContentDeclarations.Field)))),
        .. ConversationList,
    ];

    private static readonly MemberDeclaration[] WhatsApp =
    [
        Optional("hsmFallbackLanguage", Text().Nullable()),
        Optional("accountId", Text().Nullable()),
        Optional("accountManagementAccessToken", Text().Nullable()),
    ];

    private static readonly MemberDeclaration AttachmentsEnabled = ReadOnly("attachmentsEnabled", Flag());

    /// <summary>A secret that the API accepts and never returns.</summary>
    private static MemberDeclaration Secret(string name, ValueDeclaration value) => Required(name, value) with { IsWriteOnly = true };

    public static readonly ObjectDeclaration Create = Union(
        ("android", Channel([.. Android, AttachmentsEnabled])),
        ("apple", Channel([Required("businessId", Text()), Secret("apiSecret", Text()), Required("mspId", Text()), .. Apple])),
        (IntegrationTypes.Custom, Object([.. Common, Required("webhooks", ArrayOf(WebhooksDeclarations.InIntegration, 1, 1))])),
        ("instagram", Channel(
        [
            Secret("pageAccessToken", Text().Nullable()),
            Required("appId", Text()),
            Secret("appSecret", Text().Nullable()),
            .. ReadOnlyTexts("businessName", "businessUsername", "pageId", "businessId", "username", "userId"),
            .. Instagram,
        ])),
        ("ios", Channel([.. Ios, AttachmentsEnabled])),
        ("line", Channel(
        [
            .. OptionalTexts("channelId", "channelSecret", "channelAccessToken", "serviceCode"),
            Optional("switcherSecret", Text(1)),
            Optional("qrCodeUrl", Text()),
            .. ReadOnlyTexts("lineId"),
        ])),
        ("mailgun", Channel(
        [
            Secret("apiKey", Text(1).Nullable()),
            Optional("signingKey", Text(1)),
            Required("domain", Text(1)),
            Required("incomingAddress", Text(1)),
            .. Mailgun,
        ])),
        ("messagebird", Channel(
        [
            Secret("accessKey", Text(1).Nullable()),
            Secret("signingKey", Text(1).Nullable()),
            Required("originator", Text(1)),
            .. ReadOnlyTexts("webhookSecret"),
        ])),
        ("messenger", Channel(
        [
            Required("pageAccessToken", Text().Nullable()),
            Required("appId", Text()),
            Secret("appSecret", Text().Nullable()),
            Optional("pageId", Number()),
            Optional("pageName", Text()),
        ])),
        ("telegram", Channel([Secret("token", Text(1).Nullable()), .. ReadOnlyTexts("username", "botId")])),
        ("twilio", Channel(
        [
            Required("accountSid", Text()),
            Secret("authToken", Text(1).Nullable()),
            Optional("phoneNumberSid", Text(1)),
            Optional("messagingServiceSid", Text(1)),
        ])),
        ("twitter", Channel(
        [
            Required("tier", OneOf("enterprise")),
            .. ReadOnlyTexts("envName"),
            Secret("consumerKey", Text(1)),
            Secret("consumerSecret", Text(1).Nullable()),
            Secret("accessTokenKey", Text(1)),
            Secret("accessTokenSecret", Text(1).Nullable()),
        ])),
        ("unity", Channel([.. ConversationList, AttachmentsEnabled])),
        ("viber", Channel([Secret("token", Text(1).Nullable()), .. ReadOnlyTexts("uri", "accountId")])),
        ("web", Channel([.. Web, AttachmentsEnabled])),
        ("whatsapp", Channel([.. WhatsApp, .. ReadOnlyTexts("phoneNumber")])));

    /// <summary>The members to create integrations of a type with; none for a type that cannot be created.</summary>
    public static IReadOnlyList<MemberDeclaration> MembersOf(string type) => Create.Variants.Single().Cases.GetValueOrDefault(type)?.Members ?? [];

    /// <summary>The members that each type of integration can change.</summary>
    private static readonly Dictionary<string, MemberDeclaration[]> Updates = new()
    {
        ["android"] = Android,
        ["apple"] = Apple,
        ["instagram"] = [WriteOnly("pageAccessToken", Text()), .. Instagram],
        ["ios"] = Ios,
        ["mailgun"] = Mailgun,
        ["messenger"] = [Optional("pageAccessToken", Text())],
        ["unity"] = ConversationList,
        ["web"] = Web,
        ["whatsapp"] = WhatsApp,
    };

    private static readonly MemberDeclaration[] UpdateBase =
    [
        Optional("displayName", Text(1, 100).Nullable()),
        Optional("defaultResponderId", Text().Nullable()),
        Optional("showAIDisclaimer", Flag()),
    ];

    /// <summary>The body does not name the type of the integration: every member of every type is checked.</summary>
    public static readonly ObjectDeclaration Update = Object([.. UpdateBase, .. Updates.Values.SelectMany(members => members).DistinctBy(member => member.Name)]);

    /// <summary>The members of an update that an integration keeps. The others belong to other types.</summary>
    public static IEnumerable<MemberDeclaration> UpdateOf(string type) =>
        from member in type == IntegrationTypes.Custom ? UpdateBase.Take(1) : UpdateBase.Concat(Updates.GetValueOrDefault(type) ?? [])
        // A responder is write-only.
        where !member.IsWriteOnly && member.Name != "defaultResponderId"
        select member;

    private static MemberDeclaration[] Common =>
    [
        .. ReadOnlyTexts("id", "status"),
        Optional("displayName", Text(max: 100).Nullable()),
    ];

    private static ObjectDeclaration Channel(params IEnumerable<MemberDeclaration> members) => Object(
    [
        .. Common,
        .. members,
        WriteOnly("defaultResponderId", Text().Nullable()),
        ReadOnly("defaultResponder", FreeObject()),
        Optional("showAIDisclaimer", Flag()),
    ]);

    private static IEnumerable<MemberDeclaration> OptionalTexts(params IEnumerable<string> names) => names.Select(name => Optional(name, Text()));

    private static IEnumerable<MemberDeclaration> ReadOnlyTexts(params IEnumerable<string> names) => names.Select(name => ReadOnly(name, Text()));
}
