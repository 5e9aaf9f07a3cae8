namespace SunshineConversations.Emulator.Tests.Simulation;

/// <summary>The requests of the bot: a test sees them, and makes them fail.</summary>
public sealed class JournalTests : EmulatorTest
{
    private const string Text = """{"author":{"type":"business"},"content":{"type":"text","text":"a"}}""";

    [Fact]
    public async Task Requests_are_kept_with_operation_status_bodies_and_error_and_without_secrets()
    {
        string conversation = await CreateAsync(PersonalBody);
        await SendAsync("POST", $"/sc{Conversations}/{conversation}/messages?a=%20b", Text);
        await SendAsync("GET", $"{Conversations}/x");
        await SendAsync("POST", Integrations, CustomBody);
        await SendAsync("GET", "/nowhere");
        await Client.GetAsync(new Uri("/emulator/stats", UriKind.Relative));

        Assert.Equal(
            ["CreateConversation: 201", "PostMessage: 201", "GetConversation: 404", "CreateIntegration: 201", "GET: 404"],
            Emulator.Requests.Select(request => request.ToString()));
        EmulatorRequest posted = Emulator.Requests[1];
        Assert.Equal(("POST", $"/sc{Conversations}/{conversation}/messages?a=%20b", 201, null, null), (posted.Method, posted.Path, posted.StatusCode, posted.Fault, posted.ErrorCode));
        Assert.Equal(Text, posted.Body!.ToJsonString());
        Assert.Equal("a", (string?)posted.Response!["messages"]![0]!["content"]!["text"]);
        Assert.Equal(Clock.GetUtcNow(), posted.At);
        Assert.True(posted.Duration > TimeSpan.Zero);
        EmulatorRequest missed = Emulator.Requests[2];
        Assert.Equal((null, "conversation_not_found", "Conversation not found"), (missed.Body, missed.ErrorCode, missed.ErrorTitle));
        Assert.Equal("…", (string?)Emulator.Requests[3].Response!["integration"]!["webhooks"]![0]!["secret"]);

        JsonObject listed = (await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/emulator/requests?limit=2"))).Json;
        Assert.Equal(["CreateIntegration", null], listed["requests"]!.AsArray().Select(request => (string?)request!["operation"]));
        Assert.DoesNotContain(Emulator.State.Webhooks.All.Single().Secret, listed.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_secrets_are_hidden()
    {
        await SendAsync("POST", Conversations, """{"type":"sdkGroup","metadata":{"orderKey":"1"}}""");
        await SendAsAccountAsync("POST", $"{App}/keys", """{"displayName":"Key"}""");
        await SendAsync("GET", "/attachments/v2/x/a.txt?token=secret&a=b");
        await SendAsync("GET", "/oauth/authorize?code=secret");

        Assert.Equal("1", (string?)Emulator.Requests[0].Body!["metadata"]!["orderKey"]);
        Assert.Equal("…", (string?)Emulator.Requests[1].Response!["key"]!["secret"]);
        Assert.Equal(["/attachments/v2/x/a.txt?token=…&a=b", "/oauth/authorize?code=…"], Emulator.Requests.TakeLast(2).Select(request => request.Path));
    }

    [Theory]
    [InlineData("GET", "/attachments/v2/x/a.txt", "/emulator", false)]
    [InlineData("GET", "/attachments/v2/x/a.txt", "/emulatorX", true)]
    [InlineData("GET", "/attachments/v2/x/a.txt", null, true)]
    [InlineData("GET", $"{Users}/{UserId}", "/emulator", true)]
    [InlineData("POST", Conversations, "/emulator", true)]
    public async Task Only_the_files_that_the_page_shows_are_no_requests_of_the_bot(string method, string path, string? page, bool isKept)
    {
        HttpRequestMessage request = Request(method, path, method == "POST" ? PersonalBody : null);
        request.Headers.Referrer = page is null ? null : new Uri(Emulator.BaseUrl, page);
        await SendAsync(request);

        Assert.Equal(isKept, Emulator.Requests.Count == 1);
    }

    [Fact]
    public async Task Only_the_latest_requests_are_kept_and_the_others_are_counted()
    {
        for (int i = 0; i < 1003; i++)
            await SendAsync("GET", $"{Conversations}/{i}");

        Assert.Equal(1000, Emulator.Requests.Count);
        Assert.EndsWith("/3", Emulator.Requests[0].Path, StringComparison.Ordinal);
        Assert.Equal(3, (int?)(await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/emulator/requests?limit=1"))).Json["dropped"]);
    }

    [Fact]
    public async Task An_injected_fault_affects_the_next_requests_for_its_operation()
    {
        string conversation = await CreateAsync(PersonalBody);
        string messages = $"{Conversations}/{conversation}/messages";
        Emulator.InjectFault("PostMessage", EmulatorFault.TooManyRequests, times: 2);
        IDisposable ended = Emulator.InjectFault("GetConversation", EmulatorFault.InternalServerError);
        ended.Dispose();

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("POST", messages, Text, Basic("nobody"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", messages)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", $"{Conversations}/{conversation}")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync("POST", messages, Text)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync("POST", messages, Text)).Status);
        Assert.Equal(HttpStatusCode.Created, (await SendAsync("POST", messages, Text)).Status);
        Assert.Equal([EmulatorFault.TooManyRequests, EmulatorFault.TooManyRequests, null], Emulator.Requests.TakeLast(3).Select(request => request.Fault));

        Emulator.InjectFault("PostMessage", EmulatorFault.TooManyRequests);
        Emulator.Reset();
        (await SendAsync("POST", messages, Text)).IsConversationNotFound();
    }

    [Theory]
    [InlineData("PostMessage", Text, 1)]
    [InlineData("PostMessage", "{}", 0)]
    public async Task A_lost_response_is_that_of_an_operation_which_was_done(string operation, string body, int done)
    {
        string conversation = await CreateAsync(PersonalBody);
        Emulator.InjectFault(operation, EmulatorFault.LostResponse);

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync("POST", $"{Conversations}/{conversation}/messages", body));

        Assert.Equal(done, (await SendAsync("GET", $"{Conversations}/{conversation}/messages")).Json["messages"]!.AsArray().Count);
        EmulatorRequest lost = Emulator.Requests[^2];
        Assert.Equal((null, EmulatorFault.LostResponse, done == 1 ? null : "bad_request"), (lost.StatusCode, lost.Fault, lost.ErrorCode));
        Assert.Equal(done == 1, lost.Response!["messages"] is not null);
        Assert.Equal(1, Emulator.Stats.FaultsByKind["lost"]);
    }

    [Fact]
    public async Task Faults_can_be_injected_over_HTTP()
    {
        JsonObject injected = (await SendAsync(OwnRequest("POST", """{"operation":"GetUser","fault":"lost","times":3}"""))).Json;
        Assert.Equal("""[{"operation":"GetUser","fault":"lost","timesLeft":3}]""", injected["faults"]!.ToJsonString());
        Assert.Equal(68, injected["operations"]!.AsArray().Count);
        Assert.Contains("lost", injected["names"]!.AsArray().Select(name => (string?)name));
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(OwnRequest("POST", """{"operation":"Nothing","fault":"late"}"""))).Status);

        await SendAsync(OwnRequest("DELETE"));

        Assert.Equal("[]", (await SendAsync(OwnRequest("GET"))).Json["faults"]!.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", $"{Users}/{UserId}")).Status);
    }

    [Fact]
    public void A_fault_that_cannot_be_is_refused_by_name()
    {
        Assert.StartsWith("There is no operation 'PostMessages'. There are: CreateConversation, ", Assert.Throws<ArgumentException>(() => Emulator.InjectFault("PostMessages", EmulatorFault.LostResponse)).Message, StringComparison.Ordinal);
        Assert.Equal("fault", Assert.Throws<ArgumentOutOfRangeException>(() => Emulator.InjectFault("PostMessage", (EmulatorFault)99)).ParamName);
        Assert.Equal("times", Assert.Throws<ArgumentOutOfRangeException>(() => Emulator.InjectFault("PostMessage", EmulatorFault.LostResponse, 0)).ParamName);
    }

    private static HttpRequestMessage OwnRequest(string method, string? json = null) =>
        new(new HttpMethod(method), "/emulator/faults") { Content = json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
}
