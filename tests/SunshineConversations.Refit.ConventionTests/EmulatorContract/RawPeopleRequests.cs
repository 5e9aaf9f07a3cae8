using System.Text;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>Requests for users, clients, devices and attachments, right and wrong.</summary>
internal sealed class RawPeopleRequests(RawClient raw)
{
    private const string Nowhere = "ffffffffffffffffffffffff";
    private const string ExternalId = "a/b ü😀 50%";

    private static readonly string[] Details =
    [
        "\"signedUpAt\":\"2026-11-24T08:30:15.123Z\"", "\"signedUpAt\":\"today\"", "\"signedUpAt\":null",
        "\"toBeRetained\":true", "\"toBeRetained\":1",
        "\"profile\":{\"givenName\":\"Ann\",\"surname\":\"Lee\",\"email\":\"ann@example.com\",\"avatarUrl\":\"https://example.com/a.png\",\"locale\":\"fr-CA\"}",
        "\"profile\":{\"givenName\":null,\"email\":null}", "\"profile\":{\"email\":\"ann\"}", "\"profile\":null",
        "\"metadata\":{\"a\":1,\"b\":true}", "\"metadata\":null", "\"metadata\":{\"a\":[]}",
    ];

    private string Users => $"{raw.App}/users";

    private string User => $"{Users}/{Uri.EscapeDataString(ExternalId)}";

    public async Task RunAsync()
    {
        await CreateUsersAsync();
        string conversationId = await MakeConversationAsync();
        await UseClientsAsync(conversationId);
        await UseDevicesAsync();
        await UseAttachmentsAsync(conversationId);
        await SendToUnknownAsync();
        await raw.DeleteAsync($"{User}/personalinformation", $"{User}?brandId=b", User);
    }

    private async Task CreateUsersAsync()
    {
        var externalId = new JsonObject { ["externalId"] = ExternalId };
        await raw.PostAsync(Users, externalId.ToJsonString(), externalId.ToJsonString(), """{"brandId":"b","externalId":"c"}""", "[]", "");
        await raw.PostAsync(Users, Details.Select(detail => $"{{{detail}}}"));
        await raw.PatchAsync(User, Details.Select(detail => $"{{{detail}}}"));
        await raw.GetAsync(User, $"{Users}/c?brandId=b");
        await raw.GetAsync($"{Users}?filter[identities.email]=ann@example.com", $"{Users}?filter[identities.email]=none@example.com&brandId=b", $"{Users}?filter[email]=a", Users);
        await raw.PostAsync($"{Users}/35436/sync", null, "{}", """{"survivingZendeskId":"1"}""", """{"survivingZendeskId":1}""");
    }

    private Task<string> MakeConversationAsync()
    {
        var participants = new JsonArray(new JsonObject { ["userExternalId"] = ExternalId });
        return raw.CreateAsync($"{raw.App}/conversations", new JsonObject { ["type"] = "personal", ["participants"] = participants }.ToJsonString());
    }

    private async Task UseClientsAsync(string conversationId)
    {
        string clients = $"{User}/clients";
        const string Message = """{"author":{"type":"business"},"content":{"type":"text","text":"a","actions":[{"type":"link","text":"a","uri":"b"}]}}""";
        string rest = $$"""
            "confirmation":{"type":"immediate","message":{{Message}}},"target":{"conversationId":"{{conversationId}}"}
            """;
        foreach (string criteria in (string[])
            [
                """{"type":"mailgun","integrationId":"mailgun","address":"ann@example.com","subject":"b"}""",
                """{"type":"messagebird","integrationId":"messagebird","phoneNumber":"+15550001234","primary":true}""",
                """{"type":"twilio","integrationId":"twilio","phoneNumber":"+15550001234"}""",
                """{"type":"whatsapp","integrationId":"whatsapp","phoneNumber":"+15550001234"}""",
                """{"type":"whatsapp","integrationId":"whatsapp"}""",
                """{"type":"whatsapp","integrationId":"twilio","phoneNumber":"+15550001234"}""",
                """{"type":"whatsapp","integrationId":"a","phoneNumber":"+15550001234"}""",
                """{"type":"fax"}""",
            ])
            await raw.PostAsync(clients, $$"""{"matchCriteria":{{criteria}},{{rest}}}""");

        await raw.PostAsync(clients, """{"matchCriteria":{"type":"twilio","integrationId":"twilio","phoneNumber":"1"},"confirmation":{"type":"prompt"},"target":{"conversationId":"x"}}""");
        JsonNode page = await raw.GetJsonAsync($"{clients}?page[size]=2");
        await raw.GetAsync($"{clients}?page[after]={page["meta"]!["afterCursor"]}", $"{clients}?page[size]=0");
        string client = $"{clients}/{page["clients"]![0]!["id"]}";
        JsonNode known = await raw.GetJsonAsync($"{Users}/USER/clients");
        await raw.DeleteAsync(client, client, $"{Users}/USER/clients/{known["clients"]![0]!["id"]}");
    }

    private async Task UseDevicesAsync()
    {
        JsonNode devices = await raw.GetJsonAsync($"{Users}/USER/devices");
        await raw.GetAsync($"{Users}/USER/devices/{devices["devices"]![0]!["id"]}", $"{Users}/USER/devices/{Nowhere}");
    }

    private async Task UseAttachmentsAsync(string conversationId)
    {
        string attachments = $"{raw.App}/attachments";
        JsonNode uploaded = await RawClient.JsonOfAsync(await UploadAsync($"?access=public&for=message&conversationId={conversationId}", "source", "ü.txt"));
        await UploadAsync("", "source", "a.txt");
        await UploadAsync("?access=private", "source", "a.txt");
        await UploadAsync("?access=public", "source", "a.exe");
        await UploadAsync("?access=public", "other", "a.txt");
        await raw.PostAsync($"{attachments}?access=public", "{}");

        string mediaUrl = (string)uploaded["attachment"]!["mediaUrl"]!;
        var file = new JsonObject { ["type"] = "file", ["mediaUrl"] = mediaUrl };
        await raw.PostAsync($"{raw.App}/conversations/{conversationId}/messages", $$$"""{"author":{"type":"business"},"content":{{{file.ToJsonString()}}}}""");
        await raw.PostAsync($"{attachments}/remove", ((string[])[mediaUrl, mediaUrl, "https://badhost.com/image.png"]).Select(url => new JsonObject { ["mediaUrl"] = url }.ToJsonString()));

        async Task<HttpResponseMessage> UploadAsync(string query, string field, string name)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("text")), field, name } };
            return await raw.SendAsync(HttpMethod.Post, attachments + query, form);
        }
    }

    private async Task SendToUnknownAsync()
    {
        string user = $"{Users}/{Nowhere}";
        await raw.GetAsync(user, $"{user}/clients", $"{user}/devices");
        await raw.DeleteAsync(user, $"{user}/personalinformation", $"{user}/clients/{Nowhere}");
        await raw.PatchAsync(user, "{}");
        await raw.SendAsync(HttpMethod.Post, $"{user}/sync");
    }
}
