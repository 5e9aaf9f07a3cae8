using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>The actions of a user on a device, as requests below <c>/emulator</c>. Webhooks receive the same events as from the service.</summary>
internal static class UserActions
{
    private const string User = EmulatorApplication.OwnPath + "/users/{userIdOrExternalId}";

    public static ApiOperation[] All { get; } =
    [
        Action("SendUserMessage", "/messages", SendMessage) with { Body = UserActionDeclarations.Message },
        Action("SendUserFormResponse", "/formResponses", SendFormResponse) with { Body = UserActionDeclarations.FormResponse },
        Action("SendUserPostback", "/postbacks", SendPostback) with { Body = UserActionDeclarations.Postback },
        Action("SendUserActivity", "/activities", SendActivity) with { Body = UserActionDeclarations.Activity },
        Action("SendUserReferral", "/referrals", SendReferral) with { Body = UserActionDeclarations.Referral },
        Action("FailDelivery", "/deliveryFailures", FailDelivery) with { Body = UserActionDeclarations.DeliveryFailure },
        Action("PassThrough", "/passthroughs", PassThrough) with { Body = UserActionDeclarations.Passthrough },
        Action("UploadUserAttachment", "/attachments", Upload) with { HasFile = true },
    ];

    private static ApiOperation Action(string id, string path, Func<ApiRequest, ApiResponse> handle) =>
        new(id, HttpMethods.Post, User + path, handle) { Query = UsersDeclarations.Brand };

    private static ApiResponse SendMessage(ApiRequest request)
    {
        (User user, JsonElement body, Conversation conversation, Source source) = Read(request);
        JsonObject content = UserActionDeclarations.Message.PickDeclared(body)["content"]!.AsObject();
        ReceivedContent.Complete(request.App, content, body.GetProperty("content"));
        return Send(request.App, user, conversation, content, body.PickMetadata(), source);
    }

    private static ApiResponse SendFormResponse(ApiRequest request)
    {
        (User user, JsonElement body, Conversation conversation, Source source) = Read(request);
        if (body.Text("messageId") is { } messageId)
        {
            if (request.App.Messages.Find(messageId) is not { } form || form.ConversationId != conversation.Id || form.Content.Text("type") != "form")
                throw EmulatorErrorException.NotFound("message_not_found", "Message not found");

            JsonObject submitted = JsonObject.Create(form.Content)!;
            submitted["submitted"] = true;
            request.App.Messages.Set(form with { Content = EmulatorJson.ToElement(submitted) });
        }

        JsonNode fields = UserActionDeclarations.FormResponse.PickDeclared(body)["fields"]!;
        var content = new JsonObject
        {
            ["type"] = "formResponse",
            ["fields"] = fields.DeepClone(),
            ["textFallback"] = string.Join('\n', fields.AsArray().Select(field => $"{field!["label"]}: {field["text"] ?? field["email"] ?? field["select"]?.AsArray().FirstOrDefault()?["label"]}")),
        };
        return Send(request.App, user, conversation, content, null, source);
    }

    private static ApiResponse SendPostback(ApiRequest request)
    {
        (User user, JsonElement body, Conversation conversation, Source source) = Read(request);
        request.App.Raise(EventTypes.ConversationPostback, conversation, new Postback(user, body.Text("payload")!, body.PickMetadata()), source);
        return ApiResponse.Ok(new ConversationBody(conversation));
    }

    private static ApiResponse SendActivity(ApiRequest request)
    {
        (User user, JsonElement body, Conversation conversation, Source source) = Read(request);
        ActivitiesOperations.Receive(request.App, conversation, new Activity(AuthorOf(user), body.Text("type")!), source);
        return ApiResponse.Ok(new ConversationBody(conversation));
    }

    private static ApiResponse SendReferral(ApiRequest request)
    {
        (User user, JsonElement body, Conversation conversation, Source source) = Read(request);
        request.App.Raise(EventTypes.ConversationReferral, conversation, new Referral(user, body.Text("code")!), source);
        return ApiResponse.Ok(new ConversationBody(conversation));
    }

    private static ApiResponse FailDelivery(ApiRequest request)
    {
        AppState state = request.App;
        User user = request.GetUser();
        JsonElement body = request.ReadBody();
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

    private static ApiResponse PassThrough(ApiRequest request)
    {
        request.GetUser();
        request.App.Raise(EventTypes.PassthroughMessaging, null, new Passthrough(request.ReadBody().GetProperty("payload").Clone()));
        return ApiResponse.Empty;
    }

    private static ApiResponse Upload(ApiRequest request)
    {
        request.GetUser();
        return AttachmentsOperations.Store(request.App, request, isForMessage: true, conversationId: null);
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

    /// <summary>The data that every action needs.</summary>
    private static (User User, JsonElement Body, Conversation Conversation, Source Source) Read(ApiRequest request)
    {
        AppState state = request.App;
        User user = request.GetUser();
        JsonElement body = request.ReadBody();
        Source source = SourceOf(state, user);
        Conversation conversation = body.Text("conversationId") is { } id
            ? state.Conversations.Find(id) ?? throw EmulatorErrorException.ConversationNotFound()
            : state.Conversations.List(Conversation.DefaultOf(user.Id)).FirstOrDefault()
                ?? ConversationsOperations.Open(state, Conversation.Personal, [user], ConversationCreation.Message, source);
        return conversation.UserIds.Contains(user.Id) ? (user, body, conversation, source) : throw EmulatorErrorException.NotAMember();
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
