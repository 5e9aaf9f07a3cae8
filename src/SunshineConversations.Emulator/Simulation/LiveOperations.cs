namespace SunshineConversations.Emulator;

/// <summary>The data of the page at <c>/emulator</c>, without credentials: the preconfigured app, as far as a page can show it.</summary>
internal static class LiveOperations
{
    private const int MaxUsers = 100;
    private const int MaxConversations = 20;
    private const int MaxMessages = 50;

    public static ApiOperation[] All { get; } =
    [
        new("ListLiveUsers", HttpMethods.Get, EmulatorApplication.OwnPath + "/users", request => ApiResponse.Ok(new UserListBody([.. request.App.Users.All.TakeLast(MaxUsers)]))),
        new("ListLiveConversations", HttpMethods.Get, EmulatorApplication.OwnPath + "/conversations", ListConversations),
    ];

    /// <summary>The latest ones first, each with its latest messages.</summary>
    private static ApiResponse ListConversations(ApiRequest request) => ApiResponse.Ok(new LiveConversationsBody(
    [
        .. request.App.Conversations.All
            .OrderByDescending(conversation => conversation.LastUpdatedAt, StringComparer.Ordinal)
            .Take(MaxConversations)
            .Select(conversation => new LiveConversation(
                conversation,
                conversation.UserIds,
                conversation.IsBusinessTyping,
                request.App.Participants.List(conversation.Id),
                [.. request.App.Messages.List(conversation.Id).TakeLast(MaxMessages)])),
    ],
    request.App.Webhooks.All.Count));
}

internal sealed record LiveConversationsBody(IReadOnlyList<LiveConversation> Conversations, int WebhookCount);

internal sealed record LiveConversation(
    Conversation Conversation,
    IReadOnlyList<string> UserIds,
    bool IsBusinessTyping,
    IReadOnlyList<Participant> Participants,
    IReadOnlyList<Message> Messages);
