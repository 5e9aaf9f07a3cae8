using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Conversations.</summary>
internal static class ConversationsOperations
{
    public const string Collection = "/v2/apps/{appId}/conversations";
    public const string Item = Collection + "/{conversationId}";

    public static ApiOperation[] All { get; } =
    [
        new("CreateConversation", HttpMethods.Post, Collection, Create) { Body = ConversationsDeclarations.Create },
        new("ListConversations", HttpMethods.Get, Collection, List) { Query = ConversationsDeclarations.List },
        new("GetConversation", HttpMethods.Get, Item, request => ApiResponse.Ok(new ConversationBody(request.GetConversation()))),
        new("UpdateConversation", HttpMethods.Patch, Item, Update) { Body = ConversationsDeclarations.Update },
        new("DeleteConversation", HttpMethods.Delete, Item, Delete),
        new("DownloadMessageRef", HttpMethods.Post, Item + "/download", Download) { Body = ConversationsDeclarations.Download },
        new("PostConversionEvents", HttpMethods.Post, Item + "/conversionEvents", PostConversionEvents) { Body = ConversationsDeclarations.ConversionEvents },
    ];

    private static ApiResponse Create(ApiRequest request)
    {
        JsonElement body = request.ReadBody();
        string type = body.Text("type")!;
        User[] users = body.Member("participants") is { } participants
            ? [.. participants.EnumerateArray().Select(request.App.UserOf).Distinct()]
            : [];

        Conversation conversation = Open(request.App, type, users, ConversationCreation.None, Source.Api, created => WithDetails(created, body));
        return ApiResponse.Created(new ConversationBody(conversation));
    }

    /// <summary>Everything that creating a conversation causes.</summary>
    public static Conversation Open(
        AppState state, string type, IReadOnlyList<User> users, string reason, Source source, Func<Conversation, Conversation>? configure = null)
    {
        string now = state.Now();
        var created = new Conversation
        {
            Id = state.NewId(),
            Type = type,
            IsDefault = type == Conversation.Personal && state.Conversations.Count(Conversation.DefaultOf(users[0].Id)) == 0,
            LastUpdatedAt = now,
            CreatedAt = now,
            UserIds = [.. users.Select(user => user.Id)],
        };
        Conversation conversation = state.Conversations.Set(configure is null ? created : configure(created));
        foreach (User user in users)
            state.Participants.Set(new Participant { Id = state.NewId(), ConversationId = conversation.Id, UserId = user.Id, UserExternalId = user.ExternalId });

        state.Raise(EventTypes.ConversationCreate, conversation, new ConversationCreation(reason), source);
        return conversation;
    }

    private static ApiResponse List(ApiRequest request)
    {
        JsonElement query = request.ReadQuery();
        User user = request.App.UserOf(query.GetProperty("filter"));
        ItemPage<Conversation> page = request.App.Conversations.List(user.Id, PageQuery.Read(query));
        return ApiResponse.Ok(new ConversationListBody(page.Items, ListMeta.Of(page), ListLinks.Of(page, request, query)));
    }

    private static ApiResponse Update(ApiRequest request)
    {
        Conversation conversation = request.GetConversation();
        // Not lastUpdatedAt, which is the time of the last message.
        return ApiResponse.Ok(new ConversationBody(request.App.Conversations.Set(WithDetails(conversation, request.ReadBody()))));
    }

    private static ApiResponse Delete(ApiRequest request)
    {
        Conversation conversation = request.GetConversation();
        if (conversation.IsDefault)
            throw EmulatorErrorException.BadRequest($"Conversation {conversation.Id} cannot be deleted because it is the default.");

        request.App.Conversations.Remove(conversation);
        request.App.Raise(EventTypes.ConversationRemove, conversation);
        return ApiResponse.Empty;
    }

    private static ApiResponse Download(ApiRequest request)
    {
        Conversation conversation = request.GetConversation();
        JsonElement body = request.ReadBody();
        User user = request.App.UserOf(body);

        // Apple cannot be reached from here: the data is made up, and has every kind of value that a reader must handle.
        var response = new JsonObject
        {
            ["conversationId"] = conversation.Id,
            ["userId"] = user.Id,
            ["interactiveData"] = new JsonObject
            {
                ["title"] = "Größe wählen – 选择尺码 👟",
                ["version"] = 1.5,
                ["isFinal"] = true,
                ["items"] = new JsonArray(
                    new JsonObject { ["identifier"] = "1", ["order"] = 0 },
                    new JsonObject { ["identifier"] = "2", ["order"] = 1 }),
            },
        };
        if (body.Member("apple") is { } apple)
            response["interactiveDataRef"] = JsonObject.Create(apple.GetProperty("interactiveDataRef"));

        return ApiResponse.Ok(response);
    }

    private static ApiResponse PostConversionEvents(ApiRequest request)
    {
        request.GetConversation();
        JsonElement body = request.ReadBody();
        JsonElement channel = ConversationsDeclarations.ConversionEvents.Members.Select(member => body.Member(member.Name)).First(member => member is not null)!.Value;
        int count = channel.GetProperty("payload").GetProperty("data").GetArrayLength();
        // A number, as in the documented example, although its schema says string: clients must read both.
        return ApiResponse.Ok(new ConversionEventsBody(new ConversionEvents(1234567890123456, count)));
    }

    /// <summary>Members that are not in the body keep their values, null clears them, and a value replaces them.</summary>
    private static Conversation WithDetails(Conversation conversation, JsonElement body)
    {
        return conversation with
        {
            DisplayName = body.TextOr("displayName", conversation.DisplayName),
            Description = body.TextOr("description", conversation.Description),
            IconUrl = body.TextOr("iconUrl", conversation.IconUrl),
            Metadata = body.Has("metadata") ? body.PickMetadata() : conversation.Metadata,
        };
    }
}
