using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace SunshineConversations.Emulator.Tests.Browser;

public sealed class LivePageInBrowserTests(Chromium browser) : LivePageTest(browser)
{
    private const string Form = """
        {"type":"form","blockChatInput":true,"fields":[{"type":"text","name":"name","label":"Your name","minSize":2},{"type":"email","name":"email","label":"Your email"},
        {"type":"select","name":"size","label":"Size","options":[{"name":"s","label":"Small"},{"name":"l","label":"Large"}]}]}
        """;

    [ChromiumFact]
    public async Task A_person_writes_with_the_keyboard_only_and_sees_what_the_bot_does()
    {
        Replies["Hello"] = """{"type":"text","text":"Choose","actions":[{"type":"reply","text":"Menu","payload":"MENU"}]}""";
        await Page.TabToAsync("#text");
        await Page.TypeAsync("Hello");
        await Page.PressAsync("Enter");
        await Page.ShowsAsync(".own .bubble", "Hello");
        await Page.TabToAsync("Menu");
        await Page.PressAsync(" ");
        await Page.ShowsAsync(".own .bubble", "Menu");
        await Page.ShowsAsync(".bubble", "You said: Menu");
        // The user has chosen.
        await Page.ShowsAsync(".actions", "Menu", isShown: false);
        await Page.ShowsAsync("#facts", "bot is in control");
        Assert.Equal("""{"type":"text","text":"Menu","payload":"MENU"}""", (await LastOfUserAsync()).Json["content"]!.ToJsonString());

        await Page.TabToAsync("#text");
        await Page.TypeAsync("So");
        await RaisedAsync(EventTypes.ConversationTyping);
        await Page.PressAsync("Tab");
        await Page.ShowsAsync("#deliveries .name", "conversation:typing");
        await Emulator.WaitForDeliveriesAsync();
        Assert.Equal(["typing:start", "typing:stop"], TypesOfTyping());

        await Page.TabToAsync("#requests .entry summary");
        await Page.PressAsync("Enter");
        await Page.ShowsAsync("#requests .name", "PostMessage");
        await Page.ShowsAsync("#requests .outcome", "201 · ");
        await Page.ShowsAsync("#requests pre", "\"text\": \"You said: Menu\"");
        // As under a host name without TLS.
        await Page.EvaluateAsync("navigator.clipboard.writeText = () => Promise.reject()");
        await Page.TabToAsync("Copy response");
        await Page.PressAsync("Enter");
        await Page.ShowsAsync("#notice", "Copied");
        Assert.Contains("\"You said: Menu\"", (string)(await Page.EvaluateAsync("navigator.clipboard.readText()"))!, StringComparison.Ordinal);
        await Page.TabToAsync("#reset");
        await Page.PressAsync("Enter");
        await Page.TabToAsync("#confirm-reset");
        await Page.PressAsync("Enter");
        await Page.ShowsAsync("#webhooks", "No webhook exists");
        await Page.UntilAsync("!document.querySelector('.message, .entry')");
        Assert.Empty(Emulator.Requests);
    }

    [ChromiumFact]
    public async Task Unusual_content_does_not_stop_the_page()
    {
        Replies["Hello"] = """{"type":"form","fields":[{"type":"text","name":"name","label":"Your name","minSize":10,"maxSize":5}]}""";
        await Page.TabToAsync("#text");
        await Page.TypeAsync("Hello");
        await Page.PressAsync("Enter");
        await Page.ShowsAsync(".message label", "Your name");
        await Emulator.DeliverAsync("""{"events":[{"type":"conversation:message","payload":null}]}"""u8.ToArray());
        await Emulator.DeliverAsync("""{"events":[null]}"""u8.ToArray());
        await Page.ShowsAsync("#deliveries .name", "no events");
    }

