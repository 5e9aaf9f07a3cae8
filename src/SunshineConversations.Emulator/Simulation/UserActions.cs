using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>An action of a user: what the body of a request asks for, after it has been checked.</summary>
internal sealed record UserAction(ObjectDeclaration Body, Func<AppState, User, JsonElement, ApiResponse> Handle);

/// <summary>
/// The actions of a user on a device, for <see cref="SimulatedUser"/> and as requests below <c>/emulator</c>. Webhooks receive
/// the same events as from the service.
/// </summary>
internal static class UserActions
{
    private const string PathOfUser = EmulatorApplication.OwnPath + "/users/{userIdOrExternalId}";

    public static readonly UserAction Message = new(UserActionDeclarations.Message, SendMessage);
    public static readonly UserAction FormResponse = new(UserActionDeclarations.FormResponse, SendFormResponse);
    public static readonly UserAction Postback = new(UserActionDeclarations.Postback, SendPostback);
    public static readonly UserAction Activity = new(UserActionDeclarations.Activity, SendActivity);
    public static readonly UserAction Referral = new(UserActionDeclarations.Referral, SendReferral);
    public static readonly UserAction DeliveryFailure = new(UserActionDeclarations.DeliveryFailure, FailDelivery);
    private static readonly UserAction Passthrough = new(UserActionDeclarations.Passthrough, PassThrough);

    public static ApiOperation[] All { get; } =
    [
        Operation("SendUserMessage", "/messages", Message),
        Operation("SendUserFormResponse", "/formResponses", FormResponse),
        Operation("SendUserPostback", "/postbacks", Postback),
        Operation("SendUserActivity", "/activities", Activity),
        Operation("SendUserReferral", "/referrals", Referral),
        Operation("FailDelivery", "/deliveryFailures", DeliveryFailure),
        Operation("PassThrough", "/passthroughs", Passthrough),
        Operation("UploadUserAttachment", "/attachments", Upload) with { HasFile = true },
    ];

    private static ApiOperation Operation(string id, string path, UserAction action) =>
        Operation(id, path, request => action.Handle(request.App, request.GetUser(), request.ReadBody())) with { Body = action.Body };

    private static ApiOperation Operation(string id, string path, Func<ApiRequest, ApiResponse> handle) =>
        new(id, HttpMethods.Post, PathOfUser + path, handle) { Query = UsersDeclarations.Brand };

    private static ApiResponse SendMessage(AppState state, User user, JsonElement body)
    {
        (Conversation conversation, Source source) = Open(state, user, body);
        JsonObject content = UserActionDeclarations.Message.PickDeclared(body)["content"]!.AsObject();
        ReceivedContent.Complete(state, content, body.GetProperty("content"));
        return Send(state, user, conversation, content, body.PickMetadata(), source);
    }

    private static ApiResponse SendFormResponse(AppState state, User user, JsonElement body)
    {
        (Conversation conversation, Source source) = Open(state, user, body);
        if (body.Text("messageId") is { } messageId)
        {
            if (state.Messages.Find(messageId) is not { } form || form.ConversationId != conversation.Id || form.Content.Text("type") != "form")
                throw EmulatorErrorException.NotFound("message_not_found", "Message not found");

            JsonObject submitted = JsonObject.Create(form.Content)!;
            submitted["submitted"] = true;
            state.Messages.Set(form with { Content = EmulatorJson.ToElement(submitted) });
        }

        JsonNode fields = UserActionDeclarations.FormResponse.PickDeclared(body)["fields"]!;
        var content = new JsonObject
        {
            ["type"] = "formResponse",
            ["fields"] = fields.DeepClone(),
            ["textFallback"] = string.Join('\n', fields.AsArray().Select(field => $"{field!["label"]}: {field["text"] ?? field["email"] ?? field["select"]?.AsArray().FirstOrDefault()?["label"]}")),
        };
        return Send(state, user, conversation, content, null, source);
    }

    private static ApiResponse SendPostback(AppState state, User user, JsonElement body)
    {
        (Conversation conversation, Source source) = Open(state, user, body);
        state.Raise(EventTypes.ConversationPostback, conversation, new Postback(user, body.Text("payload")!, body.PickMetadata()), source);
        return ApiResponse.Ok(new ConversationBody(conversation));
    }

