using System.Net.Http.Headers;
using System.Text;
using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>Sends requests to an emulator without the library.</summary>
internal sealed class RawClient(HttpClient client, EmulatorOptions known)
{
    public EmulatorOptions Known => known;

    /// <summary>The path of the app.</summary>
    public string App => $"/v2/apps/{known.AppId}";

    public HttpRequestHeaders DefaultHeaders => client.DefaultRequestHeaders;

    public static AuthenticationHeaderValue Basic(EmulatorOptions known) => Basic(known.KeyId, known.KeySecret);

    public static AuthenticationHeaderValue Basic(string keyId, string secret) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{keyId}:{secret}")));

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string pathAndQuery, string? body = null, string mediaType = "application/json") =>
        SendAsync(method, pathAndQuery, body is null ? null : new StringContent(ForTheUser(body), Encoding.UTF8, mediaType));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string pathAndQuery, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(client.BaseAddress!, ForTheUser(pathAndQuery))) { Content = content };
        return await client.SendAsync(request);
    }

    public Task GetAsync(params IEnumerable<string> paths) => EachAsync(paths, path => SendAsync(HttpMethod.Get, path));

    public Task PostAsync(string path, params IEnumerable<string?> bodies) => EachAsync(bodies, body => SendAsync(HttpMethod.Post, path, body));

    public Task PatchAsync(string path, params IEnumerable<string?> bodies) => EachAsync(bodies, body => SendAsync(HttpMethod.Patch, path, body));

    public Task DeleteAsync(params IEnumerable<string> paths) => EachAsync(paths, path => SendAsync(HttpMethod.Delete, path));

    /// <summary>Posts each body to the collection and updates the item with it.</summary>
    public Task PostAndPatchAsync(string collection, string item, params IEnumerable<string> bodies) => EachAsync(bodies, async body =>
    {
        await PostAsync(collection, body);
        await PatchAsync(item, body);
    });

    private static async Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> sendAsync)
    {
        foreach (T each in all)
            await sendAsync(each);
    }

    public async Task<JsonNode> GetJsonAsync(string path) => await JsonOfAsync(await SendAsync(HttpMethod.Get, path));

    /// <summary>Posts what must succeed.</summary>
    /// <returns>The ID of the created object.</returns>
    public async Task<string> CreateAsync(string path, string? body)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, path, body);
        Assert.True(response.IsSuccessStatusCode, path);
        return (string)(await JsonOfAsync(response)).AsObject().Single().Value!["id"]!;
    }

    public static async Task<JsonNode> JsonOfAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    /// <summary>USER is replaced by one that the emulator knows.</summary>
    private string ForTheUser(string text) => text.Replace("USER", known.Users[0].Id, StringComparison.Ordinal);
}
