using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SunshineConversations.Benchmarks;

/// <summary>Fixed answers, in the shape and size of real ones.</summary>
internal static class Answers
{
    public const string AppId = "5d8cff3cd55b040010928b5b";
    public const string ConversationId = "029c31f25a21b47effd7be90";
    public const string UserId = "42589ad070d43be9b00ff7e5";
    public const string KeyId = "app_5d8cff3cd55b040010928b5c";
    public const string KeySecret = "emulator-secret-0123456789";

    private const string Links = """{"next":"https://acme.zendesk.com/sc/v2/apps/5d8cff3cd55b040010928b5b/conversations?page[after]=5e1606762556d93e9c176f69"}""";

    public static byte[] One { get; } = Encoding.UTF8.GetBytes("{\"conversation\":" + Conversation(0) + "}");

    /// <summary>A page; with a cursor there is another one behind it.</summary>
    public static byte[] Page(int size, string? afterCursor = null)
    {
        string conversations = string.Join(',', Enumerable.Range(0, size).Select(Conversation));
        string meta = afterCursor is null ? """{"hasMore":false}""" : $"{{\"hasMore\":true,\"afterCursor\":\"{afterCursor}\"}}";
        return Encoding.UTF8.GetBytes($"{{\"conversations\":[{conversations}],\"meta\":{meta},\"links\":{Links}}}");
    }

    /// <summary>As many pages of 25, each with the cursor of the next.</summary>
    public static byte[][] Pages(int count) =>
        [.. Enumerable.Range(1, count).Select(page => Page(25, page < count ? $"5e1606762556d93e9c17{page:d4}" : null))];

    private static string Conversation(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"id":"67a0ecf8f0305f4a391e{{number:d4}}","type":"personal","metadata":{"lang":"en-ca","vip":true,"score":4.5},"activeSwitchboardIntegration":{"id":"5ef21b86e933b7355c11c604","name":"bot","integrationId":"5ef21b86e933b7355c11c605","integrationType":"zd:agentWorkspace"},"isDefault":false,"displayName":"My conversation","description":"Conversation between Rogers and Carl.","iconUrl":"https://www.gravatar.com/image.jpg","businessLastRead":"2020-06-23T14:33:47.492Z","lastUpdatedAt":"2020-06-26T14:33:47.120Z","createdAt":"2020-06-20T11:26:07.001Z"}""");
}

/// <summary>The transport of the benchmarks: gives the answers in turn at once, as a stream that must be read, like one of the network.</summary>
internal sealed class FixedTransport(params byte[][] answers) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private int _next;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] answer = answers[_next];
        _next = (_next + 1) % answers.Length;
        var content = new StreamContent(new MemoryStream(answer, writable: false)) { Headers = { ContentType = Json, ContentLength = answer.Length } };
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }
}
