using System.Globalization;

namespace SunshineConversations.AspNetCore.Tests.Support;

/// <summary>Bodies as the service sends them.</summary>
internal static class Batch
{
    public const string AppId = "5d8cff3cd55b040010928b5b";
    public const string WebhookId = "5ffdc3d5a0c9a20007dbf9f6";
    public const string Text = "a-text-that-nobody-else-may-see";

    public const string Message = "conversation:message";
    public const string Undescribed = "passthrough:messaging";

    /// <summary>One event of a message.</summary>
    public static string One { get; } = Of(Message);

    /// <summary>Events of these types; their IDs end in 0, 1, 2, and so on.</summary>
    public static string Of(params IEnumerable<string> types) => WithIds(types.Select((type, i) => (IdOf(i), type)));

    /// <summary>The ID of an event; a whole number can be got back from it.</summary>
    public static string IdOf(int number) => "5f7f" + number.ToString("x20", CultureInfo.InvariantCulture);

    public static int NumberOf(string id) => int.Parse(id.AsSpan(4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static string WithIds(params IEnumerable<(string Id, string Type)> events) =>
        $$"""{"app":{"id":"{{AppId}}"},"webhook":{"id":"{{WebhookId}}","version":"v2"},"events":[{{string.Join(',', events.Select(e => Event(e.Id, e.Type)))}}]}""";

    private static string Event(string id, string type) =>
        $$"""
        {"id":"{{id}}","createdAt":"2026-11-25T12:00:00.000Z","type":"{{type}}","payload":{"conversation":{"id":"c93bb9c14dde8ffb94564eae","type":"personal" },
        "message":{"id":"{{id}}","received":"2026-11-25T12:00:00.000Z","author":{"type":"user","userId":"42589ad070d43be9b00ff7e5" },
        "content":{"type":"text","text":"{{Text}}" } } } }
        """;
}
