using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Participants.</summary>
internal static class ParticipantsOperations
{
    public static ApiOperation[] All { get; } =
    [
        new("JoinConversation", HttpMethods.Post, ConversationsOperations.Item + "/join", Join) { Body = ParticipantsDeclarations.Join },
        new("ListParticipants", HttpMethods.Get, ConversationsOperations.Item + "/participants", List) { Query = ParticipantsDeclarations.List },
        new("LeaveConversation", HttpMethods.Post, ConversationsOperations.Item + "/leave", Leave) { Body = ParticipantsDeclarations.Leave },
    ];

    private static ApiResponse Join(ApiRequest request)
    {
        AppState state = request.App;
        Conversation conversation = request.GetConversation();
        JsonElement body = request.ReadBody();
        RefuseUnlessGroup(conversation);
        User user = state.UserOf(body);

        // The API does not document a second join. Here it changes nothing.
        if (state.ParticipantOf(conversation, user.Id) is { } existing)
            return ApiResponse.Created(new ParticipantBody(existing));

        if (conversation.UserIds.Count >= state.Options.MaxParticipantsPerConversation)
            throw EmulatorErrorException.BadRequest("Too many participants");

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
            ?? throw EmulatorErrorException.NotAMember();

        state.Participants.Remove(participant);
        conversation = state.Conversations.Set(conversation with { UserIds = [.. conversation.UserIds.Where(id => id != participant.UserId)] });
        state.Raise(EventTypes.ConversationLeave, conversation, participant);
        return ApiResponse.Empty;
    }

    private static void RefuseUnlessGroup(Conversation conversation)
    {
        if (conversation.Type != Conversation.SdkGroup)
            throw EmulatorErrorException.BadRequest("The participants of a personal conversation cannot be changed");
    }
}
