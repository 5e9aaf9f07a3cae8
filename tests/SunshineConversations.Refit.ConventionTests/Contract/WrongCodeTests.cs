using Refit;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>Code that does not do what the description says is reported: proved with an interface that gets it wrong.</summary>
public sealed class WrongCodeTests
{
    [Fact]
    public void A_wrong_interface_is_told()
    {
        IEnumerable<string> lines = ContractComparer.Differences(Facts.Of(FactsFile.Read()), [typeof(IConversationsApi)])
            .Where(line => !line.EndsWith("is in the description but not in IConversationsApi", StringComparison.Ordinal) && !line.Contains("is checked", StringComparison.Ordinal))
            .Except(Gate.Accepted.Keys);

        Lines.AssertEqual(
            [
                "ListConversations: query parameter filter has the style deepObject in the description but does not go through DeepObjectConverter on ListConversationsAsync",
                "ListConversations: query parameter page (page) is in the description but not on ListConversationsAsync",
                "ListConversations: query parameter limit is on ListConversationsAsync but not in the description",
                "conversationListResponse.conversations (array of conversation) is in the description but not on ErrorResponse",
                "conversationListResponse.meta (meta) is in the description but not on ErrorResponse",
                "conversationListResponse.links (links) is in the description but not on ErrorResponse",
                "conversationListResponse.error is on ErrorResponse but not in the description",
                "Conversations: operation GetConversation is GET /v2/apps/{appId}/conversations/{conversationId} in the description but GET /v1/apps/{appId}/conversations/{conversationId} in IConversationsApi",
                "Conversations: operation DeleteConversation has 2 methods in IConversationsApi",
            ],
            lines);
    }

    private interface IConversationsApi
    {
        [Get("/v2/apps/{appId}/conversations")]
        Task<ErrorResponse> ListConversationsAsync([AliasAs("appId")] string appId, [Query("", "filter")] ConversationListFilter filter, [Query("", "limit")] int? limit = null);

        [Get("/v1/apps/{appId}/conversations/{conversationId}")]
        Task<ConversationResponse> GetConversationAsync([AliasAs("appId")] string appId, [AliasAs("conversationId")] string conversationId);

        [Delete("/v2/apps/{appId}/conversations/{conversationId}")]
        Task DeleteConversationAsync([AliasAs("appId")] string appId, [AliasAs("conversationId")] string conversationId);

        [Delete("/v2/apps/{appId}/conversations/{conversationId}")]
        Task DeleteConversationAsync([AliasAs("appId")] string appId);
    }
}
