using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace SunshineConversations.Emulator.Tests;

/// <summary>A new emulator for each test, called with raw HTTP and JSON and without our client.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    protected const string AppId = "5d8cff3cd55b040010928b5b";
    protected const string KeyId = "app_5d8cff3cd55b040010928b5c";
    protected const string KeySecret = "emulator-secret-0123456789";
    protected const string AccountKeyId = "act_5d8cff3cd55b040010928b5d";
    protected const string AccountKeySecret = "emulator-account-secret-0123456789";
    protected const string App = $"/v2/apps/{AppId}";
    protected const string UserId = "42589ad070d43be9b00ff7e5";
    protected const string UserExternalId = "your-own-user-id";
    protected const string OtherUserId = "6e416caac6a5e9544e3fb6d7";
    protected const string ZendeskId = "35436";
    protected const string Users = $"/v2/apps/{AppId}/users";
    protected const string Attachments = $"/v2/apps/{AppId}/attachments";
    protected const string Integrations = $"/v2/apps/{AppId}/integrations";
    protected const string WebhookTarget = "http://127.0.0.1:9/hook";
    protected const string CustomBody = $$"""{"type":"custom","displayName":"Bot","webhooks":[{"target":"{{WebhookTarget}}","triggers":["conversation:message"]}]}""";
    protected const string Conversations = $"/v2/apps/{AppId}/conversations";
    protected const string PersonalBody = $$"""{"type":"personal","participants":[{"userId":"{{UserId}}"}]}""";
    protected const string GroupBody = $$"""{"type":"sdkGroup","participants":[{"userId":"{{UserId}}","subscribeSDKClient":false}]}""";

    private readonly ConcurrentQueue<EmulatorEvent> _events = [];
    private SunshineConversationsEmulator? _emulator;

    protected FakeTimeProvider Clock { get; set; } = new(new DateTimeOffset(2026, 11, 24, 8, 30, 15, 123, TimeSpan.Zero));

    protected SunshineConversationsEmulator Emulator => _emulator!;

    /// <summary>The types of the events so far, in order.</summary>
    protected IEnumerable<string> Events => _events.Select(change => change.Type);

    /// <summary>The initial options of the emulator.</summary>
    protected virtual EmulatorOptions Options => new();

    /// <summary>Options with an integration for each channel that clients can be created for. Its ID is its type.</summary>
    protected static EmulatorOptions WithChannels => new()
    {
        Integrations = { new("mailgun", "mailgun"), new("messagebird", "messagebird"), new("twilio", "twilio"), new("whatsapp", "whatsapp") },
    };

    /// <summary>Sends no credentials by itself, follows no redirects, and has no timeout.</summary>
    protected HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public virtual async Task InitializeAsync()
    {
        _emulator = await SunshineConversationsEmulator.StartAsync(Options, Clock);
        _emulator.State.Changed += change => _events.Enqueue(change);
        Client.BaseAddress = _emulator.BaseUrl;
    }

    public virtual async Task DisposeAsync()
    {
        Client.Dispose();
        await _emulator!.DisposeAsync();
    }

    protected static AuthenticationHeaderValue Basic(string keyId = KeyId, string secret = KeySecret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{keyId}:{secret}")));

    /// <summary>The key of the account.</summary>
    protected static AuthenticationHeaderValue Account { get; } = Basic(AccountKeyId, AccountKeySecret);

    protected static HttpRequestMessage Request(string method, string path, string? json = null, AuthenticationHeaderValue? authorization = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { Authorization = authorization ?? Basic() } };
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");

        return request;
    }

    protected Task<JsonResponse> SendAsync(string method, string path, string? json = null, AuthenticationHeaderValue? authorization = null) =>
        SendAsync(Request(method, path, json, authorization));

    protected Task<JsonResponse> SendAsAccountAsync(string method, string path, string? json = null) => SendAsync(method, path, json, Account);

    /// <summary>Creates another app.</summary>
    /// <returns>Its path.</returns>
    protected async Task<string> CreateAppAsync()
    {
        JsonResponse response = await SendAsAccountAsync("POST", "/v2/apps", """{"displayName":"Other"}""");
        Assert.Equal(HttpStatusCode.Created, response.Status);
        return $"/v2/apps/{response.Json["app"]!["id"]}";
    }

    /// <summary>Creates a key.</summary>
    /// <param name="owner">The path of an app or of a custom integration.</param>
    protected async Task<AuthenticationHeaderValue> CreateKeyAsync(string owner)
    {
        JsonResponse response = await SendAsAccountAsync("POST", $"{owner}/keys", """{"displayName":"Key"}""");
        Assert.Equal(HttpStatusCode.Created, response.Status);
        return Basic((string)response.Json["key"]!["id"]!, (string)response.Json["key"]!["secret"]!);
    }

    /// <summary>Creates a custom integration.</summary>
    /// <returns>Its path.</returns>
    protected async Task<string> CreateIntegrationAsync(string app = App, string body = CustomBody)
    {
        JsonResponse response = await SendAsAccountAsync("POST", $"{app}/integrations", body);
        Assert.Equal(HttpStatusCode.Created, response.Status);
        return $"{app}/integrations/{response.Json["integration"]!["id"]}";
    }

    protected async Task<JsonResponse> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using HttpResponseMessage response = await Client.SendAsync(request);
            Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
            return new JsonResponse(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
        }
    }

    /// <summary>A request that uploads a file.</summary>
    protected static HttpRequestMessage UploadRequest(byte[] content, string name = "a.txt", string query = "?access=public", string field = "source", string path = Attachments)
    {
        HttpRequestMessage request = Request("POST", path + query);
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(content), field, name } };
        return request;
    }

    /// <summary>Uploads a file.</summary>
    /// <returns>Its URL.</returns>
    protected async Task<string> UploadAsync(string content = "text", string name = "a.txt", string query = "?access=public")
    {
        JsonResponse response = await SendAsync(UploadRequest(Encoding.UTF8.GetBytes(content), name, query));
        Assert.Equal(HttpStatusCode.Created, response.Status);
        return (string)response.Json["attachment"]!["mediaUrl"]!;
    }

    /// <summary>Creates a client of the user, which is pending at first.</summary>
    /// <returns>Its ID.</returns>
    protected async Task<string> CreateTwilioClientAsync(string conversationId)
    {
        JsonResponse response = await SendAsync("POST", $"{Users}/{UserId}/clients", $$"""
            {"matchCriteria":{"type":"twilio","integrationId":"twilio","phoneNumber":"1"},"confirmation":{"type":"immediate"},"target":{"conversationId":"{{conversationId}}"} }
            """);
        return (string)response.Json["client"]!["id"]!;
    }

    /// <summary>The page at a URL, and those that the links lead to.</summary>
    protected async Task<List<JsonResponse>> FollowAsync(string? url, string link = "next")
    {
        var pages = new List<JsonResponse>();
        for (; url is not null; url = (string?)pages[^1].Json["links"]![link])
            pages.Add(await SendAsync("GET", url));

        return pages;
    }

    protected async Task<string> CreateAsync(string body)
    {
        JsonResponse response = await SendAsync("POST", Conversations, body);
        Assert.Equal(HttpStatusCode.Created, response.Status);
        return (string)response.Json["conversation"]!["id"]!;
    }
}

