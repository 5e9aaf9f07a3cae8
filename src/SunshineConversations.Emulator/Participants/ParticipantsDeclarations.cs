using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Participants.</summary>
internal static class ParticipantsDeclarations
{
    public static readonly ObjectDeclaration PersonalParticipant = ParticipantWith(Optional("subscribeSDKClient", Flag()));

    public static readonly ObjectDeclaration GroupParticipant = ParticipantWith(Required("subscribeSDKClient", Flag()));

    /// <summary>Only a group can be joined.</summary>
    public static readonly ObjectDeclaration Join = GroupParticipant;

    public static readonly ObjectDeclaration List = Object(PageQuery.Declaration);

    public static readonly ObjectDeclaration Leave = Object(
        Optional("userId", Text()),
        Optional("userExternalId", Text()),
        Optional("participantId", Text())).With(GroupRule.ExactlyOne, "userId", "userExternalId", "participantId");

    private static ObjectDeclaration ParticipantWith(MemberDeclaration subscribe) => Object(
        Optional("userId", Text()),
        Optional("userExternalId", Text()),
        subscribe).With(GroupRule.ExactlyOne, "userId", "userExternalId");
}