    [ChromiumFact]
    public async Task Nothing_of_a_message_is_ever_HTML()
    {
        const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script> javascript:alert(3) \u202E";
        JsonNode hostile = JsonValue.Create(Hostile);
        string conversation = (await Ann.SendMessageAsync(Hostile)).ConversationId;
        await SayAsync(conversation, $$"""
            {"type":"carousel","items":[{"title":{{hostile.ToJsonString()}},"description":"<b>bold</b>","actions":[{"type":"link","text":"<i>x</i>","uri":"javascript:alert(4)"}]}]}
            """);
        await SayAsync(conversation, """{"type":"form","fields":[{"type":"text","name":"<u>","label":"<u>label</u>","text":"\" onfocus=\"alert(5)"}]}""");
        await SayAsync(conversation, """{"type":"image","mediaUrl":"https://example.com/%FF","altText":"<s>"}""");
        await SayAsync("<script>", TextJson(Hostile));

        await Page.ShowsAsync("#messages .item", Hostile);
        await Page.ShowsAsync("#messages .own .bubble", Hostile);
        await Page.ShowsAsync("#messages", "You said: " + Hostile);
        await Page.ShowsAsync("#messages label", "<u>label</u>");
        await Page.ShowsAsync("#messages a", "<s>");
        await Page.UntilAsync("[...document.querySelectorAll('#requests .outcome')].some(each => each.textContent.startsWith('404 conversation_not_found: Conversation not found · '))");
        Assert.Equal(0, (int)(await Page.EvaluateAsync("document.querySelectorAll('main script, main img, main b, main i:not(.dots i), main u, main s, [href^=javascript]').length"))!);
        Assert.True((bool)(await Page.EvaluateAsync("[...document.querySelectorAll('#messages button')].find(each => each.textContent === '<i>x</i>').disabled"))!);
        // And the browser would refuse it.
        Assert.Contains("TrustedHTML", (string)(await Page.EvaluateAsync("(() => { try { document.body.innerHTML = 'x'; } catch (error) { return error.message; } })()"))!, StringComparison.Ordinal);
        Assert.Contains("TrustedHTML", Assert.Single(Page.Problems), StringComparison.Ordinal);
        Page.Problems.Clear();
    }

    [ChromiumFact]
    public async Task A_form_is_filled_in_and_a_postback_pressed()
    {
        Replies["form"] = Form;
        Replies["formResponse"] = """{"type":"list","items":[{"title":"Boots","actions":[{"type":"postback","text":"Buy","payload":"BUY_1","metadata":{"a":1}}]}]}""";
        await Ann.SendMessageAsync("form");
        await Page.ShowsAsync("#messages label", "Your name");
        Assert.True((bool)(await Page.EvaluateAsync("document.querySelector('#text').disabled"))!);
        await Page.FillAsync("#messages [type=text]", "Ann");
        await Page.FillAsync("#messages [type=email]", "ann");
        await Page.ClickAsync("Submit");
        // A change elsewhere leaves what was typed.
        await Ann.StartTypingAsync();
        await Page.ShowsAsync("#deliveries .name", "conversation:typing");
        await Page.FillAsync("#messages [type=email]", "ann@example.com");
        await Page.ChooseAsync("#messages select", "1");
        await Page.ClickAsync("Submit");

        await Page.ShowsAsync(".own dl", "Your nameAnnYour emailann@example.comSizeLarge");
        await Page.ShowsAsync("#messages button", "Submitted");
        JsonNode response = (await LastOfUserAsync()).Json["content"]!;
        Assert.Single(Emulator.State.Messages.All, message => message.Content.Text("type") == "formResponse");
        Assert.Equal("""[{"type":"text","name":"name","label":"Your name","text":"Ann"},{"type":"email","name":"email","label":"Your email","email":"ann@example.com"},{"type":"select","name":"size","label":"Size","select":[{"name":"l","label":"Large"}]}]""", response["fields"]!.ToJsonString());
        await Page.ClickAsync("Buy");
        await Page.ShowsAsync(".bubble", "You said: BUY_1");
        Assert.Equal("""{"payload":"BUY_1","metadata":{"a":1}}""", Receiver.Events.Last(each => (string?)each["type"] == EventTypes.ConversationPostback)["payload"]!["postback"]!.ToJsonString());
        Assert.False((bool)(await Page.EvaluateAsync("document.querySelector('#text').disabled"))!);
    }

