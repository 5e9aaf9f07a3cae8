namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Participants.</summary>
internal static class ParticipantsRows
{
    private const string Conversation = "/v2/apps/{appId}/conversations/{conversationId}";
    private const string UserId = "42589ad070d43be9b00ff7e5";

    private const string ParticipantJson =
        """{"id":"67a0ee3880e2647cbb7a9c97","userId":"67179a2930a150d5adc4d51f","userExternalId":"your-own-id","unreadCount":0,"lastRead":"2019-01-14T18:55:12.515Z","clientAssociations":[{"type":"sdk","clientId":"67a0ee38f0305f4a391e9def"}]}""";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<IParticipantsApi>($"POST {Conversation}/join", "JoinConversation", (api, ids, token) => api.JoinConversationAsync(
            ids["appId"], ids["conversationId"], ParticipantJoinBody.ByUserId(UserId, subscribeSdkClient: true), token)) with
        {
            RequestBody = $$"""{"userId":"{{UserId}}","subscribeSDKClient":true}""",
            SuccessStatus = 201,
            SuccessBody = $$"""{"participant":{{ParticipantJson}}}""",
        },
        Operation.Of<IParticipantsApi>($"GET {Conversation}/participants", "ListParticipants", (api, ids, token) => api.ListParticipantsAsync(
            ids["appId"], ids["conversationId"], new() { Size = 10 }, token)) with
        {
            Query = "?page%5Bsize%5D=10",
            SuccessBody = $$"""{"participants":[{{ParticipantJson}}],"meta":{"hasMore":false} }""",
        },
        Operation.Of<IParticipantsApi>($"POST {Conversation}/leave", "LeaveConversation", (api, ids, token) => api.LeaveConversationAsync(
            ids["appId"], ids["conversationId"], ParticipantLeaveBody.ByUserId("6e416caac6a5e9544e3fb6d7"), token)) with
        {
            RequestBody = """{"userId":"6e416caac6a5e9544e3fb6d7"}""",
        },
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        Join("nobody joins", "UserId and UserExternalId: exactly one", new()),
        Join("two users join", "UserId and UserExternalId: exactly", new() { UserId = "a", UserExternalId = "b", SubscribeSdkClient = true }),
        Join("whether the client is subscribed is missing", "SubscribeSdkClient is required", new() { UserId = "a" }),
        Join("a user joins with an empty id", "UserId: The identifier is empty", new() { UserId = "", SubscribeSdkClient = true }),
        Leave("nobody leaves", "UserId, UserExternalId and ParticipantId: exactly one", new()),
        Leave("a user and a participant leave", "UserId, UserExternalId and ParticipantId: exactly", new() { UserExternalId = "a", ParticipantId = "b" }),
        Leave("a participant leaves with an empty id", "ParticipantId: The identifier is empty", new() { ParticipantId = "" }),
        Bad("userId", "", "a joining user with an empty id", _ => Task.FromResult(ParticipantJoinBody.ByUserId("", true))),
        Bad("userExternalId", "", "a joining user with an external id that is null", _ => Task.FromResult(ParticipantJoinBody.ByUserExternalId(null!, true))),
        Bad("userId", "", "a leaving user with an empty id", _ => Task.FromResult(ParticipantLeaveBody.ByUserId(""))),
        Bad("userExternalId", "", "a leaving user with an external id that is null", _ => Task.FromResult(ParticipantLeaveBody.ByUserExternalId(null!))),
        Bad("participantId", "", "a leaving participant with an empty id", _ => Task.FromResult(ParticipantLeaveBody.ByParticipantId(""))),
        Bad("page", "", "a page of 0 participants", api => api.ListParticipantsAsync(Clients.AppId, Clients.ConversationId, new() { Size = 0 })),
        Bad("pageSize", "", "pages of 101 participants", api => Task.FromResult(api.ListAllParticipantsAsync("a", "c", pageSize: 101))),
        Bad("conversationId", "", "a conversation that is a dot segment, for all participants", api => Task.FromResult(api.ListAllParticipantsAsync("a", ".."))),
    ];

    private static BadInput Bad(string parameter, string message, string what, Func<IParticipantsApi, Task> callAsync) => BadInput.Of(parameter, what, callAsync) with { Message = message };

    private static BadInput Join(string what, string message, ParticipantJoinBody body) => Bad("body", message, what, api => api.JoinConversationAsync(Clients.AppId, Clients.ConversationId, body));

    private static BadInput Leave(string what, string message, ParticipantLeaveBody body) => Bad("body", message, what, api => api.LeaveConversationAsync(Clients.AppId, Clients.ConversationId, body));
}
