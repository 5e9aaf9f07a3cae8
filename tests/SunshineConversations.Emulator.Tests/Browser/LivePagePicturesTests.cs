using System.Globalization;
using System.Runtime.CompilerServices;

namespace SunshineConversations.Emulator.Tests.Browser;

/// <summary>
/// The pictures of the page in the README. <c>WRITE_SCREENSHOTS=1</c> writes them again; they are not compared, because fonts differ
/// between machines.
/// </summary>
public sealed class LivePagePicturesTests(Chromium browser) : LivePageTest(browser)
{
    [ChromiumFact]
    public async Task The_pictures_show_a_bot_at_work()
    {
        await SendAsync("PATCH", $"{Users}/{UserId}", """{"profile":{"givenName":"Ann","surname":"Lee"}}""");
        Replies["Do you have hiking boots?"] = await CarouselAsync();
        Replies["The Ridge in 42, please."] = """
            {"type":"form","blockChatInput":false,"fields":[{"type":"email","name":"email","label":"Where may we send the confirmation?","placeholder":"you@example.com"},
            {"type":"select","name":"delivery","label":"Delivery","options":[{"name":"home","label":"To my home"},{"name":"shop","label":"I pick it up"}]}]}
            """;
        // Those of the bot's own messages: the form, which is redelivered, and the question at the end.
        Receiver.StatusOf = number => number is 5 or 7 ? 503 : 200;
        EmulatorMessage first = await SayAsAnnAsync("Do you have hiking boots?");
        Assert.Equal(HttpStatusCode.NotFound, (await SayAsync("65f0c1e0a1b2c3d4e5f60718", TextJson("Your order is on its way."))).Status);
        await ActAsBotAsync(first.ConversationId, "conversation:read");
        await SayAsAnnAsync("The Ridge in 42, please.");
        Assert.Equal(2, (await Emulator.RedeliverAsync(Assert.Single(Emulator.Deliveries, delivery => delivery.Status == EmulatorDeliveryStatus.Pending))).Attempts.Count);
        Emulator.InjectFault("PostMessage", EmulatorFault.TooManyRequests);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SayAsync(first.ConversationId, TextJson("Anything else?"))).Status);
        Clock.Advance(TimeSpan.FromSeconds(2));
        await SayAsync(first.ConversationId, """
            {"type":"text","text":"Anything else?","actions":[{"type":"reply","text":"Opening hours","payload":"HOURS"},{"type":"reply","text":"Talk to a person","payload":"PERSON"},{"type":"link","text":"Our shop","uri":"https://example.com/shop"}]}
            """);
        await Emulator.WaitForDeliveriesAsync();
        Assert.Single(Emulator.Deliveries, delivery => delivery.Status == EmulatorDeliveryStatus.Pending);
        await Ann.MarkAsReadAsync();
        await ActAsBotAsync(first.ConversationId, "typing:start");
        Emulator.InjectFault("PostMessage", EmulatorFault.LostResponse, times: 2);

        await Page.ShowsAsync("#typing", "The business is writing");
        await Page.ShowsAsync("#fault-count", "1 active");
        await Page.ShowsAsync("#deliveries .good .outcome", "2 attempts");
        await Page.UntilAsync("[...document.images].every(each => each.complete && each.naturalWidth > 0)");
        await Page.ClickAsync("#requests .entry:nth-child(3) summary");
        foreach ((string name, int width, int height, string colors) in ((string, int, int, string)[])
            [("page-light", 1280, 880, "light"), ("page-dark", 1280, 880, "dark"), ("page-phone", 390, 844, "light")])
        {
            await Page.LookAsync(width, height, colors);
            await Page.EvaluateAsync("for (const each of document.querySelectorAll('#messages, .carousel')) each.scrollTo(0, each.scrollHeight)");
            byte[] picture = await SmallPicture.TakeAsync(Page);
            Assert.InRange(picture.Length, 5_000, 60_000);
            if (Environment.GetEnvironmentVariable("WRITE_SCREENSHOTS") == "1")
                await File.WriteAllBytesAsync(Path.Combine(FolderOfReadme(), $"{name}.png"), picture);
        }
    }

    private async Task<EmulatorMessage> SayAsAnnAsync(string text)
    {
        Clock.Advance(TimeSpan.FromSeconds(12));
        EmulatorMessage sent = await Ann.SendMessageAsync(text);
        await Emulator.WaitForDeliveriesAsync();
        return sent;
    }

    private async Task<string> CarouselAsync()
    {
        var items = new List<string>();
        foreach ((string title, int price, string sky, string hills) in ((string, int, string, string)[])
            [("Ridge", 149, "#f6d6a8", "#c0703a"), ("Valley", 119, "#cfe8d5", "#3f8f68"), ("Summit", 189, "#cfe0f2", "#4a72a8")])
        {
            string picture = await UploadAsync(
                $"""<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160"><rect width="320" height="160" fill="{sky}"/><circle cx="250" cy="44" r="18" fill="#fff"/><path d="M0 160 90 56 142 112 214 36 320 160z" fill="{hills}"/></svg>""",
                $"{title}.svg");
            items.Add(string.Create(CultureInfo.InvariantCulture, $$"""
                {"title":"The {{title}}","description":"€ {{price}}, in stock","mediaUrl":"{{picture}}","actions":[{"type":"postback","text":"Choose","payload":"{{title}}"},{"type":"webview","text":"Details","uri":"https://example.com/{{title}}","fallback":"https://example.com"}]}
                """));
        }

        return $$"""{"type":"carousel","items":[{{string.Join(',', items)}}]}""";
    }

    private static string FolderOfReadme([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "src", "SunshineConversations.Emulator");
}
