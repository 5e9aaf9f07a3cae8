using SunshineConversations.Emulator.Tests.Webhooks;

namespace SunshineConversations.Emulator.Tests.Browser;

/// <summary>
/// An emulator, a bot that calls it by HTTP, and its page in a browser. A test ends without an error on the console and
/// without a violation of the policy.
/// </summary>
public abstract class LivePageTest(Chromium browser) : WebhookTest, IClassFixture<Chromium>
{
    /// <summary>A picture of 320 × 160 pixels.</summary>
    protected const string Picture = """<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160"><rect width="320" height="160" fill="#d98f3a"/></svg>""";

    private readonly List<BrowserPage> _pages = [];
    private string? _context;

    /// <summary>The content, as JSON, that the bot sends for a text or a payload. It repeats any other.</summary>
    protected Dictionary<string, string> Replies { get; } = [];

    protected BrowserPage Page => _pages[0];

    protected SimulatedUser Ann => Emulator.User(UserId);

    protected override IEnumerable<string> Subscribed =>
        [EventTypes.ConversationCreate, EventTypes.ConversationMessage, EventTypes.ConversationPostback, EventTypes.ConversationRead, EventTypes.ConversationTyping];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Receiver.Handle = HandleAsync;
        await OpenAsync();
    }

    public override async Task DisposeAsync()
    {
        foreach (BrowserPage page in _pages.ToArray())
            await CloseAsync(page);

        await base.DisposeAsync();
    }

    /// <summary>Another tab of the same browser, which is live.</summary>
    protected async Task<BrowserPage> OpenAsync(string path = "/emulator", string script = "")
    {
        BrowserPage page = await browser.OpenAsync(_context ??= await browser.CreateContextAsync(), new Uri(Emulator.BaseUrl, path), script);
        _pages.Add(page);
        await page.ShowsAsync("#connection", "Live");
        return page;
    }

    protected async Task CloseAsync(BrowserPage page)
    {
        _pages.Remove(page);
        await page.CloseAsync();
        Assert.Empty(page.Problems);
    }

    protected static string TextJson(string text) => new JsonObject { ["type"] = "text", ["text"] = text }.ToJsonString();

    /// <summary>The bot says something.</summary>
    protected async Task<JsonResponse> SayAsync(string conversationId, string content) =>
        await SendAsync("POST", $"{Conversations}/{conversationId}/messages", $$"""{"author":{"type":"business","displayName":"Bot"},"content":{{content}}}""");

    /// <summary>The bot begins or stops to write, or reads.</summary>
    protected Task<JsonResponse> ActAsBotAsync(string conversationId, string type) =>
        SendAsync("POST", $"{Conversations}/{conversationId}/activity", $$"""{"author":{"type":"business"},"type":"{{type}}"}""");

    /// <summary>Waits until events of these types have been raised.</summary>
    protected async Task RaisedAsync(params string[] types)
    {
        string[]? found = await Emulator.Account.Journal.WaitAsync(() => types.All(type => Events.Contains(type)) ? types : null, Chromium.Patience, CancellationToken.None);
        Assert.NotNull(found);
    }

    private async Task HandleAsync(ReceivedWebhook webhook)
    {
        foreach (JsonNode payload in webhook.Events.Select(each => each["payload"]!))
        {
            string? said = (string?)payload["postback"]?["payload"]
                ?? ((string?)payload["message"]?["author"]?["type"] == "user" ? (string?)payload["message"]!["content"]!["text"] ?? (string?)payload["message"]!["content"]!["type"] : null);
            if (said is not null)
                await SayAsync((string)payload["conversation"]!["id"]!, Replies.GetValueOrDefault(said, TextJson($"You said: {said}")));
        }
    }
}
