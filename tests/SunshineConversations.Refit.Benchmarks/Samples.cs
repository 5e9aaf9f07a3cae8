using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SunshineConversations.Benchmarks;

/// <summary>Fixed responses, in the shape and size of real ones.</summary>
internal static class Samples
{
    public const string AppId = "5d8cff3cd55b040010928b5b";
    public const string ConversationId = "029c31f25a21b47effd7be90";
    public const string UserId = "42589ad070d43be9b00ff7e5";
    public const string KeyId = "app_5d8cff3cd55b040010928b5c";
    public const string KeySecret = "emulator-secret-0123456789";

    private const string Link = "https://acme.zendesk.com/sc/v2/apps/5d8cff3cd55b040010928b5b/conversations?page[after]=5e1606762556d93e9c176f69";

    private static readonly string[] Contents =
    [
        """{"type":"text","text":"Which size would you like to have?","actions":[{"type":"reply","text":"Small","payload":"SIZE_S"},{"type":"reply","text":"Large","payload":"SIZE_L"}]}""",
        """{"type":"text","text":"Your order has been shipped and will arrive on Monday."}""",
        """{"type":"image","mediaUrl":"https://media.smooch.io/apps/5d8cff3cd55b/conversations/029c31f25a21/picture.jpg","mediaType":"image/jpeg","mediaSize":48213,"altText":"A pair of shoes"}""",
        """{"type":"carousel","text":"Sneakers: As light as air","items":[{"title":"Sneakers","description":"As light as air","mediaUrl":"https://example.com/1.jpg","actions":[{"type":"postback","text":"Buy","payload":"BUY_1"},{"type":"link","text":"Look","uri":"https://example.com/1"}]}]}""",
        """{"type":"location","text":"Location shared","coordinates":{"lat":45.5261583,"long":-73.595346},"location":{"name":"The shop","address":"4446 Saint Laurent"}}""",
    ];

    /// <summary>Events in the shapes that are delivered most, with their members in the order of the service: the type is not the first.</summary>
    private static readonly string[] Events =
    [
        Event("conversation:message", """ "message":{"id":"5f74c7d84a146f3abd72af1d","received":"2020-09-30T18:00:56.820Z","author":{"userId":"26508c10541a4b0ff472e5e2","avatarUrl":"https://s3.amazonaws.com/avatar.jpg","displayName":"Steve Rogers","type":"user","user":{"id":"26508c10541a4b0ff472e5e2","externalId":"912382197","authenticated":true}},"content":{"type":"text","text":"Do you have these shoes in large?"},"source":{"integrationId":"5ec69c6e12dda33be985cb1a","originalMessageId":"374","originalMessageTimestamp":"2020-09-30T18:00:56.000Z","type":"telegram"}} """),
        Event("conversation:message", """ "message":{"id":"5f74c7d84a146f3abd72af1e","received":"2020-09-30T18:01:12.104Z","author":{"avatarUrl":"https://s3.amazonaws.com/shop.jpg","displayName":"Ann of the shop","type":"business"},"content":{"type":"text","text":"Which size would you like to have?","actions":[{"type":"reply","text":"Small","payload":"SIZE_S"},{"type":"reply","text":"Large","payload":"SIZE_L"}]},"source":{"type":"api:conversations"}} """),
        Event("conversation:message:delivery:user", """ "user":{"id":"26508c10541a4b0ff472e5e2","externalId":"912382197","authenticated":true},"destination":{"type":"telegram","integrationId":"5ec69c6e12dda33be985cb1a"},"externalMessages":[{"id":"371"}],"message":{"id":"5f74a31c2b5315fc007e7997"},"isFinalEvent":true """),
        Event("conversation:postback", """ "postback":{"payload":"BUY_1"},"user":{"id":"26508c10541a4b0ff472e5e2","externalId":"912382197","authenticated":true},"source":{"type":"telegram","integrationId":"5ec69c6e12dda33be985cb1a"} """),
        Event("conversation:read", """ "activity":{"type":"conversation:read","author":{"type":"user","userId":"26508c10541a4b0ff472e5e2","user":{"id":"26508c10541a4b0ff472e5e2","authenticated":true}},"source":{"type":"web","integrationId":"5ec69c6e12dda33be985cb1a"}} """),
    ];

