namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Messages.</summary>
internal static class MessagesRows
{
    private const string Collection = "/v2/apps/{appId}/conversations/{conversationId}/messages";

    private const string MessageJson =
        """{"id":"5f748c1a2b5315fc007e7977","received":"2020-09-30T13:46:02.733Z","author":{"type":"business","displayName":"Steve","avatarUrl":"https://www.gravatar.com/image.jpg"},"content":{"type":"text","text":"Hello!","actions":[{"type":"reply","text":"Yes","payload":"YES"}]},"source":{"type":"api:conversations"},"metadata":{"lang":"en-ca"}}""";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<IMessagesApi>($"POST {Collection}", "PostMessage", (api, ids, token) => api.PostMessageAsync(ids["appId"], ids["conversationId"], new()
        {
            Author = MessageAuthor.Business("Steve"),
            Content = new TextMessage("Hello <b>é</b>!") { Actions = [new ReplyAction("Yes", "YES"), new LinkAction("More", "https://example.org")] },
            Metadata = new() { ["lang"] = "en-ca" },
            Override = new() { Line = new(new() { ["type"] = "flex" }) },
        }, token)) with
        {
            RequestBody = """{"author":{"type":"business","displayName":"Steve"},"content":{"type":"text","text":"Hello <b>é</b>!","actions":[{"type":"reply","text":"Yes","payload":"YES"},{"type":"link","text":"More","uri":"https://example.org"}]},"metadata":{"lang":"en-ca"},"override":{"line":{"payload":{"type":"flex"}}}}""",
            SuccessStatus = 201,
            SuccessBody = $$"""{"messages":[{{MessageJson}}]}""",
        },
        Operation.Of<IMessagesApi>($"GET {Collection}", "ListMessages", (api, ids, token) => api.ListMessagesAsync(
            ids["appId"], ids["conversationId"], new() { Before = "5e1606762556d93e9c176f69" }, token)) with
        {
            Query = "?page%5Bbefore%5D=5e1606762556d93e9c176f69",
            SuccessBody = $$"""{"messages":[{{MessageJson}}],"meta":{"hasMore":true,"beforeCursor":"5f748c1a2b5315fc007e7977"},"links":{"prev":"https://acme.zendesk.com/sc/v2/apps?page[before]=5f748c1a2b5315fc007e7977"} }""",
        },
        Operation.Of<IMessagesApi>($"DELETE {Collection}", "DeleteAllMessages", (api, ids, token) => api.DeleteAllMessagesAsync(ids["appId"], ids["conversationId"], token)) with
        {
            IsRepeatable = false,
        },
        Operation.Of<IMessagesApi>($"DELETE {Collection}/{{messageId}}", "DeleteMessage", (api, ids, token) => api.DeleteMessageAsync(ids["appId"], ids["conversationId"], ids["messageId"], token)),
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        Post("Author is required.", new() { Author = null!, Content = "x" }),
        Post("Author.Type is required", new() { Author = new(), Content = "x" }),
        Post("Author.UserId and UserExternalId: exactly one", new() { Author = new() { Type = MessageAuthorType.User }, Content = "x" }),
        Post("Author.UserId and UserExternalId: exactly", new() { Author = new() { Type = MessageAuthorType.User, UserId = "a", UserExternalId = "b" }, Content = "x" }),
        Post("Author.UserId: The identifier is empty", new() { Author = new() { Type = MessageAuthorType.User, UserId = "" }, Content = "x" }),
        Content("Content is required.", null!),
        Content("Content.Text is required, or Actions, HtmlText or MarkdownText", new TextMessage()),
        Content("Content.Text is required, or", new TextMessage("") { Actions = [] }),
        Content("Content.HtmlText and MarkdownText: at most one", new TextMessage { HtmlText = "<b>x</b>", MarkdownText = "**x**" }),
        Content("Content.HtmlText and MarkdownText:", new ImageMessage("https://a") { HtmlText = "x", MarkdownText = "x" }),
        Content("Content.HtmlText and MarkdownText: at most one", new FileMessage("https://a") { HtmlText = "x", MarkdownText = "x" }),
        Content("Content.MediaUrl is required", new ImageMessage()),
        Content("Content.MediaUrl", new FileMessage()),
        Content("Content.Items is required: at least one", new CarouselMessage()),
        Content("Content.Items is required", new ListMessage()),
        Content("Content.Items[0].Title is required", new CarouselMessage(new MessageItem("", new LinkAction("a", "b")))),
        Content("Content.Items[0].Actions is required", new ListMessage(new MessageItem("a"))),
        Content("Content.Items[0].Actions[1] is a ReplyAction", new ListMessage(new MessageItem("a", new LinkAction("a", "b"), new ReplyAction("a", "b")))),
        Content("Content.Items[0].Actions[0] is a LocationRequestAction", new CarouselMessage(new MessageItem("a", new LocationRequestAction("a")))),
        Content("Content.Actions[0] is a ReplyAction", new ListMessage(new MessageItem("a", new LinkAction("a", "b"))) { Actions = [new ReplyAction("a", "b")] }),
        Content("Content.Items[0].Actions[0].Uri is required", new CarouselMessage(new MessageItem("a", new LinkAction("a", "")))),
        Content("Content.Fields is required", new FormMessage()),
        Content("Content.Fields[0].Type is required", new FormMessage(new FormField { Name = "a", Label = "b" })),
        Content("Content.Fields[0].Name is required", new FormMessage(new FormField(FormFieldType.Text, "", "b"))),
        Content("Content.Fields[0].Label is required", new FormMessage(new FormField(FormFieldType.Text, "a", ""))),
        Content("Content.Type 'formResponse' cannot be sent", new FormResponseMessage(new FormResponseField())),
        Content("Content.Coordinates is required", new LocationMessage { Coordinates = null! }),
        Content("Content.Coordinates.Lat is required", new LocationMessage()),
        Content("Content.Coordinates.Long is required", new LocationMessage { Coordinates = new() { Lat = 1 } }),
        Content("Schema must be MessageSchema.WhatsApp", new TemplateMessage([])),
        Post("Content.Template is required", new() { Author = MessageAuthor.Business(), Content = new TemplateMessage(), Schema = MessageSchema.WhatsApp }),
        Content("Content.Type is required", MessageContent.FromJson(new JsonObject { ["text"] = "x" })),
        Content("Content.AdditionalData has the member 'text'", new TextMessage { AdditionalData = new Dictionary<string, JsonElement> { ["text"] = default } }),
        Action("Text is required", new PostbackAction("", "b")),
        Action("Payload is required", new PostbackAction("a", "")),
        Action("Payload", new ReplyAction("a", "")),
        Action("Uri is required", new LinkAction("a", "")),
        Action("Uri", new WebviewAction("a", "", "c")),
        Action("Fallback is required", new WebviewAction("a", "b", "")),
        Action("Amount is required", new BuyAction { Text = "a" }),
        Action("Text", new LocationRequestAction()),
        Action("Type is required", new UnknownMessageAction()),
        Post("Destination can only be set when the author is the business", new() { Author = MessageAuthor.ByUserId("u"), Content = "x", Destination = MessageDestination.Silent }),
        Post("Destination.IntegrationId and IntegrationType: exactly one", new() { Author = MessageAuthor.Business(), Content = "x", Destination = new() }),
        Post("Destination.IntegrationId and IntegrationType:", new() { Author = MessageAuthor.Business(), Content = "x", Destination = new() { IntegrationId = "a", IntegrationType = new("b") } }),
        Content("A string in the body contains a lone surrogate", "cut \ud83d"),
        Post("A value in the body cannot be written as JSON", new() { Author = MessageAuthor.Business(), Content = "x", Override = new() { Line = new(new() { ["x"] = double.NaN }) } }),
        Bad("json", "A string in the body contains a lone surrogate", "native JSON with a lone surrogate", _ => Task.FromResult(MessageContent.FromJson(new JsonObject { ["text"] = "cut \ud83d" }))),
        Bad("json", "", "native JSON that is null", _ => Task.FromResult(MessageContent.FromJson(null!))),
        Bad("userId", "", "an author with an empty id", _ => Task.FromResult(MessageAuthor.ByUserId(""))),
        Bad("userExternalId", "", "an author with an external id that is null", _ => Task.FromResult(MessageAuthor.ByUserExternalId(null!))),
        Bad("integrationId", "", "a destination with an empty id", _ => Task.FromResult(MessageDestination.ByIntegrationId(""))),
        Bad("integrationType", "", "a destination with a type that is null", _ => Task.FromResult(MessageDestination.ByIntegrationType(default))),
        Bad("page", "", "a page of messages with two cursors", api => api.ListMessagesAsync(Clients.AppId, Clients.ConversationId, new() { After = "a", Before = "b" })),
        Bad("appId", "", "an app that is a dot segment, for all messages", api => Task.FromResult(api.ListAllMessagesAsync("..", "c"))),
        Bad("conversationId", "", "a conversation that is a dot segment, for all messages", api => Task.FromResult(api.ListAllMessagesAsync("a", ".."))),
    ];

    private static BadInput Bad(string parameter, string message, string what, Func<IMessagesApi, Task> callAsync) => BadInput.Of(parameter, what, callAsync) with { Message = message };

    /// <summary>The message reports the problem.</summary>
    private static BadInput Post(string message, MessagePost body) => Bad("body", message, $"{message}: {body.Content?.Type} of {body.Author?.Type} to {body.Destination}", api => api.PostMessageAsync(Clients.AppId, Clients.ConversationId, body));

    private static BadInput Content(string message, MessageContent content) => Post(message, new() { Author = MessageAuthor.Business(), Content = content });

    private static BadInput Action(string message, MessageAction action) => Bad("body", $"Content.Actions[0].{message}", $"{message}: {action.GetType().Name}", api => api.PostMessageAsync(
        Clients.AppId, Clients.ConversationId, new() { Author = MessageAuthor.Business(), Content = new TextMessage { Actions = [action] } }));
}
