using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace SunshineConversations.Tests.Serialization;

/// <summary>A server's own query parser returns exactly what was sent.</summary>
[Properties(Arbitrary = [typeof(ArbitraryText)], MaxTest = 500, Replay = "(20261124,2026112401)")]
public sealed class DeepObjectTests
{
    private const string Awkward = "a b&c=d/é+#%";
    private const string AwkwardEscaped = "a%20b%26c%3Dd%2F%C3%A9%2B%23%25";

    [Property]
    public async Task Any_user_id_comes_through(Text id) =>
        AssertParsed(await QueryOfAsync(ConversationListFilter.ByUserId(id.Value), null), ("filter[userId]", id.Value));

    [Property]
    public async Task Any_external_user_id_comes_through(Text id) =>
        AssertParsed(await QueryOfAsync(ConversationListFilter.ByUserExternalId(id.Value), null), ("filter[userExternalId]", id.Value));

    [Property]
    public async Task Any_cursor_and_size_come_through(Text id, Text cursor, bool after, PositiveInt any)
    {
        int size = (any.Get - 1) % 100 + 1;
        var page = new Page { After = after ? cursor.Value : null, Before = after ? null : cursor.Value, Size = size };

        string query = await QueryOfAsync(ConversationListFilter.ByUserId(id.Value), page);

        AssertParsed(query, ("filter[userId]", id.Value), (after ? "page[after]" : "page[before]", cursor.Value), ("page[size]", $"{size}"));
    }

    [Property]
    public async Task The_query_holds_nothing_but_what_RFC_3986_allows(Text id, Text cursor)
    {
        string query = await QueryOfAsync(ConversationListFilter.ByUserExternalId(id.Value), new() { After = cursor.Value });

        Assert.StartsWith("?filter%5BuserExternalId%5D=", query, StringComparison.Ordinal);
        Assert.Contains("&page%5Bafter%5D=", query, StringComparison.Ordinal);
        Assert.DoesNotMatch("[^A-Za-z0-9._~&=%-]", query[1..]);
        Assert.DoesNotMatch("%(?![0-9A-F]{2})", query);
    }

    [Fact]
    public async Task The_awkward_value_of_the_specification_is_escaped()
    {
        Assert.Equal(
            $"?filter%5BuserId%5D={AwkwardEscaped}&page%5Bafter%5D={AwkwardEscaped}&page%5Bsize%5D=1",
            await QueryOfAsync(ConversationListFilter.ByUserId(Awkward), new() { After = Awkward, Size = 1 }));
        Assert.Equal(
            $"?filter%5BuserExternalId%5D={AwkwardEscaped}&page%5Bbefore%5D={AwkwardEscaped}&page%5Bsize%5D=100",
            await QueryOfAsync(ConversationListFilter.ByUserExternalId(Awkward), new() { Before = Awkward, Size = 100 }));
    }

    [Fact]
    public async Task Nothing_is_sent_for_what_is_null()
    {
        var filter = ConversationListFilter.ByUserId("u");

        Assert.Equal("?filter%5BuserId%5D=u", await QueryOfAsync(filter, null));
        Assert.Equal("?filter%5BuserId%5D=u", await QueryOfAsync(filter, new()));
        Assert.Equal("?filter%5BuserId%5D=u&page%5Bafter%5D=c", await QueryOfAsync(filter, new() { After = "c" }));
        Assert.Equal("?filter%5BuserId%5D=u&page%5Bbefore%5D=c", await QueryOfAsync(filter, new() { Before = "c" }));
        Assert.Equal("?filter%5BuserId%5D=u&page%5Bsize%5D=25", await QueryOfAsync(filter, new() { Size = 25 }));
    }

    [Fact]
    public async Task Every_character_of_the_basic_plane_comes_through()
    {
        for (int start = 0; start <= 0xffff; start += Identifier.MaxLength)
        {
            if (char.IsSurrogate((char)start))
                continue;

            string text = string.Concat(Enumerable.Range(start, Identifier.MaxLength).Select(c => (char)c));
            AssertParsed(await QueryOfAsync(ConversationListFilter.ByUserId(text), null), ("filter[userId]", text));
        }
    }

    private static void AssertParsed(string query, params (string Name, string Value)[] expected)
    {
        Dictionary<string, StringValues> parsed = QueryHelpers.ParseQuery(query);
        Assert.Equal(expected.Length, parsed.Count);
        foreach ((string name, string value) in expected)
        {
            Assert.Equal(1, parsed[name].Count);
            Assert.True(string.Equals(value, parsed[name][0], StringComparison.Ordinal), $"{name}: {new Text(parsed[name].ToString())} instead of {new Text(value)}");
        }
    }

    private static async Task<string> QueryOfAsync(ConversationListFilter filter, Page? page)
    {
        using var handler = new CapturingHandler();
        await handler.CreateApi().ListConversationsAsync(CapturingHandler.AppId, filter, page);
        Uri uri = handler.Request.Uri;
        Assert.Equal($"https://api.example/v2/apps/{CapturingHandler.AppId}/conversations", uri.GetLeftPart(UriPartial.Path));
        Assert.Equal("", uri.Fragment);
        // The query on the wire.
        Assert.Equal($"{uri.AbsolutePath}{uri.Query}", uri.PathAndQuery);
        // As it was combined, which is what CallUri sends: this client is without it, and .NET 11 takes a space off the end of the query.
        return uri.OriginalString[uri.OriginalString.IndexOf('?')..];
    }
}
