using System.Text.Json.Nodes;

namespace SunshineConversations.Tests.Support;

/// <summary>One operation of the API as it stands on the wire, written by hand from the API's documentation.</summary>
public sealed record Operation(
    string Name,
    string Method,
    string Route,
    string Query,
    string? RequestBody,
    int SuccessStatus,
    string SuccessBody,
    Func<IConversationsApi, string, string, CancellationToken, Task<object?>> CallAsync)
{
    public const string ConversationJson =
        """{"conversation":{"id":"67a0ecf8f0305f4a391e9db1","type":"personal","isDefault":false,"lastUpdatedAt":"2025-02-03T16:21:12.308Z","createdAt":"2025-02-03T16:21:12.308Z"}}""";

    public const string ConversationListJson =
        """{"conversations":[{"id":"67a0ecf8f0305f4a391e9db1","type":"personal","isDefault":false,"lastUpdatedAt":"2025-02-03T16:21:12.308Z","createdAt":"2025-02-03T16:21:12.308Z"}],"meta":{"hasMore":true,"afterCursor":"67a0ecf8f0305f4a391e9db1"},"links":{"next":"https://acme.zendesk.com/sc/v2/apps?page[after]=67a0ecf8f0305f4a391e9db1"}}""";

    private const string Collection = "/v2/apps/{appId}/conversations";
    private const string Item = Collection + "/{conversationId}";

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("CreateConversation", "POST", Collection, "",
            """{"type":"personal","participants":[{"userId":"42589ad070d43be9b00ff7e5","subscribeSDKClient":false}],"displayName":"Ann & Bob <é>","metadata":{"lang":"en-ca","vip":true,"score":4.5}}""",
            201, ConversationJson,
            async (api, appId, _, token) => await api.CreateConversationAsync(appId, new()
            {
                Type = ConversationType.Personal,
                Participants = [ConversationParticipant.ByUserId("42589ad070d43be9b00ff7e5", subscribeSdkClient: false)],
                DisplayName = "Ann & Bob <é>",
                Metadata = new() { ["lang"] = "en-ca", ["vip"] = true, ["score"] = 4.5 },
            }, token)),
        new("ListConversations", "GET", Collection, "?filter%5BuserId%5D=42589ad070d43be9b00ff7e5&page%5Bafter%5D=5e1606762556d93e9c176f69&page%5Bsize%5D=10",
            null, 200, ConversationListJson,
            async (api, appId, _, token) => await api.ListConversationsAsync(
                appId, ConversationListFilter.ByUserId("42589ad070d43be9b00ff7e5"), new() { After = "5e1606762556d93e9c176f69", Size = 10 }, token)),
        new("GetConversation", "GET", Item, "", null, 200, ConversationJson,
            async (api, appId, conversationId, token) => await api.GetConversationAsync(appId, conversationId, token)),
        new("UpdateConversation", "PATCH", Item, "",
            """{"displayName":"Ann","description":null,"metadata":{"a":1}}""",
            200, ConversationJson,
            async (api, appId, conversationId, token) => await api.UpdateConversationAsync(
                appId, conversationId, new() { DisplayName = "Ann", Description = null, Metadata = new Metadata { ["a"] = 1 } }, token)),
        new("DeleteConversation", "DELETE", Item, "", null, 200, "{}",
            async (api, appId, conversationId, token) =>
            {
                await api.DeleteConversationAsync(appId, conversationId, token);
                return null;
            }),
        new("DownloadMessageRef", "POST", Item + "/download", "",
            """{"userId":"6e416caac6a5e9544e3fb6d7","apple":{"interactiveDataRef":{"url":"https://p61-content.icloud.com/M.C01","bid":"com.apple:0:ext","key":"00c0","signature":"81a6","owner":"M5.C01"}}}""",
            200, """{"any":{"thing":[1,"é",null]}}""",
            async (api, appId, conversationId, token) => await api.DownloadMessageRefAsync(appId, conversationId, new()
            {
                UserId = "6e416caac6a5e9544e3fb6d7",
                Apple = new() { InteractiveDataRef = new() { Url = "https://p61-content.icloud.com/M.C01", Bid = "com.apple:0:ext", Key = "00c0", Signature = "81a6", Owner = "M5.C01" } },
            }, token)),
        new("PostConversionEvents", "POST", Item + "/conversionEvents", "",
            """{"instagram":{"payload":{"data":[{"action_source":"business_messaging","event_name":"TestEvent","event_time":1752161233}]}}}""",
            200, """{"conversionEvents":{"datasetId":1234567890123456,"eventsReceived":1}}""",
            async (api, appId, conversationId, token) => await api.PostConversionEventsAsync(appId, conversationId, ConversionEventsBody.ForInstagram(
                new JsonObject { ["action_source"] = "business_messaging", ["event_name"] = "TestEvent", ["event_time"] = 1752161233 }), token)),
    ];

    public static TheoryData<string> Names { get; } = [.. All.Select(operation => operation.Name)];

    /// <summary>The operations whose path holds a conversation.</summary>
    public static TheoryData<string> NamesWithConversation { get; } = [.. All.Where(operation => operation.TakesConversation).Select(operation => operation.Name)];

    public bool TakesConversation => Route.Contains("{conversationId}", StringComparison.Ordinal);

    public static Operation Named(string name) => All.Single(operation => operation.Name == name);

    public string Path(string appId, string conversationId) => Route
        .Replace("{appId}", appId, StringComparison.Ordinal)
        .Replace("{conversationId}", conversationId, StringComparison.Ordinal);

    /// <summary>Calls it with the usual ids.</summary>
    public Task<object?> CallAsyncOn(IConversationsApi api, CancellationToken cancellationToken = default) =>
        CallAsync(api, Clients.AppId, Clients.ConversationId, cancellationToken);

    public override string ToString() => Name;
}