    public static byte[] One { get; } = Encoding.UTF8.GetBytes("{\"conversation\":" + Conversation(0) + "}");

    /// <summary>A page; with a cursor there is another one behind it.</summary>
    public static byte[] Page(int size, string? afterCursor = null)
    {
        string conversations = string.Join(',', Enumerable.Range(0, size).Select(Conversation));
        string meta = afterCursor is null ? """{"hasMore":false}""" : $"{{\"hasMore\":true,\"afterCursor\":\"{afterCursor}\"}}";
        // The last page leads back only.
        return Encoding.UTF8.GetBytes($$"""{"conversations":[{{conversations}}],"meta":{{meta}},"links":{"{{(afterCursor is null ? "prev" : "next")}}":"{{Link}}"} }""");
    }

    /// <summary>As many pages of 25, each with the cursor of the next.</summary>
    public static byte[][] Pages(int count) =>
        [.. Enumerable.Range(1, count).Select(page => Page(25, page < count ? $"5e1606762556d93e9c17{page:d4}" : null))];

    public static byte[] Posted { get; } = Encoding.UTF8.GetBytes("{\"messages\":[" + Message(0) + "]}");

    /// <summary>A page of messages of five types, in turn.</summary>
    public static byte[] Messages(int size) =>
        Encoding.UTF8.GetBytes($"{{\"messages\":[{string.Join(',', Enumerable.Range(0, size).Select(Message))}],\"meta\":{{\"hasMore\":false}},\"links\":{{\"next\":\"{Link}\"}}}}");

    /// <summary>A request of a webhook with events of five shapes, in turn.</summary>
    public static byte[] Webhook(int size)
    {
        string events = string.Join(',', Enumerable.Range(0, size).Select(number => Events[number % Events.Length]));
        return Encoding.UTF8.GetBytes($$"""{"app":{"id":"{{AppId}}"},"webhook":{"id":"5f4eaef81e3dcc117c7ba48a","version":"v2"},"events":[{{events}}]}""");
    }

    private static string Event(string type, string payload) =>
        $$$"""{"id":"5f74a0d52b5315fc007e798a","createdAt":"2020-09-30T18:00:57.002Z","type":"{{{type}}}","payload":{"conversation":{"id":"f52b01137aa6c250bc7251fa","type":"personal","activeSwitchboardIntegration":{"id":"5eecde2dcdbffb08f5c3ed37","name":"bot","integrationId":"5f11a650e4e987667c2051d1","integrationType":"custom"}},{{{payload.Trim()}}}}}""";

    private static string Message(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"id":"67a0ecf8f0305f4a391e{{{number:d4}}}","received":"2020-06-23T14:33:47.492Z","author":{"type":"business","displayName":"Ann of the shop","avatarUrl":"https://www.gravatar.com/image.jpg"},"content":{{{Contents[number % Contents.Length]}}},"source":{"type":"api:conversations"},"metadata":{"lang":"en-ca","vip":true}}""");

    private static string Conversation(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"id":"67a0ecf8f0305f4a391e{{number:d4}}","type":"personal","metadata":{"lang":"en-ca","vip":true,"score":4.5},"activeSwitchboardIntegration":{"id":"5ef21b86e933b7355c11c604","name":"bot","integrationId":"5ef21b86e933b7355c11c605","integrationType":"zd:agentWorkspace"},"isDefault":false,"displayName":"My conversation","description":"Conversation between Rogers and Carl.","iconUrl":"https://www.gravatar.com/image.jpg","businessLastRead":"2020-06-23T14:33:47.492Z","lastUpdatedAt":"2020-06-26T14:33:47.120Z","createdAt":"2020-06-20T11:26:07.001Z"}""");
}

/// <summary>The transport of the benchmarks: gives the responses in turn at once, as a stream that must be read, like one of the network.</summary>
internal sealed class FixedTransport(params byte[][] responses) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private int _next;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] response = responses[_next];
        _next = (_next + 1) % responses.Length;
        var content = new StreamContent(new MemoryStream(response, writable: false)) { Headers = { ContentType = Json, ContentLength = response.Length } };
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }
}
