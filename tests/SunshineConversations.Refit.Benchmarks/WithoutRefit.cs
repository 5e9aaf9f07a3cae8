using SunshineConversations.Serialization;

namespace SunshineConversations.Benchmarks;

/// <summary>
/// The client's own HttpClient with all its handlers, and its own reading, but called by hand: what the client takes
/// beyond this is taken by Refit's runtime.
/// </summary>
internal sealed class WithoutRefit(HttpClient client)
{
    /// <summary>Over the HttpClient of the registered client.</summary>
    public static WithoutRefit Of(IServiceProvider services) =>
        new(services.GetRequiredService<IHttpClientFactory>().CreateClient("SunshineConversations"));

    public Task<ConversationResponse> GetAsync(string appId, string conversationId) =>
        SendAsync<ConversationResponse>(new(HttpMethod.Get, Floor.Item(appId, conversationId)));

    public Task<ConversationListResponse> ListAsync(string appId, string userId) =>
        SendAsync<ConversationListResponse>(new(HttpMethod.Get, $"{Floor.Collection(appId)}?filter%5BuserId%5D={Uri.EscapeDataString(userId)}"));

    public Task<ConversationResponse> CreateAsync(string appId, ConversationCreateBody body) =>
        SendAsync<ConversationResponse>(new(HttpMethod.Post, Floor.Collection(appId)) { Content = Floor.Content(body, SunshineConversationsJsonContext.Default.ConversationCreateBody) });

    private async Task<T> SendAsync<T>(HttpRequestMessage request)
    {
        using (request)
        {
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            return WireSerializer.Read<T>(((BufferedContent)response.Content).Body);
        }
    }
}
