using System.Net.Http.Headers;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>Requests that the library would never send. The emulator must respond to them too.</summary>
internal sealed class RawRequests(RawClient raw)
{
    private string Collection => $"{raw.App}/conversations";

    public async Task RunAsync()
    {
        string id = await MakeConversationAsync("""{"type":"sdkGroup","unknown":[1]}""");
        await raw.PostAsync(Collection, CreateBodies);
        await raw.GetAsync(ListQueries.Select(query => Collection + query));
        await raw.PatchAsync($"{Collection}/{id}", UpdateBodies);
        await raw.PostAsync($"{Collection}/{id}/download", DownloadBodies);
        await raw.PostAsync($"{Collection}/{id}/conversionEvents", EventsBodies);
        await UseMessagesAsync();
        await UseParticipantsAsync(id);
        await UseSwitchboardAsync();
        await SendToUnknownAsync();
        await SendToNoOperationAsync(id);
        await RequestFaultsAsync(id);
    }

    private Task<string> MakeConversationAsync(string body) => raw.CreateAsync("/sc" + Collection, body);

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

    /// <summary>The members of a conversation, right and wrong.</summary>
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

    private static string[] Contents =>
    [
        """{"type":"text","text":"Hello"}""",
        """{"type":"text","markdownText":"**Hello**","actions":[{"type":"reply","text":"a","payload":"b","iconUrl":"c"},{"type":"locationRequest","text":"a"}]}""",
        """{"type":"text","htmlText":"<b>Hello</b>","payload":"x","blockChatInput":true}""",
        """{"type":"carousel","items":[{"title":"a","description":"b","mediaUrl":"https://example.com/a.png","mediaType":"image/png","altText":"c","size":"compact","actions":[{"type":"link","text":"a","uri":"https://example.com","default":true,"extraChannelOptions":{"messenger":{"messenger_extensions":true,"webview_share_button":"hide"}}},{"type":"buy","text":"a","amount":1,"currency":"USD"}],"metadata":{"a":1}}],"displaySettings":{"imageAspectRatio":"square"}}""",
        """{"type":"file","mediaUrl":"https://example.com/a.pdf"}""",
        """{"type":"form","fields":[{"type":"text","name":"a","label":"b","format":"integer","minSize":1,"maxSize":2,"placeholder":"c"},{"type":"select","name":"d","label":"e","options":[{"name":"f","label":"g"}],"select":[{"name":"f","label":"g"}]}],"text":"h"}""",
        """{"type":"image","mediaUrl":"https://example.com/a.png","text":"a","altText":"b","attachmentId":"c","actions":[{"type":"postback","text":"a","payload":"b"}]}""",
        """{"type":"list","items":[{"title":"a","actions":[{"type":"webview","text":"a","uri":"b","fallback":"c","size":"tall","openOnReceive":true}]}],"actions":[{"type":"postback","text":"a","payload":"b"}]}""",
        """{"type":"location","coordinates":{"lat":1.5,"long":-2},"location":{"address":"a","name":"b"}}""",
        """{"type":"formResponse","fields":[{"type":"text","name":"a","label":"b","text":"c"}]}""",
        """{"type":"video"}""",
        """{"type":"text"}""",
    ];

    private async Task UseMessagesAsync()
    {
        string id = await MakeConversationAsync("""{"type":"personal","participants":[{"userId":"USER"}]}""");
        string messages = $"{Collection}/{id}/messages";
        await raw.PostAsync(messages, Contents.Select(content =>
            $$$"""{"author":{"type":"business","displayName":"a","avatarUrl":"https://example.com/a.png","subtypes":["AI"]},"content":{{{content}}},"metadata":{"a":true}}"""));
        await raw.PostAsync(messages, """{"author":{"type":"business"},"schema":"whatsapp","content":{"type":"template","template":{"name":"a"}}}""");
        await raw.PostAsync(messages, """{"author":{"type":"business"},"content":{"type":"text","text":"a"},"destination":{"integrationType":"none"},"override":{"apple":{"payload":{},"withCapabilities":["LIST"]},"line":{"payload":{"a":1}}}}""");
        await raw.PostAsync(messages, Enumerable.Repeat("""{"author":{"type":"user","userId":"USER"},"content":{"type":"text","text":"a"}}""", 100));
        JsonNode list = await raw.GetJsonAsync(messages);
        await raw.GetAsync($"{messages}?page[before]={list["meta"]!["beforeCursor"]}", $"{messages}?page[after]=x");

        int limit = raw.Known.MaxMessagesPerConversation;
        raw.Known.MaxMessagesPerConversation = 1;
        await raw.PostAsync(messages, """{"author":{"type":"business"},"content":{"type":"text","text":"a"}}""");
        raw.Known.MaxMessagesPerConversation = limit;

        foreach (string type in (string[])["conversation:read", "typing:start", "typing:stop", "other"])
            await raw.PostAsync($"{Collection}/{id}/activity", $$$"""{"author":{"type":"business"},"type":"{{{type}}}"}""", $$$"""{"author":{"type":"user","userId":"USER"},"type":"{{{type}}}"}""");

        await raw.GetAsync($"{Collection}/{id}");
        string message = $"{messages}/{list["messages"]![0]!["id"]}";
        await raw.DeleteAsync(message, message, messages);
    }

