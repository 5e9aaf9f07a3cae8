using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>What the library would never send: the emulator has an answer to this too.</summary>
internal sealed class RawRequests(HttpClient client, EmulatorOptions known)
{
    private string Collection => $"/v2/apps/{known.AppId}/conversations";

    public async Task RunAsync()
    {
        string id = await MakeConversationAsync();
        foreach (string body in CreateBodies)
            await SendAsync(HttpMethod.Post, Collection, body);

        foreach (string query in ListQueries)
            await SendAsync(HttpMethod.Get, Collection + query);

        foreach (string body in UpdateBodies)
            await SendAsync(HttpMethod.Patch, $"{Collection}/{id}", body);

        foreach (string body in DownloadBodies)
            await SendAsync(HttpMethod.Post, $"{Collection}/{id}/download", body);

        foreach (string body in EventsBodies)
            await SendAsync(HttpMethod.Post, $"{Collection}/{id}/conversionEvents", body);

        await AskForWhatIsNoOperationAsync(id);
        await AskForFaultsAsync(id);
    }

    private async Task<string> MakeConversationAsync()
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, "/sc" + Collection, """{"type":"sdkGroup","unknown":[1]}""");
        Assert.True(response.IsSuccessStatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["conversation"]!["id"]!.GetValue<string>();
    }

    private static string[] CreateBodies =>
    [
        "", "{", "[]", "null", "\"text\"", "{}",
        """{"type":"sdkGroup","type":"personal"}""",
        """{"type":null}""",
        """{"type":"channel"}""",
        """{"type":"personal"}""",
        """{"type":"personal","participants":{}}""",
        """{"type":"personal","participants":null}""",
        """{"type":"personal","participants":[1]}""",
        """{"type":"personal","participants":[{}]}""",
        """{"type":"personal","participants":[{"userId":1}]}""",
        """{"type":"personal","participants":[{"userId":"USER","userExternalId":"x"}]}""",
        """{"type":"personal","participants":[{"userId":"USER","subscribeSDKClient":"yes"}]}""",
        """{"type":"sdkGroup","participants":[{"userId":"USER"}]}""",
        $$"""{"type":"sdkGroup","participants":[{{string.Join(',', Enumerable.Repeat("""{"userId":"USER","subscribeSDKClient":true}""", 11))}}]}""",
        .. Details.Select(member => $$"""{"type":"sdkGroup",{{member}}}"""),
    ];

    private static string[] UpdateBodies => ["", "[]", .. Details.Select(member => $$"""{{{member}}}""")];

    /// <summary>What a conversation may be given, right and wrong.</summary>
    private static string[] Details =>
    [
        "\"displayName\":null", "\"displayName\":1", "\"displayName\":\"\"", $"\"displayName\":\"{new string('x', 101)}\"",
        "\"description\":null", "\"description\":[]", "\"description\":\"\"", $"\"description\":\"{new string('x', 101)}\"",
        "\"iconUrl\":null", "\"iconUrl\":true", "\"iconUrl\":\"\"", "\"iconUrl\":\"a.png\"", $"\"iconUrl\":\"https://example.com/{new string('x', 2048)}\"",
        "\"metadata\":null", "\"metadata\":{}", "\"metadata\":[]", "\"metadata\":\"a\"",
        "\"metadata\":{\"a\":null}", "\"metadata\":{\"a\":{}}", "\"metadata\":{\"a\":[1]}", $"\"metadata\":{{\"a\":\"{new string('x', 5000)}\"}}",
    ];

    private static string[] ListQueries =>
    [
        "", "?filter[userId]=", "?filter[userid]=x", "?userId=x",
        .. ((string[])
        [
            "", "&unknown=1", "&filter[userExternalId]=x", "&filter[userId]=x",
            "&page[size]=0", "&page[size]=101", "&page[size]=-1", "&page[size]=x", "&page[size]=",
            "&page[after]=x", "&page[after]=", $"&page[before]={new string('z', 24)}",
            $"&page[after]={new string('a', 24)}&page[before]={new string('b', 24)}",
        ]).Select(rest => "?filter[userId]=USER" + rest),
    ];

    private static string[] DownloadBodies =>
    [
        "", "[]", "{}",
        """{"userId":null}""",
        """{"userId":1}""",
        """{"userId":"USER","apple":null}""",
        """{"userId":"USER","apple":{}}""",
        """{"userId":"USER","apple":{"interactiveDataRef":{}}}""",
        """{"userId":"USER","apple":{"interactiveDataRef":{"url":1,"bid":null,"key":[],"signature":{},"owner":false}}}""",
        """{"userId":"USER","unknown":1}""",
    ];

    private static string[] EventsBodies =>
    [
        "", "[]", "{}",
        """{"telegram":{"payload":{"data":[{}]}}}""",
        """{"messenger":{"payload":{"data":[{}]}},"whatsapp":{"payload":{"data":[{}]}}}""",
        """{"messenger":null}""",
        """{"messenger":{}}""",
        """{"messenger":{"payload":1}}""",
        """{"messenger":{"payload":{}}}""",
        """{"messenger":{"payload":{"data":{}}}}""",
        """{"messenger":{"payload":{"data":[]}}}""",
        """{"messenger":{"payload":{"data":[1]}}}""",
        """{"messenger":{"payload":{"data":[{}],"test_event_code":"x"}}}""",
    ];

    private async Task AskForWhatIsNoOperationAsync(string id)
    {
        await SendAsync(HttpMethod.Get, $"/v2/apps/{known.AppId}");
        await SendAsync(HttpMethod.Put, Collection, "{}");
        await SendAsync(HttpMethod.Get, $"{Collection}/{id}/download");
        await SendAsync(HttpMethod.Post, Collection, """{"type":"sdkGroup"}""", "text/plain");
        await SendAsync(HttpMethod.Post, Collection, new string(' ', known.MaxRequestBodyBytes + 1));

        AuthenticationHeaderValue? key = client.DefaultRequestHeaders.Authorization;
        client.DefaultRequestHeaders.Authorization = null;
        await SendAsync(HttpMethod.Get, $"{Collection}/{id}");
        client.DefaultRequestHeaders.Authorization = key;
    }

    private async Task AskForFaultsAsync(string id)
    {
        foreach (string fault in (string[])["429", "500", "503", "unknown"])
        {
            client.DefaultRequestHeaders.Add("X-Emulator-Fault", fault);
            await SendAsync(HttpMethod.Get, $"{Collection}/{id}");
            await SendAsync(HttpMethod.Post, Collection, """{"type":"sdkGroup"}""");
            client.DefaultRequestHeaders.Remove("X-Emulator-Fault");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string pathAndQuery, string? body = null, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(method, new Uri(client.BaseAddress!, ForTheUser(pathAndQuery)));
        if (body is not null)
            request.Content = new StringContent(ForTheUser(body), Encoding.UTF8, mediaType);

        return await client.SendAsync(request);
    }

    /// <summary>USER stands for one that the emulator knows.</summary>
    private string ForTheUser(string text) => text.Replace("USER", known.Users[0].Id, StringComparison.Ordinal);
}
