using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Messages.</summary>
internal static class MessagesOperations
{
    private const string Collection = ConversationsOperations.Item + "/messages";
    private const int PageSize = 100;

    public static ApiOperation[] All { get; } =
    [
        new("PostMessage", HttpMethods.Post, Collection, Post) { Body = MessagesDeclarations.Post },
        new("ListMessages", HttpMethods.Get, Collection, List) { Query = MessagesDeclarations.List },
        new("DeleteAllMessages", HttpMethods.Delete, Collection, DeleteAll),
        new("DeleteMessage", HttpMethods.Delete, Collection + "/{messageId}", Delete),
    ];

    private static ApiResponse Post(ApiRequest request)
    {
        AppState state = request.App;
        Conversation conversation = request.GetConversation();
        JsonElement body = request.ReadBody();
        if (body.Member("destination") is not null && conversation.Type != Conversation.Personal)
            throw EmulatorErrorException.BadRequest("destination is only supported in a personal conversation");

        JsonObject content = MessagesDeclarations.Post.PickDeclared(body)["content"]!.AsObject();
        if (body.Text("schema") is null)
            ReceivedContent.Complete(state, content, body.GetProperty("content"));

        Message message = ReceivedMessage.Receive(state, conversation, new Message
        {
            Id = state.NewId(),
            Received = state.Now(),
            Author = Author.Of(state, conversation, body.GetProperty("author")),
            Content = EmulatorJson.ToElement(content),
            Source = Source.Api,
            Metadata = body.PickMetadata(),
            ConversationId = conversation.Id,
        });
        return ApiResponse.Created(new MessagesBody([message]));
    }

    private static ApiResponse List(ApiRequest request)
    {
        Conversation conversation = request.GetConversation();
        JsonElement query = request.ReadQuery();
        // The last page comes first, as documented. The order within a page is not documented: here it is the order of
        // receipt, oldest first, so that pages fit together and the cursors are at the ends that their names suggest.
        ItemPage<Message> page = request.App.Messages.List(conversation.Id, PageQuery.Read(query, PageSize), isLastFirst: true);
        return ApiResponse.Ok(new MessageListBody(page.Items, ListMeta.Of(page), ListLinks.Of(page, request, query)));
    }

    private static ApiResponse DeleteAll(ApiRequest request)
    {
        request.App.Messages.RemoveAll(request.GetConversation().Id);
        return ApiResponse.Empty;
    }

    private static ApiResponse Delete(ApiRequest request)
    {
        Conversation conversation = request.GetConversation();
        if (request.App.Messages.Find(request.RouteValue("messageId")) is not { } message || message.ConversationId != conversation.Id)
            throw EmulatorErrorException.NotFound("message_not_found", "Message not found");

        request.App.Messages.Remove(message);
        return ApiResponse.Empty;
    }
}