/// <summary>A new emulator with one conversation, which <paramref name="body"/> creates.</summary>
public abstract class ConversationTest(string body) : EmulatorTest
{
    /// <summary>The path of the conversation.</summary>
    protected string Conversation { get; set; } = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Conversation = $"{Conversations}/{await CreateAsync(body)}";
    }
}

/// <summary>A JSON response.</summary>
public sealed record JsonResponse(HttpStatusCode Status, string Text, HttpResponseHeaders Headers)
{
    public JsonObject Json { get; } = Text.Length == 0 ? [] : JsonNode.Parse(Text)!.AsObject();

    public JsonObject Conversation => Json["conversation"]!.AsObject();

    public string[] Titles => [.. Json["errors"]!.AsArray().Select(error => (string)error!["title"]!)];

    /// <summary>One member of each item of a list.</summary>
    public string[] Each(string list, string member = "id")
    {
        Assert.Equal(HttpStatusCode.OK, Status);
        return [.. Json[list]!.AsArray().Select(item => (string)item![member]!)];
    }

    public void IsError(HttpStatusCode status, string code, string title)
    {
        Assert.Equal(status, Status);
        Assert.Equal($$$"""{"errors":[{"code":"{{{code}}}","title":"{{{title}}}"}]}""", Text);
    }

    public void IsBadRequest(params string[] titles)
    {
        Assert.Equal(HttpStatusCode.BadRequest, Status);
        Assert.Equal(titles, Titles);
        Assert.All(Json["errors"]!.AsArray(), error => Assert.Equal("bad_request", (string)error!["code"]!));
    }

    public void IsConversationNotFound() => IsError(HttpStatusCode.NotFound, "conversation_not_found", "Conversation not found");

    public void IsUserNotFound() => IsError(HttpStatusCode.NotFound, "user_not_found", "User not found");
}
