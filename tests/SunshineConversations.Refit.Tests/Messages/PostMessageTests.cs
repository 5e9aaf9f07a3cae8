using SunshineConversations.Tests.Serialization;

namespace SunshineConversations.Tests.Messages;

/// <summary>A posted message on the wire, to the byte.</summary>
public sealed class PostMessageTests
{
    private static readonly MessageAction[] EveryAction =
    [
        new BuyAction("Buy", 999) { Currency = "eur" },
        new LinkAction("More", "https://a") { Default = true, ExtraChannelOptions = new() { Messenger = new() { MessengerExtensions = true, WebviewShareButton = WebviewShareButton.Hide } } },
        new PostbackAction("Pick", "PICK") { Metadata = new() { ["k"] = 1 } },
        new WebviewAction("Open", "https://a", "https://b") { Size = WebviewSize.Tall, OpenOnReceive = true },
    ];

    private const string EveryActionJson =
        """{"type":"buy","text":"Buy","amount":999,"currency":"eur"},{"type":"link","text":"More","uri":"https://a","default":true,"extraChannelOptions":{"messenger":{"messenger_extensions":true,"webview_share_button":"hide"}}},{"type":"postback","text":"Pick","payload":"PICK","metadata":{"k":1}},{"type":"webview","text":"Open","uri":"https://a","fallback":"https://b","size":"tall","openOnReceive":true}""";

    private static readonly (MessageContent Content, string Json)[] Contents =
    [
        ("Hello!", """{"type":"text","text":"Hello!"}"""),
        (new TextMessage { MarkdownText = "# Hello!", BlockChatInput = true }, """{"type":"text","markdownText":"# Hello!","blockChatInput":true}"""),
        (new TextMessage { Actions = [new LocationRequestAction("Where?"), new ReplyAction("Yes", "YES") { IconUrl = "https://i" }] }, """{"type":"text","actions":[{"type":"locationRequest","text":"Where?"},{"type":"reply","text":"Yes","payload":"YES","iconUrl":"https://i"}]}"""),
        (new ImageMessage("https://a/i.png") { Text = "An image", AltText = "An image", Actions = EveryAction }, $$"""{"type":"image","mediaUrl":"https://a/i.png","altText":"An image","text":"An image","actions":[{{EveryActionJson}}]}"""),
        (new FileMessage("https://a/f.pdf") { HtmlText = "<b>x</b>" }, """{"type":"file","mediaUrl":"https://a/f.pdf","htmlText":"<b>x</b>"}"""),
        (new CarouselMessage(new MessageItem("Tacos", EveryAction[2]) { Description = "d", MediaUrl = "https://a", Size = ItemSize.Compact }) { DisplaySettings = new() { ImageAspectRatio = ImageAspectRatio.Square } },
            """{"type":"carousel","items":[{"title":"Tacos","description":"d","mediaUrl":"https://a","size":"compact","actions":[{"type":"postback","text":"Pick","payload":"PICK","metadata":{"k":1}}]}],"displaySettings":{"imageAspectRatio":"square"}}"""),
        (new ListMessage(new MessageItem("Ramen", new LinkAction("a", "b"))) { Actions = EveryAction }, $$"""{"type":"list","items":[{"title":"Ramen","actions":[{"type":"link","text":"a","uri":"b"}]}],"actions":[{{EveryActionJson}}]}"""),
        (new LocationMessage(45.5261583, -73.595346) { Location = new() { Name = "n", Address = "a" } }, """{"type":"location","coordinates":{"lat":45.5261583,"long":-73.595346},"location":{"name":"n","address":"a"}}"""),
        (new FormMessage(new FormField(FormFieldType.Text, "n", "l") { MaxSize = 30 }, new FormField(FormFieldType.Select, "s", "l") { Options = [new("a", "A")] }),
            """{"type":"form","fields":[{"type":"text","name":"n","label":"l","maxSize":30},{"type":"select","name":"s","label":"l","options":[{"name":"a","label":"A"}]}]}"""),
        (new TextMessage("x") { AdditionalData = new Dictionary<string, JsonElement> { ["new"] = JsonElement.Parse("[1.50]") } }, """{"type":"text","text":"x","new":[1.50]}"""),
        (MessageContent.FromJson(new() { ["type"] = "new", ["text"] = new JsonArray(1, null) }), """{"type":"new","text":[1,null]}"""),
    ];

    public static TheoryData<int> EveryContent { get; } = [.. Enumerable.Range(0, Contents.Length)];

    [Theory]
    [MemberData(nameof(EveryContent))]
    public async Task Content_is_sent_as_it_is_written(int index)
    {
        (MessageContent content, string json) = Contents[index];

        Wire.SameJson(await SendAsync(new() { Author = MessageAuthor.Business(), Content = content }), $$"""{"author":{"type":"business"},"content":{{json}} }""");
        // A sent message can be read, and sent again.
        Wire.SameJson(json, Wire.Write((MessageContent)Models.Read(typeof(MessageContent), json)));
    }

    [Theory]
    [Values("""{"type":"interactive","interactive":{"type":"button","body":{"text":"b"}}}""", """{"type":"image","image":{"link":"https://a"}}""",
        """{"contacts":[{"name":{"first_name":"Ann"}}],"n":1e400,"none":null}""")]
    public async Task Content_in_the_format_of_WhatsApp_is_sent_as_it_is(string native)
    {
        JsonObject json = JsonNode.Parse(native)!.AsObject();
        MessageContent content = MessageContent.FromJson(json);
        json.Clear();

        Assert.Equal($$"""{"author":{"type":"business"},"content":{{native}},"schema":"whatsapp"}""", await SendAsync(new() { Author = MessageAuthor.Business(), Content = content, Schema = MessageSchema.WhatsApp }));
    }

    [Fact]
    public async Task A_template_and_overrides_are_sent_digit_for_digit()
    {
        const string json = """{"n":4.50,"big":12345678901234567890,"é":["<&'>",null]}""";
        JsonObject payload = JsonNode.Parse(json)!.AsObject();

        Assert.Equal(
            $$$$"""{"author":{"type":"user","userExternalId":"u","brandId":"9"},"content":{"type":"template","template":{{{{json}}}}},"override":{"apple":{"payload":{{{{json}}}},"withCapabilities":["LIST","AUTH2"]},"messenger":{"payload":{}}},"schema":"whatsapp"}""",
            await SendAsync(new()
            {
                Author = MessageAuthor.ByUserExternalId("u", "9"),
                Content = new TemplateMessage(payload),
                Override = new() { Apple = new(payload) { WithCapabilities = [AppleCapability.List, AppleCapability.Auth2] }, Messenger = new(new JsonObject()) },
                Schema = MessageSchema.WhatsApp,
            }));
    }

    [Fact]
    public async Task A_destination_is_an_integration_or_none()
    {
        Assert.Contains(""","destination":{"integrationType":"none"}}""", await SendAsync(To(MessageDestination.Silent)), StringComparison.Ordinal);
        Assert.Contains(""","destination":{"integrationId":"i"}}""", await SendAsync(To(MessageDestination.ByIntegrationId("i"))), StringComparison.Ordinal);

        static MessagePost To(MessageDestination destination) => new() { Author = MessageAuthor.Business(), Content = "x", Destination = destination };
    }

    private static async Task<string> SendAsync(MessagePost body)
    {
        using var handler = new CapturingHandler { Body = """{"messages":[]}""" };
        await handler.CreateApi<IMessagesApi>().PostMessageAsync(CapturingHandler.AppId, CapturingHandler.ConversationId, body);
        return Assert.IsType<string>(handler.Request.Body);
    }
}
