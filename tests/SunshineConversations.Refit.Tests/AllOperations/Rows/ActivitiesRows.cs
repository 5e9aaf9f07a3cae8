namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operation of the tag Activities.</summary>
internal static class ActivitiesRows
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<IActivitiesApi>("POST /v2/apps/{appId}/conversations/{conversationId}/activity", "PostActivity", (api, ids, token) => api.PostActivityAsync(
            ids["appId"], ids["conversationId"], new() { Author = MessageAuthor.Business(), Type = ActivityType.TypingStart }, token)) with
        {
            RequestBody = """{"author":{"type":"business"},"type":"typing:start"}""",
        },
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        Post("an activity of nobody", "Author is required", new() { Type = ActivityType.TypingStart }),
        Post("an activity of an unknown author", "Author.Type is required", new() { Author = new(), Type = ActivityType.TypingStart }),
        Post("an activity without a type", "Type is required", new() { Author = MessageAuthor.Business() }),
        Post("a user who types", "Type must be ActivityType.ConversationRead", new() { Author = MessageAuthor.ByUserId("u"), Type = ActivityType.TypingStop }),
    ];

    private static BadInput Post(string what, string message, ActivityPost body) =>
        BadInput.Of<IActivitiesApi>("body", what, api => api.PostActivityAsync(Clients.AppId, Clients.ConversationId, body)) with { Message = message };
}
