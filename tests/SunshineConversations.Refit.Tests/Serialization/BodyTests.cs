namespace SunshineConversations.Tests.Serialization;

/// <summary>Each body of the tags around a conversation on the wire, to the byte, beyond the one of its operation's row.</summary>
public sealed class BodyTests
{
    private static readonly (ApiObject Body, string Json)[] Bodies =
    [
        (ParticipantJoinBody.ByUserExternalId("é", subscribeSdkClient: false), """{"userExternalId":"é","subscribeSDKClient":false}"""),
        (ParticipantLeaveBody.ByUserExternalId("x"), """{"userExternalId":"x"}"""),
        (ParticipantLeaveBody.ByParticipantId("p"), """{"participantId":"p"}"""),
        (new ActivityPost { Author = MessageAuthor.ByUserId("u"), Type = ActivityType.ConversationRead }, """{"author":{"type":"user","userId":"u"},"type":"conversation:read"}"""),
        (new ActivityPost { Author = new() { Type = MessageAuthorType.Business, Subtypes = [MessageAuthorSubtype.AI], AvatarUrl = "https://a" }, Type = new("new") }, """{"author":{"type":"business","subtypes":["AI"],"avatarUrl":"https://a"},"type":"new"}"""),
        (new PassControlBody(SwitchboardTarget.Next), """{"switchboardIntegration":"next"}"""),
        (new OfferControlBody("bot") { Metadata = new() { ["k"] = 1 } }, """{"switchboardIntegration":"bot","metadata":{"k":1}}"""),
        (new ReleaseControlBody { Metadata = new() { ["k"] = true } }, """{"metadata":{"k":true}}"""),
        (new AcceptControlBody { Metadata = [] }, """{"metadata":{}}"""),
    ];

    public static TheoryData<int> Every { get; } = [.. Enumerable.Range(0, Bodies.Length)];

    [Theory]
    [MemberData(nameof(Every))]
    public void It_is_sent_as_it_is_written(int index)
    {
        (ApiObject body, string json) = Bodies[index];

        Assert.Null(body.FindProblem());
        Assert.Equal(json, Wire.Write(body).Replace("\\u00E9", "é", StringComparison.Ordinal));
    }
}
