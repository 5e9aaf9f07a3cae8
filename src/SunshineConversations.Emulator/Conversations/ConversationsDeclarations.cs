using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Conversations.</summary>
internal static class ConversationsDeclarations
{
    public static readonly ObjectDeclaration List = Object(
        Required("filter", Object(
            Optional("userId", Text()),
            Optional("userExternalId", Text())).With(GroupRule.ExactlyOne, "userId", "userExternalId")),
        PageQuery.Declaration);

    public static readonly ObjectDeclaration Update = Object(
        Optional("displayName", Text(1, 100).Nullable()),
        Optional("description", Text(1, 100).Nullable()),
        Optional("iconUrl", Uri(1, 2048).Nullable()),
        Optional("metadata", Metadata));

    public static readonly ObjectDeclaration Create = Object([
        Required("type", OneOf(Conversation.Personal, Conversation.SdkGroup)),
        .. Update.Members]).With(new VariantDeclaration("type", new Dictionary<string, ObjectDeclaration>
        {
            [Conversation.Personal] = Object(
                Required("participants", ArrayOf(ParticipantsDeclarations.PersonalParticipant, 1, 1))),
            [Conversation.SdkGroup] = Object(
                Optional("participants", ArrayOf(ParticipantsDeclarations.GroupParticipant, max: 10))),
        }));

    public static readonly ObjectDeclaration Download = Object(
        Required("userId", Text()),
        Optional("apple", Object(
            Required("interactiveDataRef", Object(
                Required("url", Text()),
                Required("bid", Text()),
                Required("key", Text()),
                Required("signature", Text()),
                Required("owner", Text()))))));

    private static readonly ObjectDeclaration ConversionEvent = Object(
        Required("payload", Object(
            Required("data", ArrayOf(FreeObject(), min: 1)))));

    public static readonly ObjectDeclaration ConversionEvents = Object(
        Optional("messenger", ConversionEvent),
        Optional("instagram", ConversionEvent),
        Optional("whatsapp", ConversionEvent)).With(GroupRule.ExactlyOne, "messenger", "instagram", "whatsapp");
}
