namespace SunshineConversations;

internal static class SwitchboardActionsOperations
{
    private const string Conversation = "/v2/apps/{appId}/conversations/{conversationId}";

    public static OperationInfo[] All { get; } =
    [
        new("PassControl", HttpMethod.Post, Conversation + "/passControl", IsRepeatable: false, ReturnsNothing: true, Scopes: KeyScopes.Any),
        new("ReleaseControl", HttpMethod.Post, Conversation + "/releaseControl", IsRepeatable: false, ReturnsNothing: true, Scopes: KeyScopes.Any),
        new("OfferControl", HttpMethod.Post, Conversation + "/offerControl", IsRepeatable: false, ReturnsNothing: true, Scopes: KeyScopes.Any),
        new("AcceptControl", HttpMethod.Post, Conversation + "/acceptControl", IsRepeatable: false, ReturnsNothing: true, Scopes: KeyScopes.Any),
    ];
}