    private async Task UseParticipantsAsync(string id)
    {
        string participants = $"{Collection}/{id}/participants";
        await raw.PostAsync($"{Collection}/{id}/join", "{}", """{"userId":"USER"}""", """{"userId":"unknown","subscribeSDKClient":true}""", """{"userId":"USER","subscribeSDKClient":true}""");
        await raw.GetAsync(participants, $"{participants}?page[size]=1", $"{participants}?page[size]=0");
        await raw.PostAsync($"{Collection}/{id}/leave", "{}", """{"userId":"USER","participantId":"x"}""", """{"userId":"USER"}""", """{"userId":"USER"}""");
    }

    private async Task UseSwitchboardAsync()
    {
        string path = $"{Collection}/{await MakeConversationAsync("""{"type":"sdkGroup"}""")}";
        string key = raw.Known.KeyId;
        AuthenticationHeaderValue? authorization = raw.DefaultHeaders.Authorization;
        raw.Known.KeyId = "int_1";
        raw.DefaultHeaders.Authorization = RawClient.Basic(raw.Known);
        await raw.SendAsync(HttpMethod.Post, $"{path}/releaseControl");
        await raw.PostAsync($"{path}/acceptControl", "{}");
        raw.Known.KeyId = key;
        raw.DefaultHeaders.Authorization = authorization;

        foreach ((string action, string body) in ((string, string)[])
            [
                ("passControl", """{"switchboardIntegration":"bot","metadata":{"a":1}}"""),
                ("offerControl", """{"switchboardIntegration":"zd-agentWorkspace"}"""),
                ("acceptControl", """{"metadata":null}"""),
                ("passControl", """{"switchboardIntegration":"next"}"""),
                ("passControl", "{}"),
                ("offerControl", """{"switchboardIntegration":"bot"}"""),
            ])
        {
            await raw.PostAsync($"{path}/{action}", body);
            await raw.GetAsync(path);
        }

        await raw.PostAsync($"{path}/releaseControl", "{}");
    }

    private async Task SendToUnknownAsync()
    {
        string nowhere = $"{Collection}/ffffffffffffffffffffffff";
        foreach (string rest in (string[])["join", "leave", "messages", "activity", "passControl", "releaseControl", "offerControl", "acceptControl"])
            await raw.PostAsync($"{nowhere}/{rest}", "{}");

        await raw.GetAsync($"{nowhere}/participants", $"{nowhere}/messages");
        await raw.DeleteAsync($"{nowhere}/messages", $"{nowhere}/messages/x");
    }

    private async Task SendToNoOperationAsync(string id)
    {
        await raw.GetAsync($"/v2/apps/{raw.Known.AppId}");
        await raw.SendAsync(HttpMethod.Put, Collection, "{}");
        await raw.GetAsync($"{Collection}/{id}/download");
        await raw.SendAsync(HttpMethod.Post, Collection, """{"type":"sdkGroup"}""", "text/plain");
        await raw.PostAsync(Collection, new string(' ', raw.Known.MaxRequestBodySize + 1));

        AuthenticationHeaderValue? key = raw.DefaultHeaders.Authorization;
        raw.DefaultHeaders.Authorization = null;
        await raw.GetAsync($"{Collection}/{id}");
        raw.DefaultHeaders.Authorization = key;
    }

    private async Task RequestFaultsAsync(string id)
    {
        foreach (string fault in (string[])["429", "500", "503", "unknown"])
        {
            raw.DefaultHeaders.Add("X-Emulator-Fault", fault);
            await raw.GetAsync($"{Collection}/{id}");
            await raw.PostAsync(Collection, """{"type":"sdkGroup"}""");
            raw.DefaultHeaders.Remove("X-Emulator-Fault");
        }
    }
}