    [ChromiumFact]
    public async Task Every_kind_of_message_is_shown_as_the_user_sees_it()
    {
        string picture = await UploadAsync(Picture, "boots.svg");
        string text = await UploadAsync("text", "ü 1.txt");
        string conversation = (await Ann.SendMessageAsync("Hello")).ConversationId;
        string items = string.Join(',', Enumerable.Range(1, 4).Select(i => $$"""
            {"title":"Item {{i}}","description":"About {{i}}","mediaUrl":"{{picture}}","actions":[{"type":"webview","text":"Look","uri":"https://example.com/{{i}}","fallback":"https://example.com"}]}
            """));
        foreach (string content in (string[])
            [
                $$"""{"type":"carousel","items":[{{items}}],"displaySettings":{"imageAspectRatio":"square"} }""",
                $$"""{"type":"list","items":[{{items}}],"actions":[{"type":"link","text":"All","uri":"https://example.com/all"}]}""",
                """{"type":"location","coordinates":{"lat":-33.5,"long":151.25},"location":{"name":"Shop","address":"1 Road"}}""",
                $$"""{"type":"image","mediaUrl":"{{picture.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}}","altText":"A boot"}""",
                """{"type":"image","mediaUrl":"https://example.com/elsewhere.png"}""",
                $$"""{"type":"file","mediaUrl":"{{text}}"}""",
                """{"type":"text","text":"Where?","actions":[{"type":"locationRequest","text":"Send location"},{"type":"buy","text":"Pay","amount":100}]}""",
            ])
            await SayAsync(conversation, content);

        await Page.ShowsAsync("#messages .bubble", "Where?");
        Assert.Equal(
            """[true,true,true,true,"https://example.com/1","noopener noreferrer","_blank",true,true]""",
            (await Page.EvaluateAsync("""
                (async () => {
                  const box = each => each.getBoundingClientRect();
                  const [carousel, list] = ['.carousel .item', '.list .item'].map(each => [...document.querySelectorAll(each)].map(box));
                  const link = document.querySelector('.carousel a');
                  const images = [...document.querySelectorAll('#messages img')];
                  await Promise.all(images.map(each => each.decode()));
                  return [
                    carousel.length === 4 && carousel.every(({ y }) => y === carousel[0].y), carousel[3].x > carousel[0].x,
                    list.length === 4 && list.every(({ x }) => x === list[0].x), list[3].y > list[0].y,
                    link.href, link.rel, link.target,
                    images.length === 9 && images.every(each => each.naturalWidth === 320 && each.src.startsWith(location.origin)),
                    [...document.querySelectorAll('#messages button')].find(each => each.textContent === 'Pay').disabled,
                  ];
                })()
                """))!.ToJsonString());
        await Page.ShowsAsync("#messages dl", "Shop1 Road\n-33.5, 151.25");
        await Page.ShowsAsync("#messages a", "elsewhere.png");
        await Page.ShowsAsync("#messages a", "ü 1.txt");

        await Page.FillAsync("#messages [type=number]", "12.5");
        await Page.ClickAsync("Send location");
        await Page.ShowsAsync(".own dl", "Location12.5, 2.2945");
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "mine.svg");
        await File.WriteAllTextAsync(file, Picture);
        await Page.UploadAsync("#file", file);
        await Page.UntilAsync("document.querySelector('.own img')?.src.endsWith('/mine.svg')");
        Assert.Equal("image", (await LastOfUserAsync()).Type);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [ChromiumFact]
    public async Task Typing_and_reading_are_shown()
    {
        string conversation = (await Ann.SendMessageAsync("Hello")).ConversationId;
        await Page.ShowsAsync(".bubble", "You said: Hello");
        await Page.ShowsAsync("#facts", "business has read nothing · your-own-user-id has read nothing, 1 unread");
        await Page.ShowsAsync(".divider", "New");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await ActAsBotAsync(conversation, "typing:start");
        await Page.ShowsAsync("#typing", "The business is writing");
        await ActAsBotAsync(conversation, "conversation:read");
        await Page.ShowsAsync(".own .hint", "Read");
        await SayAsync(conversation, TextJson("Here"));
        await Page.ShowsAsync("#typing", "The business is writing", isShown: false);

        await Page.ClickAsync("Mark 2 as read");
        await Page.UntilAsync("!document.querySelector('.divider')");
        await Page.ShowsAsync("#read", "Mark as read");
        await RaisedAsync(EventTypes.ConversationRead);
        await Page.UntilAsync("/business read at .* · your-own-user-id read at [^,]*$/.test(document.querySelector('#facts').textContent)");
    }