    private static ApiResponse SendActivity(AppState state, User user, JsonElement body)
    {
        (Conversation conversation, Source source) = Open(state, user, body);
        ActivitiesOperations.Receive(state, conversation, new Activity(AuthorOf(user), body.Text("type")!), source);
        return ApiResponse.Ok(new ConversationBody(conversation));
    }

    private static ApiResponse SendReferral(AppState state, User user, JsonElement body)
    {
        (Conversation conversation, Source source) = Open(state, user, body);
        state.Raise(EventTypes.ConversationReferral, conversation, new Referral(user, body.Text("code")!), source);
        return ApiResponse.Ok(new ConversationBody(conversation));
    }

    private static ApiResponse FailDelivery(AppState state, User user, JsonElement body)
    {
        if (state.Messages.Find(body.Text("messageId")!) is not { } message || state.Conversations.Find(message.ConversationId) is not { } conversation)
            throw EmulatorErrorException.NotFound("message_not_found", "Message not found");

        if (!conversation.UserIds.Contains(user.Id))
            throw EmulatorErrorException.NotAMember();

        Client client = state.Clients.List(user.Id).FirstOrDefault() ?? throw EmulatorErrorException.BadRequest("The user has no client that a message could be delivered to");
        EventError error = body.Member("error") is { } given
            ? new(given.Text("code")!, given.Text("message")!)
            : new("uncategorized_error", "The message could not be delivered");
        state.Raise(EventTypes.ConversationMessageDeliveryFailure, conversation, new MessageArrival(message, user, client, IsFinal: true, error));
        return ApiResponse.Ok(new ConversationBody(conversation));
    }

    private static ApiResponse PassThrough(AppState state, User user, JsonElement body)
    {
        state.Raise(EventTypes.PassthroughMessaging, null, new Passthrough(body.GetProperty("payload").Clone()));
        return ApiResponse.Empty;
    }

    private static ApiResponse Upload(ApiRequest request)
    {
        request.GetUser();
        return AttachmentsOperations.Store(request, isForMessage: true, conversationId: null);
    }

    private static ApiResponse Send(AppState state, User user, Conversation conversation, JsonObject content, JsonElement? metadata, Source source)
    {
        Message message = ReceivedMessage.Receive(state, conversation, new Message
        {
            Id = state.NewId(),
            Received = state.Now(),
            Author = AuthorOf(user),
            Content = EmulatorJson.ToElement(content),
            Source = source,
            Metadata = metadata,
            ConversationId = conversation.Id,
        });
        return ApiResponse.Created(new UserMessageBody(state.Conversations.Find(conversation.Id)!, message));
    }

    /// <summary>The conversation that an action is for, and the device that it comes from.</summary>
    private static (Conversation Conversation, Source Source) Open(AppState state, User user, JsonElement body)
    {
        Source source = SourceOf(state, user);
        Conversation conversation = body.Text("conversationId") is { } id
            ? state.Conversations.Find(id) ?? throw EmulatorErrorException.ConversationNotFound()
            : state.Conversations.List(Conversation.DefaultOf(user.Id)).FirstOrDefault()
                ?? ConversationsOperations.Open(state, Conversation.Personal, [user], ConversationCreation.Message, source);
        return conversation.UserIds.Contains(user.Id) ? (conversation, source) : throw EmulatorErrorException.NotAMember();
    }

    /// <summary>The device that the user used last, otherwise a web page.</summary>
    private static Source SourceOf(AppState state, User user)
    {
        if (state.Devices.List(user.Id).OrderBy(device => device.LastSeen, StringComparer.Ordinal).LastOrDefault() is not { } device)
            return new Source(SeedIntegrations.Web, SeedIntegrations.IdOf(SeedIntegrations.Web));

        string now = state.Now();
        state.Devices.Set(device with { LastSeen = now });
        if (state.Clients.Find(device.ClientId) is { } client)
            state.Clients.Set(client with { LastSeen = now });

        return new Source(device.Type, device.IntegrationId) { ClientId = device.ClientId, DeviceId = device.Id };
    }

    private static Author AuthorOf(User user)
    {
        string name = string.Join(' ', new[] { user.Profile.GivenName, user.Profile.Surname }.Where(part => part is not null));
        return new Author(AuthorTypes.User, user.Id, null, name.Length > 0 ? name : null, user.Profile.AvatarUrl);
    }
}

internal sealed record UserMessageBody(Conversation Conversation, Message Message);
