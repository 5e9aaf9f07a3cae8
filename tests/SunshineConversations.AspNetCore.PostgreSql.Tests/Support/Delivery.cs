namespace SunshineConversations.AspNetCore.PostgreSql.Tests.Support;

/// <summary>Bodies of webhook requests, and how they are sent.</summary>
internal static class Delivery
{
    public const string Text = "a-text-that-nobody-else-may-see";

    /// <summary>Messages of users. An ID begins with its conversation, as <c>ann1</c> and <c>ann.2.300</c> do.</summary>
    public static string Of(params IEnumerable<string> ids) => Batch(ids.Select(id => Message(id, id.Split('.')[0].TrimEnd([.. "0123456789"]))));

    public static string Message(string id, string conversation) =>
        $$$"""{"id":"{{{id}}}","createdAt":"2026-11-25T12:00:00.000Z","type":"conversation:message","payload":{"conversation":{"id":"{{{conversation}}}" },"message":{"id":"m","author":{"type":"user"},"content":{"type":"text","text":"{{{Text}}}"} } } }""";

    public static string Batch(params IEnumerable<string> events) =>
        $$$"""{"app":{"id":"the-app"},"webhook":{"id":"the-hook","version":"v2"},"events":[{{{string.Join(',', events)}}}]}""";

    /// <summary>Delivers a batch, which the receiver must accept.</summary>
    public static async Task SendAsync(this Receiver receiver, params string[] ids) => Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Of(ids)));
}
