namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Clients.</summary>
internal static class ClientsRows
{
    private const string Collection = "/v2/apps/{appId}/users/{userIdOrExternalId}/clients";
    private const string BrandId = "9477922990333";
    public const string IntegrationId = "582dedf230e788746891281a";

    private const string ClientJson =
        """{"id":"5c9a34160c89726709136733","type":"whatsapp","status":"active","integrationId":"582dedf230e788746891281a","externalId":"+15550001234","lastSeen":"2020-08-20T16:13:07.462Z","linkedAt":"2020-06-23T14:33:47.492Z","displayName":"Steve","avatarUrl":"https://s3.amazonaws.com/avatar.jpg","info":{"vendor":"zendesk"},"raw":{"profile":{"name":"Steve"}}}""";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<IClientsApi>($"POST {Collection}", "CreateClient", (api, ids, token) => api.CreateClientAsync(
            ids["appId"],
            ids["userIdOrExternalId"],
            new()
            {
                MatchCriteria = new WhatsAppMatchCriteria(IntegrationId, "+1 212-555-2368") { Primary = true },
                Confirmation = new(ClientConfirmationType.Prompt)
                {
                    Message = new() { Author = MessageAuthor.Business(), Content = new TextMessage("Hi!") { Actions = [new LinkAction("More", "https://example.org/")] } },
                },
                Target = new(ids["conversationId"]),
            },
            BrandId,
            token)) with
        {
            Query = "?brandId=9477922990333",
            RequestBody = """{"matchCriteria":{"type":"whatsapp","integrationId":"582dedf230e788746891281a","phoneNumber":"+1 212-555-2368","primary":true},"confirmation":{"type":"prompt","message":{"author":{"type":"business"},"content":{"type":"text","text":"Hi!","actions":[{"type":"link","text":"More","uri":"https://example.org/"}]}}},"target":{"conversationId":"029c31f25a21b47effd7be90"}}""",
            SuccessStatus = 201,
            SuccessBody = $$"""{"client":{{ClientJson}}}""",
        },
        Operation.Of<IClientsApi>($"GET {Collection}", "ListClients", (api, ids, token) => api.ListClientsAsync(ids["appId"], ids["userIdOrExternalId"], BrandId, new() { Size = 10 }, token)) with
        {
            Query = "?brandId=9477922990333&page%5Bsize%5D=10",
            SuccessBody = $$"""{"clients":[{{ClientJson}}],"meta":{"hasMore":false} }""",
        },
        Operation.Of<IClientsApi>($"DELETE {Collection}/{{clientId}}", "RemoveClient", (api, ids, token) => api.RemoveClientAsync(ids["appId"], ids["userIdOrExternalId"], ids["clientId"], BrandId, token)) with
        {
            Query = "?brandId=9477922990333",
        },
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        Create("a client of no channel", "MatchCriteria is required", body => body.MatchCriteria = null!),
        Create("a client without a confirmation", "Confirmation is required", body => body.Confirmation = null!),
        Create("a client without a target", "Target is required", body => body.Target = null!),
        Create("a client of no conversation", "Target.ConversationId is required", body => body.Target = new()),
        Create("a client of no integration", "MatchCriteria.IntegrationId is required", body => body.MatchCriteria = new TwilioMatchCriteria("", "+1")),
        Create("a client of WhatsApp without a number", "MatchCriteria.PhoneNumber is required", body => body.MatchCriteria = new WhatsAppMatchCriteria("i", "")),
        Create("a client of MessageBird without a number", "MatchCriteria.PhoneNumber is required", body => body.MatchCriteria = new MessageBirdMatchCriteria("i", "")),
        Create("a client of Mailgun without an address", "MatchCriteria.Address is required", body => body.MatchCriteria = new MailgunMatchCriteria("i", "")),
        Create("a client of an unknown channel without its name", "MatchCriteria.Type is required", body => body.MatchCriteria = new UnknownMatchCriteria()),
        Create("a confirmation without a type", "Confirmation.Type is required", body => body.Confirmation = new()),
        Create("a confirmation with a message of nobody", "Confirmation.Message.Author is required", body => body.Confirmation.Message = new() { Content = "Hi!" }),
        Create("a confirmation with a carousel", "Confirmation.Message.Content is a CarouselMessage", body => body.Confirmation.Message = Message(new CarouselMessage { Items = [new() { Title = "t", Actions = [new LinkAction("t", "u")] }] })),
        Create("a text to confirm with a reply", "Confirmation.Message.Content.Actions has a ReplyAction", body => body.Confirmation.Message = Message(new TextMessage("t") { Actions = [new LinkAction("t", "u"), new ReplyAction("t", "p")] })),
        Create("an image to confirm with a postback", "Confirmation.Message.Content.Actions has a PostbackAction", body => body.Confirmation.Message = Message(new ImageMessage("u") { Actions = [new PostbackAction("t", "p")] })),
        Bad("page", "", "a page of 0 clients", api => api.ListClientsAsync(Clients.AppId, "u", page: new() { Size = 0 })),
        Bad("pageSize", "", "pages of 101 clients", api => Task.FromResult(api.ListAllClientsAsync("a", "u", pageSize: 101))),
        Bad("userIdOrExternalId", "", "a user that is a dot segment, for all clients", api => Task.FromResult(api.ListAllClientsAsync("a", ".."))),
        Bad("brandId", "", "a brand without a name, for all clients", api => Task.FromResult(api.ListAllClientsAsync("a", "u", ""))),
    ];

    private static MessagePost Message(MessageContent content) => new() { Author = MessageAuthor.Business(), Content = content };

    private static BadInput Create(string what, string message, Action<ClientCreate> spoil) => Bad("body", message, what, api =>
    {
        var body = new ClientCreate { MatchCriteria = new WhatsAppMatchCriteria("i", "+1"), Confirmation = new(ClientConfirmationType.Immediate), Target = new("c") };
        spoil(body);
        return api.CreateClientAsync(Clients.AppId, "u", body);
    });

    private static BadInput Bad(string parameter, string message, string what, Func<IClientsApi, Task> callAsync) => BadInput.Of(parameter, what, callAsync) with { Message = message };
}
