using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Participants.</summary>
internal static class ParticipantOperations
{
    public static ApiOperation[] All { get; } =
    [
        new("JoinConversation", HttpMethods.Post, ConversationOperations.Item + "/join", Join) { Body = ParticipantDeclarations.Join },
        new("ListParticipants", HttpMethods.Get, ConversationOperations.Item + "/participants", List) { Query = ParticipantDeclarations.List },
        new("LeaveConversation", HttpMethods.Post, ConversationOperations.Item + "/leave", Leave) { Body = ParticipantDeclarations.Leave },
    ];

    private static ApiResponse Join(ApiRequest request)
    {
        AppState state = request.App;
        Conversation conversation = request.GetConversation();
        JsonElement body = request.ReadBody();
        RefuseUnlessGroup(conversation);
        User user = state.UserOf(body);

        // The API does not say what a second join does. Here it changes nothing.
        if (state.ParticipantOf(conversation, user.Id) is { } existing)
            return ApiResponse.Created(new ParticipantBody(existing));

        if (conversation.UserIds.Count >= state.Options.MaxParticipantsPerConversation)
            throw ApiException.BadRequest("Too many participants");

        Participant participant = state.Participants.Set(
            new Participant { Id = state.NewId(), ConversationId = conversation.Id, UserId = user.Id, UserExternalId = user.ExternalId });
        conversation = state.Conversations.Set(conversation with { UserIds = [.. conversation.UserIds, user.Id] });
        state.Raise(EventTypes.ConversationJoin, conversation, participant);
        return ApiResponse.Created(new ParticipantBody(participant));
    }

    private static ApiResponse List(ApiRequest request)
    {
        Conversation conversation = request.GetConversation();
        JsonElement query = request.ReadQuery();
        ItemPage<Participant> page = request.App.Participants.List(conversation.Id, PageQuery.Read(query));
        return ApiResponse.Ok(new ParticipantListBody(page.Items, ListMeta.Of(page), ListLinks.Of(page, request, query)));
    }

    private static ApiResponse Leave(ApiRequest request)
    {
        AppState state = request.App;
        Conversation conversation = request.GetConversation();
        JsonElement body = request.ReadBody();
        RefuseUnlessGroup(conversation);
        Participant participant = state.Participants.List(conversation.Id).FirstOrDefault(participant =>
            participant.Id == body.Text("participantId")
            || participant.UserId == body.Text("userId")
            || (participant.UserExternalId is { } externalId && externalId == body.Text("userExternalId")))
            ?? throw ApiException.NotAMember();

        state.Participants.Remove(participant);
        conversation = state.Conversations.Set(conversation with { UserIds = [.. conversation.UserIds.Where(id => id != participant.UserId)] });
        state.Raise(EventTypes.ConversationLeave, conversation, participant);
        return ApiResponse.Empty;
    }

    private static void RefuseUnlessGroup(Conversation conversation)
    {
        if (conversation.Type != Conversation.SdkGroup)
            throw ApiException.BadRequest("The participants of a personal conversation cannot be changed");
    }
}
