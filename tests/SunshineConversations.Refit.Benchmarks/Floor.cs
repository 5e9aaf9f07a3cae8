using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using SunshineConversations.Serialization;

namespace SunshineConversations.Benchmarks;

/// <summary>
/// The same calls as a good engineer writes them by hand: HttpClient and generated System.Text.Json for the same
/// models, read from the stream through pooled buffers, with authentication, without checks, retries or typed errors.
/// </summary>
internal sealed class Floor(HttpClient client)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private static readonly AuthenticationHeaderValue Authorization =
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Samples.KeyId}:{Samples.KeySecret}")));

    public static Floor Over(HttpMessageHandler transport, Uri baseUrl)
    {
        var client = new HttpClient(transport) { BaseAddress = baseUrl };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("floor", "1.0"));
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return new Floor(client);
    }

    public Task<ConversationResponse> GetAsync(string appId, string conversationId, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, Item(appId, conversationId), null, SunshineConversationsJsonContext.Default.ConversationResponse, cancellationToken);

    public Task<ConversationListResponse> ListAsync(string appId, string userId, string? after = null, int? size = null, CancellationToken cancellationToken = default)
    {
        string query = $"?filter%5BuserId%5D={Uri.EscapeDataString(userId)}";
        if (after is not null)
            query += $"&page%5Bafter%5D={Uri.EscapeDataString(after)}";
        if (size is { } number)
            query += string.Create(CultureInfo.InvariantCulture, $"&page%5Bsize%5D={number}");

        return SendAsync(HttpMethod.Get, Collection(appId) + query, null, SunshineConversationsJsonContext.Default.ConversationListResponse, cancellationToken);
    }

    public Task<ConversationResponse> CreateAsync(string appId, ConversationCreateBody body, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, Collection(appId), Content(body, SunshineConversationsJsonContext.Default.ConversationCreateBody), SunshineConversationsJsonContext.Default.ConversationResponse, cancellationToken);

    public Task<ConversationResponse> UpdateAsync(string appId, string conversationId, ConversationUpdateBody body, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Patch, Item(appId, conversationId), Content(body, SunshineConversationsJsonContext.Default.ConversationUpdateBody), SunshineConversationsJsonContext.Default.ConversationResponse, cancellationToken);

    public async IAsyncEnumerable<Conversation> ListAllAsync(string appId, string userId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? after = null;
        do
        {
            ConversationListResponse page = await ListAsync(appId, userId, after, 25, cancellationToken);
            foreach (Conversation conversation in page.Conversations)
                yield return conversation;

            after = page.Meta is { HasMore: true } meta ? meta.AfterCursor : null;
        }
        while (after is not null);
    }

    public static string Collection(string appId) => $"/v2/apps/{Uri.EscapeDataString(appId)}/conversations";

    public static string Item(string appId, string conversationId) => $"/v2/apps/{Uri.EscapeDataString(appId)}/conversations/{Uri.EscapeDataString(conversationId)}";

    public static ByteArrayContent Content<T>(T body, JsonTypeInfo<T> typeInfo) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, typeInfo)) { Headers = { ContentType = Json } };

    internal async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = Authorization;
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await JsonSerializer.DeserializeAsync(stream, typeInfo, cancellationToken).ConfigureAwait(false) ?? throw new JsonException("null");
        }
    }
}