    [ChromiumFact]
    public async Task Faults_are_injected_and_failures_are_said_in_words()
    {
        await Page.ClickAsync("Faults");
        await Page.ChooseAsync("#operation", "PostMessage");
        await Page.ChooseAsync("#fault", "lost");
        await Page.FillAsync("#times", "2");
        await Page.ClickAsync("Inject");
        await Page.ShowsAsync("#faults", "PostMessage: done, but the response is lost, 2 times");
        await Assert.ThrowsAsync<HttpRequestException>(() => SayAsync("none", TextJson("Hello")));
        await Page.ShowsAsync("#requests .outcome", "no response: the connection was cut (fault: done, but the response is lost) · ");
        await Page.ShowsAsync("#faults", "is lost, once");
        await Page.ShowsAsync("#fault-count", "Faults: 1 active");
        await Page.ClickAsync("End all faults");
        await Page.UntilAsync("document.querySelector('#fault-count').textContent === 'Faults'");
        await SayAsync("none", """{"type":"text","text":""}""");
        await SendAsync("GET", $"{Users}/nobody", authorization: Basic(secret: "wrong"));
        await Page.ShowsAsync("#requests .bad .outcome", "404 conversation_not_found: Conversation not found · ");
        await Page.ShowsAsync("#requests .bad .outcome", "401 unauthorized: ");

        // An action of the person can fail too.
        Emulator.Options.MaxMessagesPerConversation = 0;
        await Page.FillAsync("#text", "Hello");
        await Page.PressAsync("Enter");
        await Page.ShowsAsync("#problem", "Message limit of 0 per conversation reached.");
        Assert.Contains("423", Assert.Single(Page.Problems), StringComparison.Ordinal);
        Page.Problems.Clear();
        Emulator.Options.MaxMessagesPerConversation = 10;
        await Page.FillAsync("#text", "Hello");
        await Page.PressAsync("Enter");
        await Page.ShowsAsync(".bubble", "You said: Hello");
        Assert.True((bool)(await Page.EvaluateAsync("document.querySelector('#problem').hidden"))!);
    }

    [ChromiumFact]
    public async Task A_delivery_is_made_again_and_its_payload_copied()
    {
        Receiver.StatusOf = number => number == 1 ? 500 : 200;
        await Ann.SendMessageAsync("Hello");
        await Page.ShowsAsync("#deliveries .wait .outcome", "pending: 500 · ");
        await Page.UntilAsync("/ · next attempt at .*31:15/.test(document.querySelector('.wait .outcome').textContent)");
        await Page.ClickAsync("#deliveries .wait");
        await Page.ClickAsync("Deliver again");

        await Page.UntilAsync("/^delivered: 200 · [0-9.]+ m?s · 2 attempts$/.test(document.querySelector('.entry[open] .outcome').textContent)");
        Assert.Equal(2, (int)(await Page.EvaluateAsync("document.querySelectorAll('.attempts li').length"))!);
        Assert.Equal("Deliver again", (string)(await Page.EvaluateAsync("document.activeElement.textContent"))!);
        await Page.ClickAsync("Copy payload");
        await Page.ShowsAsync(".payload button", "Copied");
        JsonNode copied = JsonNode.Parse((string)(await Page.EvaluateAsync("navigator.clipboard.readText()"))!)!;
        Assert.True(JsonNode.DeepEquals(copied, Receiver.Received.Last(each => each.Text.Contains("\"Hello\"", StringComparison.Ordinal)).Body));
    }

