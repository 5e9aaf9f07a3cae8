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
        await raw.SendAsync(HttpMethod.Delete, $"{User}/personalinformation");
        await raw.SendAsync(HttpMethod.Delete, $"{User}?brandId=b");
        await raw.SendAsync(HttpMethod.Delete, User);
    }

    private async Task CreateUsersAsync()
    {
        var externalId = new JsonObject { ["externalId"] = ExternalId };
        foreach (string body in (string[])[externalId.ToJsonString(), externalId.ToJsonString(), """{"brandId":"b","externalId":"c"}""", "[]", "", .. Details.Select(detail => $"{{{detail}}}")])
            await raw.SendAsync(HttpMethod.Post, Users, body);

        foreach (string detail in Details)
            await raw.SendAsync(HttpMethod.Patch, User, $"{{{detail}}}");

        await raw.SendAsync(HttpMethod.Get, User);
        await raw.SendAsync(HttpMethod.Get, $"{Users}/c?brandId=b");
        foreach (string query in (string[])["?filter[identities.email]=ann@example.com", "?filter[identities.email]=none@example.com&brandId=b", "?filter[email]=a", ""])
            await raw.SendAsync(HttpMethod.Get, Users + query);

        foreach (string? body in (string?[])[null, "{}", """{"survivingZendeskId":"1"}""", """{"survivingZendeskId":1}"""])
            await raw.SendAsync(HttpMethod.Post, $"{Users}/35436/sync", body);
    }

    private async Task<string> MakeConversationAsync()
    {
        var participant = new JsonObject { ["userExternalId"] = ExternalId };
        using HttpResponseMessage response = await raw.SendAsync(
            HttpMethod.Post,
            $"{raw.App}/conversations",
            new JsonObject { ["type"] = "personal", ["participants"] = new JsonArray(participant) }.ToJsonString());
        return (string)(await RawClient.JsonOfAsync(response))["conversation"]!["id"]!;
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
            await raw.SendAsync(HttpMethod.Post, clients, $$"""{"matchCriteria":{{criteria}},{{rest}}}""");

        await raw.SendAsync(HttpMethod.Post, clients, """{"matchCriteria":{"type":"twilio","integrationId":"twilio","phoneNumber":"1"},"confirmation":{"type":"prompt"},"target":{"conversationId":"x"}}""");
        JsonNode page = await RawClient.JsonOfAsync(await raw.SendAsync(HttpMethod.Get, $"{clients}?page[size]=2"));
        await raw.SendAsync(HttpMethod.Get, $"{clients}?page[after]={page["meta"]!["afterCursor"]}");
        await raw.SendAsync(HttpMethod.Get, $"{clients}?page[size]=0");
        string clientId = (string)page["clients"]![0]!["id"]!;
        await raw.SendAsync(HttpMethod.Delete, $"{clients}/{clientId}");
        await raw.SendAsync(HttpMethod.Delete, $"{clients}/{clientId}");
        JsonNode known = await RawClient.JsonOfAsync(await raw.SendAsync(HttpMethod.Get, $"{Users}/USER/clients"));
        await raw.SendAsync(HttpMethod.Delete, $"{Users}/USER/clients/{known["clients"]![0]!["id"]}");
    }

    private async Task UseDevicesAsync()
    {
        JsonNode devices = await RawClient.JsonOfAsync(await raw.SendAsync(HttpMethod.Get, $"{Users}/USER/devices"));
        await raw.SendAsync(HttpMethod.Get, $"{Users}/USER/devices/{devices["devices"]![0]!["id"]}");
        await raw.SendAsync(HttpMethod.Get, $"{Users}/USER/devices/{Nowhere}");
    }

    private async Task UseAttachmentsAsync(string conversationId)
    {
        string attachments = $"{raw.App}/attachments";
        JsonNode uploaded = await RawClient.JsonOfAsync(await UploadAsync($"?access=public&for=message&conversationId={conversationId}", "source", "ü.txt"));
        await UploadAsync("", "source", "a.txt");
        await UploadAsync("?access=private", "source", "a.txt");
        await UploadAsync("?access=public", "source", "a.exe");
        await UploadAsync("?access=public", "other", "a.txt");
        await raw.SendAsync(HttpMethod.Post, $"{attachments}?access=public", "{}");

        string mediaUrl = (string)uploaded["attachment"]!["mediaUrl"]!;
        var file = new JsonObject { ["type"] = "file", ["mediaUrl"] = mediaUrl };
        await raw.SendAsync(HttpMethod.Post, $"{raw.App}/conversations/{conversationId}/messages", $$$"""{"author":{"type":"business"},"content":{{{file.ToJsonString()}}}}""");
        foreach (string url in (string[])[mediaUrl, mediaUrl, "https://badhost.com/image.png"])
            await raw.SendAsync(HttpMethod.Post, $"{attachments}/remove", new JsonObject { ["mediaUrl"] = url }.ToJsonString());

        async Task<HttpResponseMessage> UploadAsync(string query, string field, string name)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("text")), field, name } };
            return await raw.SendAsync(HttpMethod.Post, attachments + query, form);
        }
    }

    private async Task SendToUnknownAsync()
    {
        string user = $"{Users}/{Nowhere}";
        foreach (string rest in (string[])["", "/clients", "/devices"])
            await raw.SendAsync(HttpMethod.Get, user + rest);

        foreach (string rest in (string[])["", "/personalinformation", $"/clients/{Nowhere}"])
            await raw.SendAsync(HttpMethod.Delete, user + rest);

        await raw.SendAsync(HttpMethod.Patch, user, "{}");
        await raw.SendAsync(HttpMethod.Post, $"{user}/sync");
    }
}
