using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The position of a page in its list.</summary>
internal sealed record ListMeta(bool HasMore, string? AfterCursor, string? BeforeCursor)
{
    public static ListMeta Of<T>(ItemPage<T> page) => new(page.HasMore, page.AfterCursor, page.BeforeCursor);
}

/// <summary>The URLs of the neighboring pages.</summary>
internal sealed record ListLinks(string? Prev, string? Next)
{
    public static ListLinks Of<T>(ItemPage<T> page, ApiRequest request, JsonElement query) => new(
        page.BeforeCursor is { } before ? RequestQuery.PageLink(request.Http, query, "before", before) : null,
        page.AfterCursor is { } after ? RequestQuery.PageLink(request.Http, query, "after", after) : null);
}