    [ChromiumFact]
    public async Task Users_and_conversations_are_switched_and_a_reload_keeps_the_place()
    {
        await Ann.SendMessageAsync("from Ann");
        string group = await CreateAsync($$"""{"type":"sdkGroup","displayName":"Two","participants":[{"userId":"{{UserId}}","subscribeSDKClient":false},{"userId":"{{OtherUserId}}","subscribeSDKClient":false}]}""");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Emulator.User(OtherUserId).SendMessageAsync("from Bob");
        // A page that has not yet read of the conversation of Bob would show him the other one, and stay there.
        await Page.ReloadAsync();
        await Page.ShowsAsync("#conversation", "Two");
        await Page.ShowsAsync(".own .bubble", "from Ann");
        await Page.ChooseAsync("#user", OtherUserId);
        await Page.ShowsAsync(".own .bubble", "from Bob");
        await Page.ChooseAsync("#conversation", group);
        await Page.UntilAsync("document.querySelector('#messages').textContent === ''");
        await Page.FillAsync("#text", "to both");
        await Page.PressAsync("Enter");
        await Page.ShowsAsync(".own .bubble", "to both");
        await Page.ReloadAsync();
        await Page.ShowsAsync(".own .bubble", "to both");
        await Page.EvaluateAsync("history.back()");
        await Page.ShowsAsync(".own .bubble", "from Bob");
        BrowserPage other = await OpenAsync($"/emulator#user={UserId}&conversation={group}");
        await other.ShowsAsync(".message:not(.own) .bubble", "to both");
        Emulator.CreateUser("new-user");
        await Page.ShowsAsync("#user", "new-user");
    }

    [ChromiumFact]
    public async Task Eight_tabs_are_live_by_one_stream()
    {
        List<BrowserPage> tabs = [Page];
        for (int i = 0; i < 7; i++)
            tabs.Add(await OpenAsync());

        await Ann.SendMessageAsync("Hello");
        await Task.WhenAll(tabs.Select(tab => tab.ShowsAsync(".bubble", "You said: Hello")));
        Assert.Equal([1, 7], (await Page.EvaluateAsync("navigator.locks.query().then(({ held, pending }) => [held.length, pending.length])"))!.AsArray().Select(count => (int)count!));

        // The first one has the stream.
        await CloseAsync(Page);
        await Ann.SendMessageAsync("Still there?");
        await Task.WhenAll(tabs.Skip(1).Select(tab => tab.ShowsAsync(".bubble", "You said: Still there?")));
    }

    [ChromiumFact]
    public async Task Without_locks_a_page_has_a_stream_of_its_own_while_it_is_visible()
    {
        BrowserPage page = await OpenAsync(script: """
            Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
            Object.defineProperty(Document.prototype, 'hidden', { get: () => window.isHidden === true });
            window.streams = [];
            window.EventSource = class extends EventSource { constructor(url) { super(url); streams.push(this); } };
            """);
        await Ann.SendMessageAsync("Hello");
        await page.ShowsAsync(".bubble", "You said: Hello");
        await page.EvaluateAsync("window.isHidden = true, document.dispatchEvent(new Event('visibilitychange'))");
        await Ann.SendMessageAsync("Who sees this?");
        await Page.ShowsAsync(".bubble", "You said: Who sees this?");
        await page.ShowsAsync(".bubble", "You said: Who sees this?", isShown: false);
        Assert.Equal("[2]", (await page.EvaluateAsync("streams.map(each => each.readyState)"))!.ToJsonString());
        await page.EvaluateAsync("window.isHidden = false, document.dispatchEvent(new Event('visibilitychange'))");
        await page.ShowsAsync(".bubble", "You said: Who sees this?");
    }

