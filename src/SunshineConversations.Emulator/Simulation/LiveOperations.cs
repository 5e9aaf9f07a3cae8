namespace SunshineConversations.Emulator;

/// <summary>What the page at <c>/emulator</c> shows, without credentials: the known app, as far as a page can show it.</summary>
internal sealed class LiveOperations(AppState state)
{
    private const int MaxUsers = 100;
    private const int MaxConversations = 20;
    private const int MaxMessages = 50;

    public ApiOperation[] All =>
    [
        new("ListLiveUsers", HttpMethods.Get, EmulatorApplication.OwnPath + "/users", _ => ApiResponse.Ok(new UserListBody([.. state.Users.All.Take(MaxUsers)]))),
        new("ListLiveConversations", HttpMethods.Get, EmulatorApplication.OwnPath + "/conversations", _ => ListConversations()),
    ];

    /// <summary>The latest ones first, each with its latest messages.</summary>
    private ApiResponse ListConversations() => ApiResponse.Ok(new LiveConversationsBody(
    [
        .. state.Conversations.All
            .OrderByDescending(conversation => conversation.LastUpdatedAt, StringComparer.Ordinal)
            .Take(MaxConversations)
            .Select(conversation => new LiveConversation(conversation, conversation.UserIds, [.. state.Messages.List(conversation.Id).TakeLast(MaxMessages)])),
    ]));
}

internal sealed record LiveConversationsBody(IReadOnlyList<LiveConversation> Conversations);

internal sealed record LiveConversation(Conversation Conversation, IReadOnlyList<string> UserIds, IReadOnlyList<Message> Messages);
