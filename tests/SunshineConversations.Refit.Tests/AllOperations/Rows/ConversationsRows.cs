namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Conversations.</summary>
internal static class ConversationsRows
{
    public const string ConversationJson =
        """{"conversation":{"id":"67a0ecf8f0305f4a391e9db1","type":"personal","isDefault":false,"lastUpdatedAt":"2025-02-03T16:21:12.308Z","createdAt":"2025-02-03T16:21:12.308Z"}}""";

    private const string Collection = "/v2/apps/{appId}/conversations";
    private const string Item = Collection + "/{conversationId}";
    private const string UserId = "42589ad070d43be9b00ff7e5";
    private const string LoneSurrogate = "cut \ud83d";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<IConversationsApi>($"POST {Collection}", "CreateConversation", (api, ids, token) => api.CreateConversationAsync(ids["appId"], new()
        {
            Type = ConversationType.Personal,
            Participants = [ConversationParticipant.ByUserId(UserId, subscribeSdkClient: false)],
            DisplayName = "Ann & Bob <é>",
            Metadata = new() { ["lang"] = "en-ca", ["vip"] = true, ["score"] = 4.5 },
        }, token)) with
        {
            RequestBody = """{"type":"personal","participants":[{"userId":"42589ad070d43be9b00ff7e5","subscribeSDKClient":false}],"displayName":"Ann & Bob <é>","metadata":{"lang":"en-ca","vip":true,"score":4.5}}""",
            SuccessStatus = 201,
            SuccessBody = ConversationJson,
        },
        Operation.Of<IConversationsApi>($"GET {Collection}", "ListConversations", (api, ids, token) => api.ListConversationsAsync(
            ids["appId"], ConversationListFilter.ByUserId(UserId), new() { After = "5e1606762556d93e9c176f69", Size = 10 }, token)) with
        {
            Query = $"?filter%5BuserId%5D={UserId}&page%5Bafter%5D=5e1606762556d93e9c176f69&page%5Bsize%5D=10",
            SuccessBody =
                """{"conversations":[{"id":"67a0ecf8f0305f4a391e9db1","type":"personal","isDefault":false,"lastUpdatedAt":"2025-02-03T16:21:12.308Z","createdAt":"2025-02-03T16:21:12.308Z"}],"meta":{"hasMore":true,"afterCursor":"67a0ecf8f0305f4a391e9db1"},"links":{"next":"https://acme.zendesk.com/sc/v2/apps?page[after]=67a0ecf8f0305f4a391e9db1"}}""",
        },
        Operation.Of<IConversationsApi>($"GET {Item}", "GetConversation", (api, ids, token) => api.GetConversationAsync(ids["appId"], ids["conversationId"], token)) with
        {
            SuccessBody = ConversationJson,
        },
        Operation.Of<IConversationsApi>($"PATCH {Item}", "UpdateConversation", (api, ids, token) => api.UpdateConversationAsync(
            ids["appId"], ids["conversationId"], new() { DisplayName = "Ann", Description = null, Metadata = new Metadata { ["a"] = 1 } }, token)) with
        {
            RequestBody = """{"displayName":"Ann","description":null,"metadata":{"a":1}}""",
            SuccessBody = ConversationJson,
        },
        Operation.Of<IConversationsApi>($"DELETE {Item}", "DeleteConversation", (api, ids, token) => api.DeleteConversationAsync(ids["appId"], ids["conversationId"], token)),
        Operation.Of<IConversationsApi>($"POST {Item}/download", "DownloadMessageRef", (api, ids, token) => api.DownloadMessageRefAsync(ids["appId"], ids["conversationId"], new()
        {
            UserId = "6e416caac6a5e9544e3fb6d7",
            Apple = new() { InteractiveDataRef = new() { Url = "https://p61-content.icloud.com/M.C01", Bid = "com.apple:0:ext", Key = "00c0", Signature = "81a6", Owner = "M5.C01" } },
        }, token)) with
        {
            RequestBody = """{"userId":"6e416caac6a5e9544e3fb6d7","apple":{"interactiveDataRef":{"url":"https://p61-content.icloud.com/M.C01","bid":"com.apple:0:ext","key":"00c0","signature":"81a6","owner":"M5.C01"}}}""",
            SuccessBody = """{"any":{"thing":[1,"é",null]}}""",
        },
        Operation.Of<IConversationsApi>($"POST {Item}/conversionEvents", "PostConversionEvents", (api, ids, token) => api.PostConversionEventsAsync(
            ids["appId"], ids["conversationId"], ConversionEventsBody.ForInstagram(
                new JsonObject { ["action_source"] = "business_messaging", ["event_name"] = "TestEvent", ["event_time"] = 1752161233 }), token)) with
        {
            RequestBody = """{"instagram":{"payload":{"data":[{"action_source":"business_messaging","event_name":"TestEvent","event_time":1752161233}]}}}""",
            SuccessBody = """{"conversionEvents":{"datasetId":"1234567890123456","eventsReceived":1}}""",
        },
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        Create("no type", new()),
        Create("an empty type", new() { Type = new("") }),
        Create("a participant that is null", new() { Type = ConversationType.Personal, Participants = [null!] }),
        Create("a display name with a lone surrogate", new() { Type = ConversationType.Personal, DisplayName = LoneSurrogate }),
        Create("a body of more than 102400 bytes", new() { Type = ConversationType.Personal, Description = new string('x', 102_400) }),
        Update("an update with a lone surrogate", new() { DisplayName = LoneSurrogate }),
        Update("metadata with a lone surrogate", new() { Metadata = new Metadata { ["k"] = LoneSurrogate } }),
        Download("no user", new()),
        Download("no reference", new() { UserId = "u", Apple = new() }),
        Download("a reference without its members", new() { UserId = "u", Apple = new() { InteractiveDataRef = new() { Url = "https://a" } } }),
        Bad("body", "an event with a lone surrogate", api => api.PostConversionEventsAsync(Clients.AppId, Clients.ConversationId, ConversionEventsBody.ForWhatsApp(new JsonObject { ["k"] = LoneSurrogate }))),
        Bad("filter", "a filter that names nobody", api => api.ListConversationsAsync(Clients.AppId, null!)),
        Bad("filter", "a filter that names nobody, for all pages", api => Task.FromResult(api.ListAllConversationsAsync(Clients.AppId, null!))),
        Bad("userId", "a filter with an empty id", api => api.ListConversationsAsync(Clients.AppId, ConversationListFilter.ByUserId(""))),
        Bad("userExternalId", "a filter with an external id that is null", api => api.ListConversationsAsync(Clients.AppId, ConversationListFilter.ByUserExternalId(null!))),
        Bad("userId", "a participant with an empty id", api => api.CreateConversationAsync(Clients.AppId, new() { Participants = [ConversationParticipant.ByUserId("")] })),
        Bad("userExternalId", "a participant with an external id that is null", api => api.CreateConversationAsync(Clients.AppId, new() { Participants = [ConversationParticipant.ByUserExternalId(null!)] })),
        List("a page with two cursors", new() { After = "a", Before = "b" }),
        List("a page with an empty cursor", new() { After = "" }),
        List("a page of 0", new() { Size = 0 }),
        List("a page of 101", new() { Size = 101 }),
        Bad("pageSize", "pages of 101", api => Task.FromResult(api.ListAllConversationsAsync(Clients.AppId, ConversationListFilter.ByUserId("u"), pageSize: 101))),
        Bad("appId", "an app that is a dot segment, for all pages", api => Task.FromResult(api.ListAllConversationsAsync("..", ConversationListFilter.ByUserId("u")))),
    ];

    private static BadInput Bad(string parameter, string what, Func<IConversationsApi, Task> callAsync) => BadInput.Of(parameter, what, callAsync);

    private static BadInput Create(string what, ConversationCreateBody body) => Bad("body", what, api => api.CreateConversationAsync(Clients.AppId, body));

    private static BadInput Update(string what, ConversationUpdateBody body) => Bad("body", what, api => api.UpdateConversationAsync(Clients.AppId, Clients.ConversationId, body));

    private static BadInput Download(string what, DownloadMessageRefBody body) => Bad("body", what, api => api.DownloadMessageRefAsync(Clients.AppId, Clients.ConversationId, body));

    private static BadInput List(string what, Page page) => Bad("page", what, api => api.ListConversationsAsync(Clients.AppId, ConversationListFilter.ByUserId("u"), page));
}
