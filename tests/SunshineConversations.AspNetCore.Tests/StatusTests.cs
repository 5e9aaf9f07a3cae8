namespace SunshineConversations.AspNetCore.Tests;

/// <summary>The status of each kind of request, and what it says in log and reason.</summary>
public sealed class StatusTests
{
    /// <summary>Method, key, content coding, body; status and what the log says.</summary>
    public static TheoryData<string, string?, string?, string, int, string?> Requests { get; } = new()
    {
        { "POST", Receiver.Secret, null, Batch.One, 200, null },
        { "POST", Receiver.Secret, "identity", Batch.One, 200, null },
        { "POST", Receiver.Secret, null, Batch.Of(), 200, null },
        { "POST", Receiver.Secret, null, Batch.Of(Batch.Undescribed), 200, null },
        { "POST", Receiver.Secret, null, """{"events":[{"id":7},null,"odd",{"type":"conversation:message"}]}""", 200, null },
        { "POST", null, null, Batch.One, 401, "X-API-Key is missing" },
        { "POST", "", null, Batch.One, 401, "X-API-Key matches none of the secrets" },
        { "POST", "wrong", null, Batch.One, 401, "X-API-Key matches none of the secrets" },
        { "POST", Receiver.Secret + "x", null, Batch.One, 401, "X-API-Key matches none of the secrets" },
        { "POST", new string('x', 20_000), null, Batch.One, 401, "X-API-Key matches none of the secrets" },
        { "POST", "wrong", "gzip", "", 401, "X-API-Key matches none of the secrets" },
        { "POST", Receiver.Secret, "gzip", Batch.One, 415, "the body has a content coding" },
        { "POST", Receiver.Secret, "br", Batch.One, 415, "the body has a content coding" },
        { "POST", Receiver.Secret, null, "", 400, "the body is not a batch of v2 events" },
        { "POST", Receiver.Secret, null, "null", 400, "the body is not a batch of v2 events" },
        { "POST", Receiver.Secret, null, "hello", 400, "the body is not a batch of v2 events" },
        { "POST", Receiver.Secret, null, Batch.One[..^1], 400, "the body is not a batch of v2 events" },
        { "POST", Receiver.Secret, null, $"[{Batch.One}]", 400, "the body is not a batch of v2 events" },
        { "POST", Receiver.Secret, null, """{"webhook":{"version":"v2"}}""", 400, "the body is not a batch of v2 events" },
        { "POST", Receiver.Secret, null, """{"webhook":{"version":"v2"},"events":{}}""", 400, "the body is not a batch of v2 events" },
        { "POST", Receiver.Secret, null, """{"webhook":{"version":"v1.1"},"events":[]}""", 400, "the body is not a batch of v2 events" },
        { "POST", Receiver.Secret, null, """{"trigger":"message:appUser","version":"v1.1","messages":[]}""", 400, "the body is not a batch of v2 events: The webhook is 'message:appUser' of version v1.1" },
        { "POST", Receiver.Secret, null, """{"account_id":1,"type":"zen:event-type:ticket.created","event":{}}""", 400, "the body is not a batch of v2 events: The webhook is 'zen:event-type:ticket.created' of Zendesk itself" },
        { "GET", Receiver.Secret, null, "", 405, "only POST and HEAD are allowed" },
        { "PUT", Receiver.Secret, null, Batch.One, 405, "only POST and HEAD are allowed" },
        { "DELETE", null, null, "", 405, "only POST and HEAD are allowed" },
        { "HEAD", null, null, "", 200, null },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_gets_its_status_and_the_log_its_reason(string method, string? key, string? coding, string body, int status, string? reason)
    {
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.AddHandler<ConversationMessageEvent>((_, _) => Task.CompletedTask));

        Assert.Equal(status, (int)await receiver.SendAsync(new(method), key: key, change: request =>
        {
            if (method is not ("GET" or "HEAD"))
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            if (coding is not null)
                request.Content!.Headers.ContentEncoding.Add(coding);
        }));
        if (reason is null)
            Assert.DoesNotContain("Webhook request rejected", receiver.Log.Text, StringComparison.Ordinal);
        else
            Assert.Contains($"Webhook request rejected with {status}: {reason}", receiver.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_allowed_methods_are_told()
    {
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo);
        using var client = new HttpClient();

        using HttpResponseMessage response = await client.GetAsync(new Uri(receiver.Url, Receiver.Path));

        Assert.Equal(["POST", "HEAD"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_page_of_the_application_on_the_same_path_stays()
    {
        await using Receiver receiver = await Receiver.StartAsync(
            new Handled().AddTo,
            null,
            app =>
            {
                app.MapSunshineConversationsWebhooks(Receiver.Path);
                app.MapGet(Receiver.Path, (RequestDelegate)(http => http.Response.WriteAsync("a page")));
            });

        Assert.Equal(HttpStatusCode.OK, await receiver.SendAsync(HttpMethod.Get));
        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One));
    }
}