    [ChromiumFact]
    public async Task The_page_says_that_it_is_disconnected_and_is_live_again_after_a_restart()
    {
        BrowserPage[] pages = [Page, await OpenAsync()];
        await Emulator.DisposeAsync();
        foreach (BrowserPage page in pages)
            await page.ShowsAsync("#connection", "Disconnected");

        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, Emulator.BaseUrl.Port));
        await using WebApplication restarted = EmulatorApplication.Build(builder, new EmulatorAccount(Options, Clock));
        await restarted.StartAsync();
        foreach (BrowserPage page in pages)
            await page.ShowsAsync("#connection", "Live");

        await SendAsync("POST", $"/emulator/users/{UserId}/messages", """{"content":{"type":"text","text":"after the restart"}}""");
        foreach (BrowserPage page in pages)
        {
            await page.ShowsAsync(".own .bubble", "after the restart");
            Assert.All(page.Problems, problem => Assert.Contains("net::ERR_", problem, StringComparison.Ordinal));
            page.Problems.Clear();
            await CloseAsync(page);
        }
    }

    [ChromiumTheory]
    [InlineData(1280, 800, "light")]
    [InlineData(1280, 800, "dark")]
    [InlineData(390, 844, "light")]
    [InlineData(390, 844, "dark")]
    public async Task Everything_is_readable(int width, int height, string colors)
    {
        Replies["form"] = Form;
        string picture = await UploadAsync(Picture, "boots.svg");
        string long1 = new('x', 120);
        Replies["carousel"] = $$"""
            {"type":"carousel","items":[{"title":"{{long1}}","mediaUrl":"{{picture}}","actions":[{"type":"postback","text":"{{long1}}","payload":"a"}]},{"title":"b","description":"c","actions":[{"type":"link","text":"d","uri":"https://example.com"}]}]}
            """;
        Replies["list"] = $$"""{"type":"list","items":[{"title":"{{long1}}","actions":[{"type":"postback","text":"a","payload":"a"}]}]}""";
        Replies["where"] = """{"type":"text","text":"Where?","actions":[{"type":"locationRequest","text":"Send location"},{"type":"buy","text":"Pay","amount":100},{"type":"reply","text":"Nowhere","payload":"a"}]}""";
        Receiver.StatusOf = number => number == 1 ? 500 : 200;
        foreach (string text in (string[])[long1, "carousel", "list", "form", "where"])
        {
            await Ann.SendMessageAsync(text);
            await Emulator.WaitForDeliveriesAsync();
        }

        await SayAsync("none", TextJson("a"));
        Emulator.InjectFault("PostMessage", EmulatorFault.HtmlResponse);
        await Page.LookAsync(width, height, colors);
        await Page.ShowsAsync("#messages", "Send location");
        await Page.ShowsAsync("#fault-count", "1 active");
        foreach (string element in (string[])["#fault-count", "#requests summary", "#deliveries summary"])
            await Page.ClickAsync(element);

        await Page.ShowsAsync("#requests .payload", "Copy response");
        Assert.Equal("[]", (await Page.EvaluateAsync(LowContrast))!.ToJsonString());
        Assert.True((bool)(await Page.EvaluateAsync("document.documentElement.scrollWidth <= innerWidth"))!);
        Assert.Equal("[]", (await Page.EvaluateAsync("""
            [...document.querySelectorAll('main, .panel, .heading, #messages, .message, .card, .log, .entry, #injection')].filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.className || each.id)
            """))!.ToJsonString());
    }

    /// <summary>The texts whose contrast with what is behind them is less than 4.5, as WCAG computes it.</summary>
    private const string LowContrast = """
        (() => {
          const channels = color => color.match(/[\d.]+/g).map(Number);
          const luminance = color => {
            const [r, g, b] = channels(color).map(each => (each /= 255) <= .03928 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4);
            return .2126 * r + .7152 * g + .0722 * b;
          };
          const behind = element => {
            const color = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
            return channels(color)[3] === 0 ? behind(element.parentElement) : color;
          };
          const hasText = element => [...element.childNodes].some(each => each.nodeType === Node.TEXT_NODE && each.textContent.trim()) && element.checkVisibility();
          return [...document.body.querySelectorAll('*:not(script)')].filter(hasText).flatMap(element => {
            const [dark, light] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort((a, b) => a - b);
            const contrast = (light + .05) / (dark + .05);
            return contrast < 4.5 ? [`${element.tagName} ${element.className} ${element.id}: ${contrast}`] : [];
          });
        })()
        """;

    /// <summary>The last message of the user, who has sent one.</summary>
    private async Task<EmulatorMessage> LastOfUserAsync()
    {
        await Emulator.WaitForDeliveriesAsync();
        return new EmulatorMessage(Emulator.State.Messages.All.Last(message => message.Author.Type == AuthorTypes.User));
    }

    private IEnumerable<string> TypesOfTyping() =>
        Receiver.Events.Where(each => (string?)each["type"] == EventTypes.ConversationTyping).Select(each => (string)each["payload"]!["activity"]!["type"]!);
}
