namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>Actions of a user, so that webhooks have something to report.</summary>
internal sealed class RawUserActions(RawClient raw)
{
    public async Task RunAsync()
    {
        await raw.PatchAsync($"{raw.App}/users/USER", """{"profile":{"givenName":"Ann","avatarUrl":"https://example.com/a.png"},"metadata":{"a":1}}""");
        foreach ((string action, string body) in ((string, string)[])
            [
                ("messages", """{"content":{"type":"text","text":"a"},"metadata":{"a":1}}"""),
                ("messages", """{"content":{"type":"image","mediaUrl":"https://example.com/a.png"}}"""),
                ("messages", """{"content":{"type":"file","mediaUrl":"https://example.com/a.pdf"}}"""),
                ("messages", """{"content":{"type":"location","coordinates":{"lat":1,"long":2}}}"""),
                ("formResponses", """{"fields":[{"type":"email","name":"a","label":"b","email":"ann@example.com"},{"type":"select","name":"c","label":"d","select":[{"name":"e","label":"f"}]}]}"""),
                ("postbacks", """{"payload":"a","metadata":{"a":1}}"""),
                ("activities", """{"type":"typing:start"}"""),
                ("activities", """{"type":"typing:stop"}"""),
                ("activities", """{"type":"conversation:read"}"""),
                ("passthroughs", """{"payload":{"a":[1]}}"""),
                ("referrals", """{"code":"a"}"""),
            ])
        {
            using HttpResponseMessage response = await raw.SendAsync(HttpMethod.Post, $"/emulator/users/USER/{action}", body);
            Assert.True(response.IsSuccessStatusCode, action);
        }

        await FailAsync();
    }

    private async Task FailAsync()
    {
        JsonNode sent = await RawClient.JsonOfAsync(await raw.SendAsync(HttpMethod.Post, "/emulator/users/USER/messages", """{"content":{"type":"text","text":"a"}}"""));
        string failure = $$$"""{"messageId":"{{{sent["message"]!["id"]}}}","error":{"code":"a","message":"b"}}""";
        Assert.True((await raw.SendAsync(HttpMethod.Post, "/emulator/users/USER/deliveryFailures", failure)).IsSuccessStatusCode);
        string conversation = $"{raw.App}/conversations/{sent["conversation"]!["id"]}";
        await raw.PostAsync($"{conversation}/acceptControl", """{"metadata":{"a":1}}""");
        await raw.PostAsync($"{conversation}/passControl", """{"switchboardIntegration":"unknown","metadata":{"a":1}}""");
        await raw.PostAsync($"{conversation}/offerControl", """{"switchboardIntegration":"bot","metadata":{"a":1}}""");
    }
}
