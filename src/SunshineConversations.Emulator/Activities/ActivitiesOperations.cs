using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Activities.</summary>
internal static class ActivitiesOperations
{
    public static ApiOperation[] All { get; } =
    [
        new("PostActivity", HttpMethods.Post, ConversationsOperations.Item + "/activity", Post) { Body = ActivitiesDeclarations.Post },
    ];

    private static ApiResponse Post(ApiRequest request)
    {
        Conversation conversation = request.GetConversation();
        JsonElement body = request.ReadBody();
        Receive(request.App, conversation, new Activity(Author.Of(request.App, conversation, body.GetProperty("author")), body.Text("type")!), Source.Api);
        return ApiResponse.Empty;
    }

    /// <summary>Everything that an activity causes.</summary>
    public static void Receive(AppState state, Conversation conversation, Activity activity, Source source)
    {
        bool isRead = activity.Type == ActivityTypes.ConversationRead;
        if (isRead && activity.Author.UserId is { } userId)
            state.Participants.Set(state.ParticipantOf(conversation, userId)! with { LastRead = state.Now(), UnreadCount = 0 });
        else if (isRead)
            conversation = state.Conversations.Set(conversation with { BusinessLastRead = state.Now() });
        else if (activity.Author.Type == AuthorTypes.Business)
            conversation = state.Conversations.Set(conversation with { IsBusinessTyping = activity.Type == ActivityTypes.TypingStart });

        state.Raise(isRead ? EventTypes.ConversationRead : EventTypes.ConversationTyping, conversation, activity, source);
    }
}

/// <summary>An activity, which is not stored: only its events and the read marks remain.</summary>
internal sealed record Activity(Author Author, string Type);
