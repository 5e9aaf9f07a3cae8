using System.Text.Json;
using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The requested page of a list. At most one of the two cursors is set.</summary>
internal sealed record PageQuery(string? After, string? Before, int Size)
{
    /// <summary>The name of the query parameter.</summary>
    public const string Name = "page";

    private static readonly MemberDeclaration[] Cursors = [Optional("after", Text(24, 24)), Optional("before", Text(24, 24))];

    /// <summary>The parameter of a list with a fixed page size.</summary>
    public static MemberDeclaration CursorsOnly { get; } = Optional(Name, Object(Cursors).With(GroupRule.AtMostOne, "after", "before"));

    /// <summary>The parameter of every other list.</summary>
    public static MemberDeclaration Declaration { get; } =
        Optional(Name, Object([.. Cursors, Optional("size", Integer(1, 100))]).With(GroupRule.AtMostOne, "after", "before"));

    /// <param name="query">The valid query of the request.</param>
    /// <param name="defaultSize">The size of a page if the request does not set one.</param>
    public static PageQuery Read(JsonElement query, int defaultSize = 25)
    {
        JsonElement page = query.Member(Name) ?? default;
        return new PageQuery(
            page.Text("after")?.ToLowerInvariant(),
            page.Text("before")?.ToLowerInvariant(),
            page.Member("size")?.GetInt32() ?? defaultSize);
    }
}
