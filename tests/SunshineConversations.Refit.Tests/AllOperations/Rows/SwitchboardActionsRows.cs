namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Switchboard Actions.</summary>
internal static class SwitchboardActionsRows
{
    private const string Conversation = "/v2/apps/{appId}/conversations/{conversationId}";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<ISwitchboardActionsApi>($"POST {Conversation}/passControl", "PassControl", (api, ids, token) => api.PassControlAsync(
            ids["appId"], ids["conversationId"], new("bot") { Metadata = new() { ["dataCapture.ticketField.123"] = "x" } }, token)) with
        {
            RequestBody = """{"switchboardIntegration":"bot","metadata":{"dataCapture.ticketField.123":"x"}}""",
        },
        Operation.Of<ISwitchboardActionsApi>($"POST {Conversation}/releaseControl", "ReleaseControl", (api, ids, token) => api.ReleaseControlAsync(ids["appId"], ids["conversationId"], cancellationToken: token)),
        Operation.Of<ISwitchboardActionsApi>($"POST {Conversation}/offerControl", "OfferControl", (api, ids, token) => api.OfferControlAsync(
            ids["appId"], ids["conversationId"], new("bot"), token)) with
        {
            RequestBody = """{"switchboardIntegration":"bot"}""",
        },
        Operation.Of<ISwitchboardActionsApi>($"POST {Conversation}/acceptControl", "AcceptControl", (api, ids, token) => api.AcceptControlAsync(
            ids["appId"], ids["conversationId"], new(), token)) with
        {
            RequestBody = "{}",
        },
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        Bad("control passed to nobody", api => api.PassControlAsync(Clients.AppId, Clients.ConversationId, new())),
        Bad("control offered to nobody", api => api.OfferControlAsync(Clients.AppId, Clients.ConversationId, new())),
    ];

    private static BadInput Bad(string what, Func<ISwitchboardActionsApi, Task> callAsync) => BadInput.Of("body", what, callAsync) with { Message = "SwitchboardIntegration is required" };
}
